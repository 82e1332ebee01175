/** The content of the clinic, with changes: in a directory of its own, which whoever asked for it removes. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type ContentChange = [file: string, from: RegExp, to: string];

export function changedContent(changes: ContentChange[]): string {
  const dir = mkdtempSync(join(tmpdir(), 'flarepath-changed-'));
  cpSync('content', dir, { recursive: true });
  for (const [file, from, to] of changes) {
    const before = readFileSync(join(dir, file), 'utf8');
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${file} has no ${String(from)} any more`);
    writeFileSync(join(dir, file), after);
  }
  return dir;
}
