/** A day of the calendar that begins at a token: "tomorrow", "Monday the 30th", "el 10 de diciembre", "Christmas". */
import type { Words } from '../content/words.ts';
import { dateAt, isMonth } from './date-at.ts';
import { inOrder, longestOfAll } from './ordered-phrases.ts';
import { longestAt, once } from './phrases.ts';
import { listed, type When } from './span-at.ts';
import type { Token } from './tokens.ts';

export function calendarDayAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  words: readonly Words[],
): When | undefined {
  const day = longestAt(tokens, at, listed(words, 'beforeDay'));
  const from = at + day;
  const tomorrow = longestAt(tokens, from, listed(words, 'tomorrow'));
  if (tomorrow > 0) return { until: { days: 1 }, length: day + tomorrow };
  const weekday = weekdayAt(tokens, from, words);
  if (weekday !== undefined) return weekdayWithDate(text, tokens, at, from, weekday, words);
  const feast = feastAt(tokens, from, words);
  if (feast !== undefined) return { until: { text: feast.text }, length: day + feast.length };
  const date = writtenAt(text, tokens, from, day > 0);
  if (date !== undefined) return { until: date.until, length: day + date.length };
  // "Until March" is until it begins.
  const month = tokens[from];
  return month !== undefined && isMonth(month)
    ? { until: { text: `1 ${month.text}` }, length: day + 1 }
    : undefined;
}

interface Weekday {
  weekday: number;
  length: number;
}

/** The date says more than the name of the day beside it. */
function weekdayWithDate(
  text: string,
  tokens: readonly Token[],
  at: number,
  from: number,
  { weekday, length }: Weekday,
  words: readonly Words[],
): When {
  const behind = from + length;
  const before = longestAt(tokens, behind, listed(words, 'beforeDay'));
  const date = writtenAt(text, tokens, behind + before, true);
  return date === undefined
    ? { until: { weekday }, length: behind - at }
    : { until: date.until, length: behind + before + date.length - at };
}

function writtenAt(text: string, tokens: readonly Token[], at: number, isTheDay: boolean): When | undefined {
  const length = dateAt(tokens, at, isTheDay);
  if (length === 0) return undefined;
  return { until: { text: text.slice(tokens[at]?.from, tokens[at + length - 1]?.to) }, length };
}

function weekdayAt(tokens: readonly Token[], at: number, words: readonly Words[]): Weekday | undefined {
  const { days, inOrder } = weekdaysOf(words);
  const found = longestOfAll(tokens, at, inOrder);
  return found && { weekday: days[found.place]!, length: found.length };
}

/** Feasts that fall on the same day each year; the date is written as in the language of the list. */
function feastAt(tokens: readonly Token[], at: number, words: readonly Words[]) {
  const { dates, inOrder } = feastsOf(words);
  const found = longestOfAll(tokens, at, inOrder);
  return found && { text: dates[found.place]!, length: found.length };
}

const weekdaysOf = once((words) => {
  const named = words.flatMap(({ wishes }) => Object.entries(wishes.weekdays));
  return { days: named.map(([day]) => Number(day)), inOrder: inOrder(named.map(([, names]) => [names])) };
});

const feastsOf = once((words) => {
  const named = words.flatMap(({ wishes }) => Object.entries(wishes.feasts));
  return { dates: named.map(([date]) => date), inOrder: inOrder(named.map(([, names]) => [names])) };
});
