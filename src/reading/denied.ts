/** "Not a 4", "no es un 4": a number that is only said not to be meant chooses nothing. */
import type { Words } from '../content/words.ts';
import { pick } from './number-lists.ts';
import { longestBefore, type Lists } from './phrases.ts';
import { tokensOf } from './tokens.ts';

/** A bare no before it is an answer of its own: "no, 4". */
export function deniesNumber(text: string, words: readonly Words[]): boolean {
  const tokens = tokensOf(text);
  const negations: Lists = words.map((each) => each.negations);
  return tokens.some(({ kind }, from) => {
    if (kind !== 'figure') return false;
    const at = from - longestBefore(tokens, from, pick(words, 'articles'));
    const negated = longestBefore(tokens, at, negations);
    return negated > 0 && longestBefore(tokens, at, pick(words, 'bareNo')) !== negated;
  });
}
