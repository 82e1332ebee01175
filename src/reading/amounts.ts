/** A number as a figure or in words, wherever it stands. */
import type { Words } from '../content/words.ts';
import { spelledAt } from './number-words.ts';
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
  return tokens.some(({ kind }, at) => kind === 'figure' || spelledAt(tokens, at, words)?.weak === false);
}
