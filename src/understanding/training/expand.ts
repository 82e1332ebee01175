/** One line of the training files as the messages it stands for: (a|b) is one of them, [a|b] one of them or none. */

import { numbersFrom, type Next } from './voices.ts';

/** More of one line teach nothing that its first few have not taught. */
export const MOST = 12;

/** Up to `most` different messages, always the same ones for a line. */
export function expand(line: string, most = MOST): string[] {
  const parts = partsOf(line);
  const next = numbersFrom(line);
  const found = new Set<string>();
  for (let tries = 0; tries < most * 3 && found.size < most; tries++) found.add(spoken(parts, next));
  return [...found];
}

function partsOf(line: string): string[][] {
  return [...line.matchAll(/\(([^)]*)\)|\[([^\]]*)\]|([^([]+)/g)].map(([, one, maybe, plain]) => {
    if (one !== undefined) return one.split('|');
    return maybe === undefined ? [plain ?? ''] : ['', ...maybe.split('|')];
  });
}

function spoken(parts: readonly string[][], next: Next): string {
  const chosen = parts.map((each) => each[next(each.length)] ?? '');
  return chosen.join('').replace(/\s+/g, ' ').trim();
}
