/** A date that begins at a token, whatever stands behind it. */
import { monthOf } from './day-ahead.ts';
import type { Token } from './tokens.ts';

const ORDINAL = /^(st|nd|rd|th|o|º)$/;
const OF = new Set(['of', 'de', 'del']);

/** "12 March", "March 12", "12 de marzo de 2027", "3/12/2026", "12th"; a bare number is one only behind "the". In tokens. */
export function dateAt(tokens: readonly Token[], at: number, isTheDay: boolean): number {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (first?.kind === 'thing') return /^\d{1,4}([/.-])\d{1,2}\1\d{2,4}$/.test(first.text) ? 1 : 0;
  if (isMonth(first)) return isDayNumber(second) ? 2 + yearAt(tokens, at + 2) : 0;
  if (!isDayNumber(first)) return 0;
  const month = at + (OF.has(second?.text ?? '') ? 2 : 1);
  if (isMonth(tokens[month])) return month + 1 - at + yearAt(tokens, month + 1);
  return ORDINAL.test(first.suffix ?? '') || (isTheDay && (first.suffix ?? '') === '') ? 1 : 0;
}

export function isMonth(token: Token | undefined): boolean {
  return token?.kind === 'word' && monthOf(token.text) > 0;
}

function isDayNumber(token: Token | undefined): token is Token {
  const { value = 0, suffix = '' } = token ?? {};
  return Number.isInteger(value) && value >= 1 && value <= 31 && (suffix === '' || ORDINAL.test(suffix));
}

function yearAt(tokens: readonly Token[], at: number): number {
  const of = OF.has(tokens[at]?.text ?? '') ? 1 : 0;
  return /^\d{4}$/.test(tokens[at + of]?.text ?? '') ? of + 1 : 0;
}
