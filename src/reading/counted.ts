/** Whether an unknown word behind a number can be what the number counts: "5 stars", "1 nap", "zero energy", "3 cold showers". */
import { longestAt, longestBefore, type Lists } from './phrases.ts';
import type { Token } from './tokens.ts';

/** `told`: words that only look like more than one of something: "gets", "always", "gracias". */
export function canBeCounted(tokens: readonly Token[], at: number, value: number, told: Lists): boolean {
  if (longestAt(tokens, at, told) > 0 || longestBefore(tokens, at, told) > 0) return false;
  // Of nothing there may be any amount of anything, and of one thing one.
  if (value === 0) return true;
  if (value === 1) return !isSeveral(tokens, at, told);
  return isSeveral(tokens, at, told) || isSeveral(tokens, at + 1, told);
}

/** A plural in English or in Spanish; "stress" and "tennis" are none. */
export function isSeveral(tokens: readonly Token[], at: number, told: Lists): boolean {
  const token = tokens[at];
  return (
    token?.kind === 'word' && /^\p{L}{2,}[^\P{L}siu]s$/u.test(token.text) && longestAt(tokens, at, told) === 0
  );
}
