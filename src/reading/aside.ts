/** "Wait, what helps with sleep?": whether somebody says that what follows is beside what they were asked. */
import type { Words } from '../content/words.ts';
import { listsOf, longestAt } from './phrases.ts';
import { isBreak, tokensOf } from './tokens.ts';

export interface Aside {
  opens: boolean;
  /** What follows, in the patient's own writing. */
  rest: string;
}

export function readAside(text: string, words: readonly Words[]): Aside {
  const tokens = tokensOf(text);
  const openers = listsOf(words, ({ aside }) => aside);
  const fillers = listsOf(words, (each) => each.fillers);
  let at = 0;
  let opens = false;
  for (;;) {
    const opener = longestAt(tokens, at, openers);
    const token = tokens[at];
    const gap = token !== undefined && isBreak(token) ? 1 : 0;
    const step = Math.max(opener, longestAt(tokens, at, fillers), gap);
    if (step === 0) break;
    opens ||= opener > 0;
    at += step;
  }
  const from = tokens[at]?.from;
  return opens && from !== undefined ? { opens, rest: text.slice(from) } : { opens: false, rest: text };
}
