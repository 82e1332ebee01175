/** A number as a figure or in words, wherever it stands. */
import type { Words } from '../content/words.ts';
import { spelledAt } from './number-words.ts';
import { listsOf, longestAt } from './phrases.ts';
import { tokensOf, type Token } from './tokens.ts';

export interface Amount {
  value: number;
  length: number;
}

export function amountAt(tokens: readonly Token[], at: number, words: readonly Words[]): Amount | undefined {
  const token = tokens[at];
  return token?.kind === 'figure' ? { value: token.value ?? 0, length: 1 } : spelledAt(tokens, at, words);
}

export function hasFigure(text: string, words: readonly Words[]): boolean {
  const tokens = tokensOf(text);
  const none = listsOf(words, ({ number }) => number.noNumber);
  for (let at = 0; at < tokens.length; at += Math.max(1, longestAt(tokens, at, none))) {
    if (longestAt(tokens, at, none) > 0) continue;
    if (tokens[at]?.kind === 'figure' || spelledAt(tokens, at, words)?.weak === false) return true;
  }
  return false;
}
