/** A message cut into what is told of each day that is over, and what is told of today. */
import type { Words } from '../content/words.ts';
import { dayNamedAt, type DayBack } from './day-named.ts';
import { isNumberAt } from './named-questions.ts';
import { pick } from './number-lists.ts';
import { hasPhrase, longestAt, longestBefore } from './phrases.ts';
import { tokensOf, type Token } from './tokens.ts';

interface Clause {
  text: string;
  hasNumber: boolean;
}
export interface OfDay {
  day: DayBack;
  clauses: Clause[];
  /** Its numbers stand in one clause with the day, or are told as of the past. */
  isPlain: boolean;
  /** "Friday at 3" is an appointment; "Friday was 3" was how it was. */
  isOver: boolean;
}

const BETWEEN = /(?<=\?)\s+|\s*(?:[,;]\s+|\n+|[.!]+\s+|[.!;,]$|\s-+\s|\s+(?:and|but|y|e|pero)\s+)/giu;

/** Undefined where no day that is over is named. */
export function clausesByDay(
  text: string,
  words: readonly Words[],
): { days: OfDay[]; rest: string } | undefined {
  const clauses = text
    .split(BETWEEN)
    .filter((each) => each.trim() !== '')
    .flatMap((each) => cutAtDays(each, words));
  const rest: string[] = [];
  const days: OfDay[] = [];
  let before: Clause[] = [];
  let open: OfDay | 'today' | undefined;
  for (const { day: named, ...clause } of clauses) {
    const day = named === 'today' && isOfTelling(clause, words) ? undefined : named;
    if (day !== undefined) {
      // "6 5 7 6, for yesterday": what stands before a day without a number is of it.
      const isOwn = (each: Clause) => day !== 'today' && !(each.hasNumber && clause.hasNumber);
      rest.push(...before.filter((each) => !isOwn(each)).map((each) => each.text));
      open =
        day === 'today'
          ? day
          : { day, clauses: before.filter(isOwn), isPlain: true, isOver: isOver(day, clause, words) };
      if (open !== 'today') days.push(open);
      before = [];
    }
    if (open === undefined) before.push(clause);
    else if (open === 'today') rest.push(clause.text);
    else {
      open.isPlain &&= day !== undefined || isOf(open, clause, words);
      open.clauses.push(clause);
    }
  }
  return days.length === 0 ? undefined : { days, rest: rest.join(', ') };
}

/** A number behind a day that was left out may be of today, unless it is told as of the past or goes on with a row. */
function isOf(open: OfDay, clause: Clause, words: readonly Words[]): boolean {
  if (!clause.hasNumber || open.clauses.some((each) => each.hasNumber)) return true;
  return hasPhrase(tokensOf(clause.text), pick(words, 'past'));
}

/** "Can I put it now?" */
function isOfTelling({ text, hasNumber: has }: Clause, words: readonly Words[]): boolean {
  const telling = words.flatMap(({ asking, daysTold }) => [asking, daysTold.left]);
  return !has && hasPhrase(tokensOf(text), telling);
}

function isOver(day: DayBack, { text }: Clause, words: readonly Words[]): boolean {
  if ('ago' in day) return true;
  const told = [...pick(words, 'past'), ...words.map(({ daysTold }) => daysTold.left)];
  return ('isPast' in day && day.isPast === true) || hasPhrase(tokensOf(text), told);
}

interface Dated extends Clause {
  day?: DayBack | 'today';
}

/** "Mon 5 tues 6" is cut before each day, "5 monday 6 tuesday" behind it. */
function cutAtDays(text: string, words: readonly Words[]): Dated[] {
  const tokens = tokensOf(text);
  const found = daysIn(tokens, words);
  const number = tokens.findIndex((_, at) => isNumberOnly(tokens, at, found, words));
  const [first, ...more] = found;
  const clause = (part: string): Clause => ({ text: part.trim(), hasNumber: hasNumber(part, words) });
  if (first === undefined || more.length === 0)
    return [{ ...clause(text), ...(first && { day: first.day }) }];
  const cuts =
    first.at < number ? more.map(({ at }) => at) : found.slice(0, -1).map(({ at, length }) => at + length);
  const places = [0, ...cuts.map((at) => tokens[at]?.from ?? text.length), text.length];
  return found.map(({ day }, at) => ({ ...clause(text.slice(places[at], places[at + 1])), day }));
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
  const found: Found[] = [];
  for (let at = 0; at < tokens.length;) {
    const named = dayNamedAt(tokens, at, words);
    // "Last night" is asked about today.
    const night = longestAt(tokens, at, pick(words, 'night'));
    if (named !== undefined && night < named.length) {
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

function hasNumber(text: string, words: readonly Words[]): boolean {
  const tokens = tokensOf(text);
  const found = daysIn(tokens, words);
  return tokens.some((_, at) => isNumberOnly(tokens, at, found, words));
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
