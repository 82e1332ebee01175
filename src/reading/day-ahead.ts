/**
 * A day that is still to come, as people tell it in a sentence: "on 12 March", "in two weeks", "el martes que viene". The names
 * of months and days come with the language, not from a list; how people count ahead is content.
 */
import type { Words } from '../content/words.ts';
import { dayAfter, weekday, type Day } from '../model/time.ts';
import { longestNumberAt, numberWordAt } from './number-words.ts';
import { hasPhrase, listsOf, longestAt } from './phrases.ts';
import { tokensOf, type Token } from './tokens.ts';

const LONGEST = 160;

/** Without a year it is the next one of that name. */
export function dayIn(given: string, words: readonly Words[], today: Day): Day | undefined {
  const said = plain(given);
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(said);
  if (iso) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  return (
    fromMonth(said, today) ?? ofMonth(said, today) ?? counted(tokensOf(given.slice(0, LONGEST)), words, today)
  );
}

export function plain(text: string): string {
  return text
    .slice(0, LONGEST)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/([ap])\.? ?m\b\.?/g, '$1m')
    .replace(/\s+/g, ' ');
}

const OF_A_DATE = new Set(['of', 'de', 'the']);

/** The number of the day stands beside the name of the month. */
function fromMonth(said: string, today: Day): Day | undefined {
  const parts = said.split(/[^\p{L}\p{N}]+/u).filter((each) => !OF_A_DATE.has(each));
  for (const [at, word] of parts.entries()) {
    const month = monthOf(word);
    const day = month > 0 ? (dayNumber(parts[at - 1]) ?? dayNumber(parts[at + 1])) : undefined;
    if (day === undefined) continue;
    const year = [parts[at + 1], parts[at + 2]].map(Number).find((each) => each > 1_900);
    return year === undefined ? nextOf(month, day, today) : real(year, month, day);
  }
  return undefined;
}

/** "On the 15th", "el 15": of this month, or of the next that has it. "The 2nd visit" is no day. */
function ofMonth(said: string, today: Day): Day | undefined {
  const found = /\b(?:the|el) (\d{1,2})(?:st|nd|rd|th)?(?= *$| *[.,;!]| at\b| a las?\b| @)/.exec(said);
  const [year = 0, month = 0] = today.split('-').map(Number);
  const days = [0, 1, 2].map((ahead) => {
    const at = month - 1 + ahead;
    return real(year + Math.floor(at / 12), (at % 12) + 1, Number(found?.[1]));
  });
  return days.find((each) => each !== undefined && each >= today);
}

function dayNumber(part = ''): number | undefined {
  const number = Number(/^(\d{1,2})(?:st|nd|rd|th|o)?$/.exec(part)?.[1]);
  return number >= 1 && number <= 31 ? number : undefined;
}

function nextOf(month: number, day: number, today: Day): Day | undefined {
  const year = Number(today.slice(0, 4));
  const thisYear = real(year, month, day);
  return thisYear !== undefined && thisYear >= today ? thisYear : real(year + 1, month, day);
}

function counted(tokens: readonly Token[], words: readonly Words[], today: Day): Day | undefined {
  const isNextWeek = hasPhrase(
    tokens,
    listsOf(words, ({ wishes }) => wishes.nextWeek),
  );
  const mornings = listsOf(words, ({ inForms }) => inForms.morning);
  for (let at = 0; at < tokens.length; at += Math.max(1, longestAt(tokens, at, mornings))) {
    // "Por la mañana" is a time of day, and "mañana" alone is a day.
    if (longestAt(tokens, at, mornings) > 0) continue;
    const ahead = daysAheadAt(tokens, at, words);
    if (ahead !== undefined) return dayAfter(today, ahead);
    const named = weekdayOf(plain(tokens[at]?.text ?? ''));
    if (named !== undefined) return nextNamed(named, today, isNextWeek);
  }
  return undefined;
}

function daysAheadAt(tokens: readonly Token[], at: number, words: readonly Words[]): number | undefined {
  if (/^(today|hoy)$/.test(tokens[at]?.text ?? '')) return 0;
  const named = words.map(({ inForms }) => longestNumberAt(tokens, at, inForms.daysAhead)).find(Boolean);
  if (named !== undefined) return named.value;
  const before = longestAt(
    tokens,
    at,
    listsOf(words, ({ inForms }) => inForms.aheadBefore),
  );
  return before === 0 ? undefined : lengthAt(tokens, at + before, words);
}

/** "Two weeks", "a week", "3 dias", in days. Who counts in months does not know the day. */
function lengthAt(tokens: readonly Token[], at: number, words: readonly Words[]): number | undefined {
  const count = countAt(tokens, at, words);
  if (count === undefined) return undefined;
  const is = (unit: 'days' | 'weeks') =>
    longestAt(
      tokens,
      at + count.length,
      listsOf(words, ({ inForms }) => inForms.units[unit]),
    ) > 0;
  return is('days') ? count.value : is('weeks') ? 7 * count.value : undefined;
}

function countAt(tokens: readonly Token[], at: number, words: readonly Words[]) {
  const figure = tokens[at]?.kind === 'figure' ? tokens[at]?.value : undefined;
  if (figure !== undefined) return Number.isInteger(figure) ? { value: figure, length: 1 } : undefined;
  const article = longestAt(
    tokens,
    at,
    listsOf(words, ({ number }) => number.articles),
  );
  return numberWordAt(tokens, at, words) ?? (article > 0 ? { value: 1, length: article } : undefined);
}

/** Today's own name means the day a week from now. */
function nextNamed(named: number, today: Day, isNextWeek: boolean): Day {
  if (isNextWeek) return dayAfter(today, 7 - weekday(today) + named);
  const ahead = (named - weekday(today) + 7) % 7;
  return dayAfter(today, ahead === 0 ? 7 : ahead);
}

function real(year: number, month: number, day: number): Day | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() + 1 === month && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : undefined;
}

type Named = { months: string[]; weekdays: string[] };
const known: Named[] = ['en', 'es'].map((lang) => {
  const name = (at: number, field: 'month' | 'weekday') =>
    plain(new Intl.DateTimeFormat(lang, { [field]: 'long', timeZone: 'UTC' }).format(at));
  return {
    months: Array.from({ length: 12 }, (_, month) => name(Date.UTC(2000, month, 1), 'month')),
    // 3 January 2000 was a Monday.
    weekdays: Array.from({ length: 7 }, (_, day) => name(Date.UTC(2000, 0, 3 + day), 'weekday')),
  };
});

/** 1 is January; 0 for what is no month. */
export function monthOf(word: string): number {
  return 1 + (known.map(({ months }) => placeIn(months, word)).find((place) => place >= 0) ?? -1);
}

function weekdayOf(word: string): number | undefined {
  const place = known.map(({ weekdays }) => placeIn(weekdays, word)).find((each) => each >= 0);
  return place === undefined ? undefined : place + 1;
}

/** Shortened to no less than three letters. */
function placeIn(names: readonly string[], word: string): number {
  return word.length < 3 ? -1 : names.findIndex((name) => name.startsWith(word));
}
