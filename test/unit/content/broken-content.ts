/** A copy of content/ with one thing changed, so that a check can be seen to notice it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

export const shipped = resolve('content');

export interface Break {
  file: string;
  from: string | RegExp;
  to: string;
}

/** One for all tests of a file: to copy everything anew for each takes longer than to look at it. */
let copy: string | undefined;
afterAll(() => {
  if (copy !== undefined) rmSync(copy, { recursive: true, force: true });
});

function copied(): string {
  if (copy !== undefined) return copy;
  copy = mkdtempSync(join(tmpdir(), 'content-'));
  cpSync(shipped, copy, { recursive: true, filter: isWanted });
  return copy;
}

/**
 * Runs `look` on the copy while it is broken, and mends it. Fails when there was nothing to change, so that no test passes
 * by accident.
 */
export function withBroken<T>(breaks: Break[], look: (dir: string) => T): T {
  const dir = copied();
  const whole = new Map<string, string>();
  try {
    for (const { file, from, to } of breaks) {
      const before = readFileSync(join(dir, file), 'utf8');
      if (!whole.has(file)) whole.set(file, before);
      const after = before.replace(from, to);
      if (after === before) throw new Error(`${file} does not hold ${String(from)}`);
      writeFileSync(join(dir, file), after);
    }
    return look(dir);
  } finally {
    for (const [file, text] of whole) writeFileSync(join(dir, file), text);
  }
}

/**
 * The risk rules are many and have checks of their own: one of their files stands for all. What the second reader has learnt
 * from is read by its training alone.
 */
function isWanted(path: string): boolean {
  if (path === join(shipped, 'second-reader', 'training')) return false;
  const below = relative(join(shipped, 'risk'), path);
  return below.startsWith('..') || below === '' || below === 'spelling.yaml';
}

/** The line on which a text stands in the shipped file. */
export function lineOf(file: string, text: string): number {
  const lines = readFileSync(join(shipped, file), 'utf8').split('\n');
  const at = lines.findIndex((line) => line.includes(text));
  if (at < 0) throw new Error(`${file} does not hold ${text}`);
  return at + 1;
}
