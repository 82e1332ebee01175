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
    const spelled = longestNumberAt(tokens, at, number.words);
    if (spelled !== undefined && spelled.length > (best?.length ?? 0)) best = { ...spelled, weak: false };
  }
  const weak = listsOf(words, ({ number }) => number.weak);
  return best && { ...best, weak: longestAt(tokens, at, weak) === best.length };
}

/** The number of a `numbered` list whose phrase begins here. */
export function longestNumberAt(tokens: readonly Token[], at: number, spelled: Record<string, readonly string[]>) {
  let best: { key: string; value: number; length: number } | undefined;
  for (const key in spelled) {
    const length = longestAt(tokens, at, [spelled[key] ?? []]);
    if (length > (best?.length ?? 0)) best = { key, value: Number(key), length };
  }
  return best;
}
