/** Figures that a command has measured, put in the place of what the README said before. */
import { readFileSync, writeFileSync } from 'node:fs';

/** `part` is the word in the two comments between which they stand. Throws where the README has none of that name. */
export function publish(part: 'bench' | 'risk' | 'understanding', figures: string): void {
  const [begin, end] = [`<!-- ${part} -->`, `<!-- /${part} -->`];
  const [before, rest] = readFileSync('README.md', 'utf8').split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`README.md has no ${begin} ... ${end}`);
  writeFileSync('README.md', `${before}${begin}\n\n${figures}\n\n${end}${after}`);
}
