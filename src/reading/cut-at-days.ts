/** A part of a message cut where days are named: "mon 5 tues 6" before each, "5 monday 6 tuesday" behind it. */
import type { Words } from '../content/words.ts';
import { dayNamedAt, type DayBack } from './day-named.ts';
import { isNumberAt } from './named-questions.ts';
import { pick } from './number-lists.ts';
import { longestAt, longestBefore } from './phrases.ts';
import { readOnce } from './read-once.ts';
import { tokensOf, type Token } from './tokens.ts';

export interface Clause {
  text: string;
  hasNumber: boolean;
  /** The day is named in it, or its name was all that it held. */
  isDay: boolean;
}
export interface Dated extends Clause {
  day?: DayBack | 'today';
  /** Its number stands before the day. */
  isDayLast?: boolean;
}

export const cutAtDays = readOnce((text: string, words: readonly Words[]): Dated[] => {
  const tokens = tokensOf(text);
  const all = daysIn(tokens, words);
  const number = tokens.findIndex((_, at) => isNumberOnly(tokens, at, all, words));
  // "Can I do yesterday's now?"
  const past = all.filter(({ day }) => day !== 'today');
  const found = number < 0 && past.length > 0 ? past : all;
  const [first, ...more] = found;
  const isDayLast = first !== undefined && number >= 0 && number < first.at;
  const cuts = isDayLast ? found.slice(0, -1).map(({ at, length }) => at + length) : more.map(({ at }) => at);
  const places = [0, ...cuts, tokens.length];
  return (first === undefined ? [undefined] : found).map((each, at): Dated => {
    const [from, to] = [places[at] ?? 0, places[at + 1] ?? tokens.length];
    return {
      text: withoutDay(text, tokens, { from, to }, each),
      hasNumber: tokens.some(
        (_, place) => place >= from && place < to && isNumberOnly(tokens, place, all, words),
      ),
      isDay: each !== undefined,
      ...(each && { day: each.day, isDayLast }),
    };
  });
});

/** What is said beside the day; of today all, for its question is the one that stands open. */
function withoutDay(
  text: string,
  tokens: readonly Token[],
  { from, to }: { from: number; to: number },
  found: Found | undefined,
): string {
  const part = (first: number, last: number) =>
    text.slice(tokens[first]?.from ?? text.length, tokens[last - 1]?.to ?? 0);
  if (found === undefined || found.day === 'today') return part(from, to).trim();
  const parts = [part(from, found.at), part(found.at + found.length, to)];
  return parts
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .join(' ');
}

/** Every day that is named, today with them. */
export function daysNamed(text: string, words: readonly Words[]): DayBack[] {
  return daysIn(tokensOf(text), words).map(({ day }) => (day === 'today' ? { ago: 0 } : day));
}

interface Found {
  at: number;
  length: number;
  day: DayBack | 'today';
}

function daysIn(tokens: readonly Token[], words: readonly Words[]): Found[] {
  const compares = words.map(({ daysTold }) => daysTold.compares);
  const found: Found[] = [];
  for (let at = 0; at < tokens.length;) {
    const named = dayNamedAt(tokens, at, words);
    // "Last night" is asked about today.
    const night = longestAt(tokens, at, pick(words, 'night'));
    // "Same as yesterday" compares with it, and "since Sunday" only begins there.
    const isBeside = longestBefore(tokens, at, compares) > 0;
    if (named !== undefined && night < named.length && !isBeside) {
      const isToday = 'ago' in named.day && named.day.ago === 0;
      const day = isToday ? 'today' : withPast(named.day, tokens, at, named.length, words);
      const last = found.at(-1);
      // "Sunday the 1st" is one day.
      const isOne = last !== undefined && at <= last.at + last.length + 1 && isDate(day) !== isDate(last.day);
      if (isOne)
        found.splice(-1, 1, {
          at: last.at,
          length: at + named.length - last.at,
          day: isDate(day) ? day : last.day,
        });
      else found.push({ at, length: named.length, day });
    }
    at += Math.max(named?.length ?? 0, night, 1);
  }
  return found;
}

function isDate(day: DayBack | 'today'): boolean {
  return day !== 'today' && 'date' in day;
}

/** "Last Friday", "el viernes pasado". */
function withPast(
  day: DayBack,
  tokens: readonly Token[],
  at: number,
  length: number,
  words: readonly Words[],
): DayBack {
  const past = words.map(({ correction }) => correction.past);
  const isPast = longestBefore(tokens, at, past) > 0 || longestAt(tokens, at + length, past) > 0;
  return isPast && 'weekday' in day ? { ...day, isPast } : day;
}

/** The 3 of "3 days ago" is a part of the day; "one" is often none. */
function isNumberOnly(
  tokens: readonly Token[],
  at: number,
  days: readonly Found[],
  words: readonly Words[],
): boolean {
  const isInDay = days.some((each) => at >= each.at && at < each.at + each.length);
  return !isInDay && isNumberAt(tokens, at, words);
}
