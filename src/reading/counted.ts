/** Whether an unknown word behind a number can be what the number counts: "5 stars", "1 nap", "zero energy", "3 cold showers". */
import type { Words } from '../content/words.ts';
import { listsOf, longestAt, longestBefore, type Lists } from './phrases.ts';
import type { Token } from './tokens.ts';

/** `told`: words that only look like more than one of something: "gets", "always", "gracias". */
export function canBeCounted(tokens: readonly Token[], at: number, value: number, told: Lists): boolean {
  if (longestAt(tokens, at, told) > 0 || longestBefore(tokens, at, told) > 0) return false;
  // Of nothing there may be any amount of anything, and of one thing one.
  if (value === 0) return true;
  if (value === 1) return !isSeveral(tokens, at, told);
  return isSeveral(tokens, at, told) || isSeveral(tokens, at + 1, told);
}

/** "3hrs so 3": hours of that number, and behind them the same number again. */
export function isScoreOfHours(tokens: readonly Token[], value: number, words: readonly Words[]): boolean {
  const hours = listsOf(words, ({ number }) => number.counted.hours);
  const told = tokens.findIndex(({ suffix = '', ...each }, at) => {
    const isWritten = suffix !== '' && hours.some((list) => list.includes(suffix));
    return each.value === value && (isWritten || longestAt(tokens, at + 1, hours) > 0);
  });
  return told >= 0 && tokens.slice(told + 1).some((each) => each.value === value);
}

/** A plural in English or in Spanish; "stress" and "tennis" are none. */
export function isSeveral(tokens: readonly Token[], at: number, told: Lists): boolean {
  const token = tokens[at];
  return (
    token?.kind === 'word' && /^\p{L}{2,}[^\P{L}siu]s$/u.test(token.text) && longestAt(tokens, at, told) === 0
  );
}
