/** Which files content/ holds, and the stamp that tells one state of them from another. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Files below `dir` with this ending, by path, in a fixed order on every machine. */
export function filesIn(dir: string, under: string, ending: string): string[] {
  const folder = join(dir, under);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((each) => (under === '' ? each : `${under}/${each}`).replaceAll('\\', '/'))
    .filter((each) => each.endsWith(ending))
    .sort();
}

/** Changes with any word or number in content/; explanations for people (.md) do not count. */
export function versionOf(dir: string): string {
  const hash = createHash('sha256');
  const files = ['.yaml', '.json', '.csv'].flatMap((ending) => filesIn(dir, '', ending)).sort();
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(dir, file)))
      .update('\0');
  return hash.digest('hex').slice(0, 12);
}
