/** How long something is wished for: until a day, or for so many days. What is neither of them is no end at all. */
import type { Words } from '../content/words.ts';
import { dateAt, isMonth } from './date-at.ts';
import { listsOf, longestAt, withoutEnds, type Lists } from './phrases.ts';
import { lengthAt, listed, type Until, type When } from './span-at.ts';
import { tokensOf, type Token } from './tokens.ts';

export type { Until } from './span-at.ts';

/** Longer texts are somebody's own words about their day. */
const LONGEST = 120;

/** Wherever it stands; a day that is named says more than a length. */
export function readUntil(text: string, words: readonly Words[]): Until | undefined {
  return text.length > LONGEST ? undefined : untilIn(text, spokenIn(text), words);
}

export function untilIn(text: string, tokens: readonly Token[], words: readonly Words[]): Until | undefined {
  const first = (read: (at: number) => When | undefined) =>
    tokens.map((_, at) => read(at)).find((found) => found !== undefined);
  return (first((at) => namedAt(text, tokens, at, words)) ?? first((at) => lengthAt(tokens, at, words)))
    ?.until;
}

/** True when there is nothing but ends and courtesies, and what else may stand there; or nothing at all. */
export function isOnlyWhen(text: string, words: readonly Words[], also: Lists = []): boolean {
  const fillers = [...listsOf(words, (each) => each.fillers), ...also];
  const tokens = withoutEnds(spokenIn(text), fillers);
  let at = 0;
  while (at < tokens.length) {
    const found = namedAt(text, tokens, at, words) ?? lengthAt(tokens, at, words);
    const length = found?.length ?? longestAt(tokens, at, fillers);
    if (length === 0) return false;
    at += length;
  }
  return true;
}

function spokenIn(text: string): Token[] {
  return tokensOf(text).filter(({ kind }) => kind !== 'mark');
}

/** "Until Friday", "hasta el 12". */
function namedAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  words: readonly Words[],
): When | undefined {
  const until = longestAt(tokens, at, listed(words, 'until'));
  const found = until === 0 ? undefined : dayAt(text, tokens, at + until, words);
  return found && { until: found.until, length: until + found.length };
}

function dayAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  words: readonly Words[],
): When | undefined {
  const day = longestAt(tokens, at, listed(words, 'beforeDay'));
  const from = at + day;
  const nextWeek = longestAt(tokens, at, listed(words, 'nextWeek'));
  if (nextWeek > 0) return { until: { weekday: 1 }, length: nextWeek };
  const tomorrow = longestAt(tokens, from, listed(words, 'tomorrow'));
  if (tomorrow > 0) return { until: { days: 1 }, length: day + tomorrow };
  const named = weekdayAt(tokens, from, words);
  if (named !== undefined) return { until: { weekday: named.weekday }, length: day + named.length };
  const date = dateAt(tokens, from, day > 0);
  const written = text.slice(tokens[from]?.from, tokens[from + date - 1]?.to);
  if (date > 0) return { until: { text: written }, length: day + date };
  // "Until March" is until it begins.
  const month = tokens[from];
  if (month !== undefined && isMonth(month)) return { until: { text: `1 ${month.text}` }, length: day + 1 };
  return lengthAt(tokens, at, words) ?? laterTodayAt(tokens, at, words);
}

function weekdayAt(tokens: readonly Token[], at: number, words: readonly Words[]) {
  return words
    .flatMap(({ wishes }) => Object.entries(wishes.weekdays))
    .map(([day, names]) => ({ weekday: Number(day), length: longestAt(tokens, at, [names]) }))
    .find(({ length }) => length > 0);
}

/** "Until 5 pm", "hasta las 5", "until tonight": nothing more today. */
function laterTodayAt(tokens: readonly Token[], at: number, words: readonly Words[]): When | undefined {
  const before = longestAt(tokens, at, listed(words, 'beforeHour'));
  const [hour, from] = [tokens[at + before], at + before];
  const isHour =
    hour?.kind === 'figure' ? (hour.value ?? 25) <= 24 : /^\d{1,2}:\d{2}$/.test(hour?.text ?? '');
  const parts = words.flatMap(({ inForms }) => [
    inForms.noon,
    inForms.midnight,
    inForms.morning,
    inForms.afternoon,
    inForms.night,
  ]);
  const part = longestAt(tokens, from + (isHour ? 1 : 0), parts);
  return isHour || part > 0 ? { until: { days: 1 }, length: before + (isHour ? 1 : 0) + part } : undefined;
}
