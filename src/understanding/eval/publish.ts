/** What was scored, put in the place of what the README said before. */
import { readFileSync, writeFileSync } from 'node:fs';

const BEGIN = '<!-- understanding -->';
const END = '<!-- /understanding -->';

export function publish(table: string): void {
  const [before, rest] = readFileSync('README.md', 'utf8').split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`README.md has no ${BEGIN} ... ${END}`);
  writeFileSync('README.md', `${before}${BEGIN}\n\n${table}\n\n${END}${after}`);
}
