/** Numbers that are a time of day or a date. */
import type { Words } from '../content/words.ts';
import type { Figure, Scale } from './figures.ts';
import { pick } from './number-lists.ts';
import { longestAt, longestBefore } from './phrases.ts';
import type { Token } from './tokens.ts';

const HOURS = 12;

export function isClockTime(
  tokens: readonly Token[],
  { from, to, value, named }: Figure,
  words: readonly Words[],
  { of }: Scale,
): boolean {
  // "25 in the morning" is no hour, where minutes are asked for.
  const mayBeHour = of === undefined || value <= HOURS;
  if (mayBeHour && longestAt(tokens, to, pick(words, 'clockAfter')) > 0) return true;
  const isNear = longestBefore(tokens, from, pick(words, 'nearHour')) > 0;
  if (mayBeHour && isNear && longestAt(tokens, to, pick(words, 'dayParts')) > 0) return true;
  const before = longestBefore(tokens, from, pick(words, 'clockBefore'));
  // "Sticking at 6", "knees at 8", "stopped after 5 minutes".
  const isTold = named === true || longestBefore(tokens, from, pick(words, 'lead')) > before;
  if (isTold || longestBefore(tokens, from - before, pick(words, 'scored')) > 0) return false;
  // "I am at 7" and "put it at 7" are scores where "woke at 7" is a time.
  const counts = of !== undefined && value > HOURS ? pick(words, 'beforeCount') : [];
  const leads = [...pick(words, 'beforeScore'), ...counts];
  if (longestBefore(tokens, from, leads) > before) return false;
  return before > 0 && longestBefore(tokens, from - before, pick(words, 'lead')) === 0;
}

export function isDate(tokens: readonly Token[], { from, to }: Figure, words: readonly Words[]): boolean {
  const months = pick(words, 'months');
  const of = longestAt(tokens, to, pick(words, 'outOf'));
  // "Sept" is seven in French and a month in English: beside a figure it is the month.
  const beside = tokens[to]?.kind === 'figure' || tokens[from - 1]?.kind === 'figure';
  return (
    (beside && longestAt(tokens, from, months) > 0) ||
    longestBefore(tokens, from, months) > 0 ||
    longestAt(tokens, to, months) > 0 ||
    longestAt(tokens, to + of, months) > 0
  );
}
