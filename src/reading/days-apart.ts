/** A message cut into what is told of each day that is over, and what is told of today. */
import { isDeepStrictEqual } from 'node:util';
import type { Words } from '../content/words.ts';
import { cutAtDays, type Clause, type Dated } from './cut-at-days.ts';
import type { DayBack } from './day-named.ts';
import { pick } from './number-lists.ts';
import { hasPhrase } from './phrases.ts';
import { tokensOf } from './tokens.ts';

export interface OfDay {
  day: DayBack;
  clauses: Clause[];
  /** Its numbers stand in one clause with the day, or are told as of the past. */
  isPlain: boolean;
  /** "Friday at 3" is an appointment; "Friday was 3" was how it was. */
  isOver: boolean;
}

const BETWEEN =
  /(?<=\?)\s+|\s*(?:[,;:]\s+|\n+|[.!…]+\s+|[.!;,…]+$|\s[-–—]+\s|\.{2,}|[()]|\s+(?:and|but|y|e|pero)\s+)/giu;

/** Undefined where no day that is over is named. */
export function clausesByDay(
  text: string,
  words: readonly Words[],
): { days: OfDay[]; rest: string } | undefined {
  const clauses = text
    .split(BETWEEN)
    .filter((each) => each.trim() !== '')
    .flatMap((each) => cutAtDays(each, words));
  const apart: Apart = { days: [], rest: [], before: [], open: undefined };
  for (const each of clauses) put(apart, each, words);
  return apart.days.length === 0
    ? undefined
    : { days: apart.days, rest: apart.rest.map(({ text: each }) => each).join(', ') };
}

interface Apart {
  days: OfDay[];
  rest: Clause[];
  /** What stands before any day. */
  before: Clause[];
  open: OfDay | 'today' | undefined;
}

function put(apart: Apart, { day: named, ...clause }: Dated, words: readonly Words[]): void {
  const day = named === 'today' && isOfTelling(clause, words) ? undefined : named;
  if (day !== undefined) begin(apart, day, clause, words);
  const { open, before, rest } = apart;
  if (open === undefined) before.push(clause);
  else if (open === 'today') rest.push(clause);
  else if (day !== undefined || !clause.hasNumber) open.clauses.push(clause);
  else goOn(apart, open, clause, words);
}

function begin(apart: Apart, day: DayBack | 'today', clause: Dated, words: readonly Words[]): void {
  const { before, rest, days } = apart;
  const isOwn = (each: Clause) => day !== 'today' && (!each.hasNumber || isOfRow(before, clause));
  rest.push(...before.filter((each) => !isOwn(each)));
  const clauses = before.filter(isOwn);
  apart.before = [];
  const again = days.find((each) => isDeepStrictEqual(each.day, day));
  const fresh = { clauses, isPlain: true, isOver: day !== 'today' && isOver(day, clause, words) };
  apart.open = day === 'today' ? day : (again ?? { day, ...fresh });
  if (again !== undefined) again.clauses.push(...clauses);
  else if (apart.open !== 'today') days.push(apart.open);
}

/** "6 5 7 6, for yesterday", "6, 5, 7, 6 for yesterday": what stands before a day that ends the row is of it. */
function isOfRow(before: readonly Clause[], { text, hasNumber: has, isDayLast }: Dated): boolean {
  const numbers = before.filter((each) => each.hasNumber).length;
  return has ? isDayLast === true && numbers >= ROW - 1 : isDayAlone(text);
}
const ROW = 3;

/** "Yesterday:", "for yesterday". */
function isDayAlone(text: string): boolean {
  return tokensOf(text).filter(({ kind }) => kind !== 'mark').length <= 1;
}

/**
 * A number behind a day that was left out may be of today, unless it is told as of the past, goes on with a row, or today has its
 * own already.
 */
function goOn({ rest }: Apart, open: OfDay, clause: Clause, words: readonly Words[]): void {
  const first = open.clauses.findIndex((each) => each.hasNumber);
  // "Five. Yesterday, to be fair, a two."
  const isBefore = first >= 0 && open.clauses.some((each, at) => at > first && !each.hasNumber && each.isDay);
  if (isBefore) rest.push(...open.clauses.splice(0, first + 1));
  const goesOn =
    (!isBefore && first >= 0) || open.clauses.some(({ isDay, text }) => isDay && isDayAlone(text));
  open.isPlain &&=
    goesOn || rest.some((each) => each.hasNumber) || hasPhrase(tokensOf(clause.text), pick(words, 'past'));
  open.clauses.push(clause);
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
