/** A day as people tell it: written out, or counted from today, such as "3 days ago" or "el lunes pasado". */
import type { Words } from '../content/words.ts';
import { dayAfter, weekday, type Day } from '../model/time.ts';
import { longestNumberAt, numberWordAt } from '../reading/number-words.ts';
import {
  findPhrase,
  isWhole,
  listsOf,
  longestAt,
  longestBefore,
  withoutBack,
  withoutFront,
} from '../reading/phrases.ts';
import { tokensOf, type Token } from '../reading/tokens.ts';
import { monthOf, readDate, type Calendar } from './read-date.ts';

export interface Listening extends Calendar {
  words: readonly Words[];
  /** A day of the week alone is the last such day: only where somebody is asked whether it is meant. */
  near?: true;
}
type InForms = Words['inForms'];
type Unit = keyof InForms['units'];

/** Nobody tells a day in more words than this. */
const LONGEST = 100;

/** A whole date, a month or a year, as exact as it was told. */
export function readDay(said: string, listening: Listening): string | undefined {
  const text = said.length > LONGEST ? said : withYear(said, listening);
  const written = readDate(text, listening);
  if (written !== undefined || text.length > LONGEST) return written;
  const spoken = spokenIn(text, listening.words);
  return counted(spoken, listening) ?? withoutLead(text, spoken, listening) ?? nearest(text, listening);
}

/** "20 November" of which year nobody said: the newest that is over. */
function nearest(text: string, { near, ...listening }: Listening): string | undefined {
  if (near !== true || /\d{3}/.test(text)) return undefined;
  const year = Number(listening.today.slice(0, 4));
  const found = [year, year - 1].map((each) => readDay(`${text} ${each}`, listening));
  return found.find((each) => each !== undefined && each.length === 10 && each <= listening.today);
}

/** Without marks and courtesies. */
export function spokenIn(text: string, words: readonly Words[]): Token[] {
  const fillers = listsOf(words, (each) => each.fillers);
  const tokens = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  // "Or so" before "so", which alone is a filler.
  const front = withoutFront(withoutBack(tokens, listed(words, 'trail')), fillers);
  const bare = withoutBack(front, fillers);
  return bare.length === 0 ? tokens : bare;
}

/** Without "since", "it was in" and "or so", which leave a day or a time as it is. */
export function withoutPadding(tokens: readonly Token[], words: readonly Words[]): Token[] {
  return withoutBack(withoutFront(tokens, listed(words, 'lead')), listed(words, 'trail'));
}

function listed(words: readonly Words[], name: 'lead' | 'trail' | 'agoBefore' | 'agoAfter' | 'aheadBefore') {
  return listsOf(words, ({ inForms }) => inForms[name]);
}

