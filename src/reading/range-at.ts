/** From one day to another, told in one breath: "from the 30th until December 14", "del 10 al 20 de diciembre", "Dec 10-20". */
import type { Words } from '../content/words.ts';
import { calendarDayAt } from './calendar-day.ts';
import { isMonth } from './date-at.ts';
import { listsOf, longestAt } from './phrases.ts';
import { listed, type Until, type When } from './span-at.ts';
import { tokensOf, type Token } from './tokens.ts';

export interface Range {
  from: Until;
  until: Until;
  /** The last day is named, and not the first one after it. */
  through?: true;
  length: number;
}

export function rangeAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  words: readonly Words[],
): Range | undefined {
  const lead = longestAt(tokens, at, [...listed(words, 'from'), ...listed(words, 'fromOfTwo')]);
  const first = dayOr(text, tokens, at + lead, words);
  if (first === undefined) return undefined;
  const between = at + lead + first.length;
  const [until, through] = [listed(words, 'until'), listed(words, 'through')].map((list) =>
    longestAt(tokens, between, list),
  ) as [number, number];
  // A dash stands between numbers only: "Monday - my back is bad" tells of a day.
  const link = Math.max(until, through, tokens[between]?.text === '-' ? 1 : 0);
  const last = link === 0 ? undefined : dayOr(text, tokens, between + link, words);
  if (last === undefined) return undefined;
  const [from, to] = withOneMonth(first.until, last.until);
  // "From 10 to 20" counts something, until a month or an article says that days are meant.
  if (lead === 0 && isBareNumber(from) && isBareNumber(to)) return undefined;
  if (isBareNumber(from) && isBareNumber(to) && !isTheDay(tokens, at, words)) return undefined;
  const length = between + link + last.length - at;
  return { from, until: to, ...(until < link && { through: true as const }), length };
}

/** A day of the calendar, or the bare number of one that gets its month from the other. */
function dayOr(
  text: string,
  tokens: readonly Token[],
  at: number,
  words: readonly Words[],
): When | undefined {
  const day = calendarDayAt(text, tokens, at, words);
  if (day !== undefined) return day;
  const number = tokens[at];
  const value = number?.kind === 'figure' && number.suffix === '' ? (number.value ?? 0) : 0;
  const isDay = Number.isInteger(value) && value >= 1 && value <= 31;
  return isDay ? { until: { text: String(value) }, length: 1 } : undefined;
}

/** "10 to 20 December": the month belongs to both, unless the days would then run backwards. */
function withOneMonth(from: Until, to: Until): [Until, Until] {
  if (!('text' in from) || !('text' in to)) return [from, to];
  const [first, last] = [partsOfDate(from.text), partsOfDate(to.text)];
  if (first.day === undefined || last.day === undefined || first.day >= last.day) return [from, to];
  if (first.month === undefined && last.month !== undefined)
    return [{ text: `${first.day} ${last.month}` }, to];
  if (last.month === undefined && first.month !== undefined)
    return [from, { text: `${last.day} ${first.month}` }];
  return [from, to];
}

function partsOfDate(text: string): { day?: number; month?: string } {
  const tokens = tokensOf(text);
  const day = tokens.find(({ kind }) => kind === 'figure')?.value;
  const month = tokens.find((each) => isMonth(each))?.text;
  return { ...(day !== undefined && { day }), ...(month !== undefined && { month }) };
}

function isBareNumber(day: Until): boolean {
  return 'text' in day && /^\d{1,2}$/.test(day.text);
}

/** "Del 10 al 20", "from the 10 to the 20". */
function isTheDay(tokens: readonly Token[], at: number, words: readonly Words[]): boolean {
  const led = longestAt(
    tokens,
    at,
    listsOf(words, ({ wishes }) => wishes.fromOfTwo),
  );
  const lead = longestAt(tokens, at, listed(words, 'from'));
  return led > 0 || longestAt(tokens, at + lead, listed(words, 'beforeDay')) > 0;
}
