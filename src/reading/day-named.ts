/** A day that is over and named at a token: "yesterday", "Monday's", "3 days ago", "the 24th", "el 24 de noviembre". */
import type { Words } from '../content/words.ts';
import { dateAt } from './date-at.ts';
import { monthOf } from './day-ahead.ts';
import { longestNumberAt, numberWordAt } from './number-words.ts';
import { listsOf, longestAt, longestBefore } from './phrases.ts';
import type { Token } from './tokens.ts';

/** `date`: a day of the month; where no month is told, of the last that had it. */
export type DayBack = { ago: number } | { weekday: number; isPast?: true } | { date: number; month?: number };
export interface DayNamed {
  day: DayBack;
  length: number;
  /** Its number can be nothing else. */
  isSure?: true;
}

export function dayNamedAt(
  tokens: readonly Token[],
  at: number,
  words: readonly Words[],
): DayNamed | undefined {
  const counted = daysAgoAt(tokens, at, words) ?? datedAt(tokens, at, words);
  if (counted !== undefined) return { ...counted, isSure: true };
  const own = tokens
    .slice(at, at + LONGEST_DAY)
    .map((each) => ({ ...each, text: each.text.replace(/s$/, '') }));
  const found = [tokens.slice(at, at + LONGEST_DAY), own].flatMap((some) => calledAt(some, words));
  return found.reduce<DayNamed | undefined>(
    (best, each) => (each.length > (best?.length ?? 0) ? each : best),
    undefined,
  );
}
const LONGEST_DAY = 4;

/** "Yesterday", "Monday's". */
function calledAt(tokens: readonly Token[], words: readonly Words[]): DayNamed[] {
  return words.flatMap(({ inForms, wishes }) => {
    const ago = longestNumberAt(tokens, 0, inForms.daysAgo);
    const named = longestNumberAt(tokens, 0, wishes.weekdays);
    return [
      ...(ago ? [{ length: ago.length, day: { ago: ago.value } }] : []),
      ...(named ? [{ length: named.length, day: { weekday: named.value } }] : []),
    ];
  });
}

/** "3 days ago", "hace tres días". */
function daysAgoAt(tokens: readonly Token[], at: number, words: readonly Words[]): DayNamed | undefined {
  const lengthAt = (from: number, pick: (each: Words) => readonly string[]) =>
    longestAt(tokens, from, listsOf(words, pick));
  const before = lengthAt(at, ({ inForms }) => inForms.agoBefore);
  const from = at + before;
  const isFigure = tokens[from]?.kind === 'figure';
  const count = isFigure ? { value: tokens[from]?.value, length: 1 } : numberWordAt(tokens, from, words);
  if (count?.value === undefined) return undefined;
  const unit = lengthAt(from + count.length, ({ inForms }) => inForms.units.days);
  const after = lengthAt(from + count.length + unit, ({ inForms }) => inForms.agoAfter);
  if (unit === 0 || before + after === 0) return undefined;
  return { length: before + count.length + unit + after, day: { ago: count.value } };
}

/** A bare number is a date only behind "the", and where no scale has it. */
function datedAt(tokens: readonly Token[], at: number, words: readonly Words[]): DayNamed | undefined {
  const first = tokens[at];
  const article = listsOf(words, ({ number }) => number.definite);
  const isTheDay = longestBefore(tokens, at, article) > 0 && (first?.value ?? 0) > TOP_OF_SCALES;
  const length = dateAt(tokens, at, isTheDay);
  const named = tokens.slice(at, at + length);
  const date = named.find(({ kind, value = 0 }) => kind === 'figure' && value <= 31)?.value;
  if (date === undefined) return undefined;
  const month = named.map(({ text }) => monthOf(text)).find((each) => each > 0);
  return { length, day: { date, ...(month !== undefined && { month }) } };
}
const TOP_OF_SCALES = 10;