function withoutLead(text: string, spoken: readonly Token[], listening: Listening): string | undefined {
  const bare = withoutPadding(spoken, listening.words);
  const [first, last] = [bare[0], bare.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const rest = text.slice(first.from, last.to);
  return rest.length < text.length ? readDate(rest, listening) : undefined;
}

function counted(spoken: readonly Token[], { words, today, lang, near }: Listening): string | undefined {
  const ahead = longestAt(spoken, 0, listed(words, 'aheadBefore'));
  const future = ahead > 0 ? lengthIn(spoken.slice(ahead), words) : undefined;
  if (future !== undefined) return shifted(today, future.unit, future.count);
  const before = longestAt(spoken, 0, listed(words, 'agoBefore'));
  const rest = before > 0 ? spoken.slice(before) : spoken;
  const after = longestBefore(rest, rest.length, listed(words, 'agoAfter'));
  const isAgo = before > 0 || after > 0;
  const past = isAgo ? lengthIn(rest.slice(0, rest.length - after), words) : undefined;
  const core = withoutPadding(rest, words);
  if (past !== undefined) return shifted(today, past.unit, -past.count);
  return isAgo ? undefined : (named(core, words, today) ?? lastOne(core, { words, today, lang, near }));
}

/** "Yesterday", "pasado mañana". */
function named(core: readonly Token[], words: readonly Words[], today: Day): string | undefined {
  for (const { inForms } of words) {
    const ago = longestNumberAt(core, 0, inForms.daysAgo);
    if (ago?.length === core.length) return dayAfter(today, -ago.value);
    const ahead = longestNumberAt(core, 0, inForms.daysAhead);
    if (ahead?.length === core.length) return dayAfter(today, ahead.value);
  }
  return undefined;
}

/** "Two weeks", "un mes": a count and what is counted, and nothing else. */
function lengthIn(
  tokens: readonly Token[],
  words: readonly Words[],
): { count: number; unit: Unit } | undefined {
  // What adds nothing in one language is "one" in another: "a week".
  for (const core of [tokens, withoutPadding(tokens, words)]) {
    const count = countAt(core, words);
    const unit = count && unitOf(core.slice(count.length), words);
    if (count !== undefined && unit !== undefined && count.value <= MOST) return { count: count.value, unit };
  }
  return undefined;
}

const MOST = 200;

function countAt(
  core: readonly Token[],
  words: readonly Words[],
): { value: number; length: number } | undefined {
  const [first] = core;
  if (first?.kind === 'figure')
    return Number.isInteger(first.value) && first.suffix === ''
      ? { value: first.value ?? 0, length: 1 }
      : undefined;
  const article = longestAt(
    core,
    0,
    listsOf(words, ({ number }) => number.articles),
  );
  const large = words.map(({ inForms }) => longestNumberAt(core, 0, inForms.numbers)).find((each) => each);
  return numberWordAt(core, 0, words) ?? large ?? (article > 0 ? { value: 1, length: article } : undefined);
}

function unitOf(core: readonly Token[], words: readonly Words[]): Unit | undefined {
  const units: readonly Unit[] = ['days', 'weeks', 'months', 'years'];
  return units.find((unit) =>
    isWhole(
      core,
      listsOf(words, ({ inForms }) => inForms.units[unit]),
    ),
  );
}

/** Who counts in months does not know the day. */
function shifted(today: Day, unit: Unit, count: number): string {
  const [year = 0, month = 0] = today.split('-').map(Number);
  if (unit === 'days') return dayAfter(today, count);
  if (unit === 'weeks') return dayAfter(today, 7 * count);
  if (unit === 'years') return String(year + count);
  const months = 12 * year + month - 1 + count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** "Last March", the newest that is over. */
function lastMonth(month: number, today: Day): string {
  const [year = 0, now = 0] = today.split('-').map(Number);
  return `${month < now ? year : year - 1}-${String(month).padStart(2, '0')}`;
}

/** "3 March this year", "en julio, este año": the number of the year in its place. */
function withYear(text: string, { words, today }: Listening): string {
  const year = Number(today.slice(0, 4));
  const tokens = tokensOf(text);
  for (const [name, number] of [
    ['thisYear', year],
    ['lastYear', year - 1],
  ] as const) {
    const lists = listsOf(words, ({ inForms }) => inForms[name]);
    const at = findPhrase(tokens, lists);
    const [first, last] = [tokens[at], tokens[at + longestAt(tokens, at, lists) - 1]];
    if (at > 0 && first !== undefined && last !== undefined)
      return `${text.slice(0, first.from).replace(/[\s,]+$/, '')} ${number}${text.slice(last.to)}`;
  }
  return text;
}

/** "Last Friday", "el mes pasado". A last week is no day. */
function lastOne(
  core: readonly Token[],
  { words, today, lang, near }: Omit<Listening, 'zone'>,
): string | undefined {
  const front = longestAt(
    core,
    0,
    listsOf(words, ({ inForms }) => inForms.lastBefore),
  );
  const back = longestBefore(
    core,
    core.length,
    listsOf(words, ({ inForms }) => inForms.lastAfter),
  );
  if (front + back === 0 && near !== true) return undefined;
  const rest = core.slice(front, core.length - back);
  const unit = unitOf(rest, words);
  const month = rest.length === 1 ? monthOf(rest[0]?.text ?? '', lang) : 0;
  if (month > 0) return lastMonth(month, today);
  if (unit !== undefined && front + back === 0) return undefined;
  if (unit !== undefined) return unit === 'months' || unit === 'years' ? shifted(today, unit, -1) : undefined;
  for (const { wishes } of words) {
    const day = longestNumberAt(rest, 0, wishes.weekdays);
    if (day?.length === rest.length) return dayAfter(today, -(((weekday(today) - day.value + 6) % 7) + 1));
  }
  return undefined;
}
