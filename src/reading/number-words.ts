/** Numbers written as words, in the languages we know. */
import type { Words } from '../content/words.ts';
import { listsOf, longestAt } from './phrases.ts';
import type { Token } from './tokens.ts';

export interface NumberWord {
  value: number;
  /** In tokens. */
  length: number;
  /** Often something else, like "one". */
  weak: boolean;
}

export function numberWordAt(tokens: readonly Token[], at: number, words: readonly Words[]): NumberWord | undefined {
  let best: NumberWord | undefined;
  for (const { number } of words) {
    for (const [key, spelled] of Object.entries(number.words)) {
      const length = longestAt(tokens, at, [spelled]);
      if (length > (best?.length ?? 0)) best = { value: Number(key), length, weak: false };
    }
  }
  const weak = listsOf(words, ({ number }) => number.weak);
  return best && { ...best, weak: longestAt(tokens, at, weak) === best.length };
}
