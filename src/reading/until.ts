/** From when and until when something is wished for: days that are named, or a length. What is neither is no end at all. */
import type { Words } from '../content/words.ts';
import { calendarDayAt } from './calendar-day.ts';
import { listsOf, longestAt, withoutEnds, type Lists } from './phrases.ts';
import { rangeAt } from './range-at.ts';
import { readOnce } from './read-once.ts';
import { lengthAt, listed, type Until, type When } from './span-at.ts';
import { tokensOf, type Token } from './tokens.ts';

export type { Until } from './span-at.ts';

/** `until`: the first day after it, or how long it is; `through`: that day still belongs to it. */
export interface Stretch {
  from?: Until;
  until?: Until;
  through?: true;
}

/** Longer texts are somebody's own words about their day. */
const LONGEST = 120;

/** Wherever it stands; a day that is named says more than a length. */
export function readUntil(text: string, words: readonly Words[]): Until | undefined {
  return readStretch(text, words).until;
}

/** Nothing in it where nothing of it is named. */
export const readStretch = readOnce((text: string, words: readonly Words[]): Stretch => {
  return joined(partsIn(text, words));
});

/** "I can't answer tomorrow": one day, and nothing that says that something begins or ends on it. */
export function readOneDay(text: string, words: readonly Words[]): Until | undefined {
  const [one, ...more] = partsIn(text, words);
  return one?.is === 'day' && more.length === 0 ? one.day : undefined;
}

function partsIn(text: string, words: readonly Words[]): Part[] {
  if (text.length > LONGEST) return [];
  const tokens = spokenIn(text);
  const parts: Part[] = [];
  for (let at = 0; at < tokens.length;) {
    const part = partAt(text, tokens, at, words);
    if (part !== undefined) parts.push(part);
    at += part?.length ?? 1;
  }
  return parts;
}

type Part = { length: number } & (
  | { is: 'range'; from: Until; until: Until; through?: true }
  | { is: 'until'; day: Until }
  | { is: 'from'; day: Until }
  | { is: 'day'; day: Until }
  | { is: 'span'; day: Until }
  /** A length that begins on a day of its own: "next week", "only tomorrow". */
  | { is: 'week'; from: Until; until: Until }
);

function joined(parts: readonly Part[]): Stretch {
  const first = <Is extends Part['is']>(is: Is) =>
    parts.find((each): each is Extract<Part, { is: Is }> => each.is === is);
  const range = first('range');
  if (range !== undefined)
    return { from: range.from, until: range.until, ...(range.through && { through: true }) };
  const week = first('week');
  const [one, ...others] = parts.flatMap((each) => (each.is === 'day' ? [each.day] : []));
  const last = others.at(-1);
  // "Saturday and Sunday", and nothing that says otherwise.
  if (one !== undefined && last !== undefined && others.length + 1 === parts.length)
    return { from: one, until: last, through: true };
  const from = first('from')?.day ?? week?.from;
  // Of two the one that is said last: "I am back on the 9th, so start on the 10th".
  const ends = parts.filter((each) => each.is === 'until');
  const until = ends.at(-1)?.day ?? first('span')?.day ?? week?.until;
  // A day by itself begins what has an end or a length; beside "until Friday" it tells of something else.
  const begins = from ?? (first('until') === undefined ? first('day')?.day : undefined);
  return { ...(begins !== undefined && { from: begins }), ...(until !== undefined && { until }) };
}

/** True when there is nothing but days, lengths and courtesies, and what else may stand there; or nothing at all. */
export function isOnlyWhen(text: string, words: readonly Words[], also: Lists = []): boolean {
  const fillers = [...listsOf(words, (each) => each.fillers), ...listed(words, 'asSaid'), ...also];
  const tokens = withoutEnds(spokenIn(text), fillers);
  let at = 0;
  while (at < tokens.length) {
    const length = partAt(text, tokens, at, words)?.length ?? longestAt(tokens, at, fillers);
    if (length === 0) return false;
    at += length;
  }
  return true;
}

/** A dash may stand between two days. */
function spokenIn(text: string): Token[] {
  return tokensOf(text).filter(({ kind, text: mark }) => kind !== 'mark' || mark === '-');
}

function partAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  words: readonly Words[],
): Part | undefined {
  const range = rangeAt(text, tokens, at, words);
  if (range !== undefined) return { is: 'range', ...range };
  return (
    ledAt('until', untilAt, { text, tokens, at, words }) ??
    ledAt('from', calendarDayAt, { text, tokens, at, words }) ??
    weekAt(tokens, at, words) ??
    onlyAt(text, tokens, at, words) ??
    plainAt(text, tokens, at, words)
  );
}

interface Place {
  text: string;
  tokens: readonly Token[];
  at: number;
  words: readonly Words[];
}

function ledAt(is: 'until' | 'from', dayAt: typeof calendarDayAt, place: Place): Part | undefined {
  const { text, tokens, at, words } = place;
  const lead = longestAt(tokens, at, listed(words, is));
  const found = lead === 0 ? undefined : dayAt(text, tokens, at + lead, words);
  return found && { is, day: found.until, length: lead + found.length };
}

/** "Next week" begins on its Monday, a weekend on its Saturday. */
function weekAt(tokens: readonly Token[], at: number, words: readonly Words[]): Part | undefined {
  const lead = longestAt(tokens, at, listed(words, 'for'));
  const is = (list: 'nextWeek' | 'weekend') => longestAt(tokens, at + lead, listed(words, list));
  const [nextWeek, weekend] = [is('nextWeek'), is('weekend')];
  if (nextWeek > 0) return { is: 'week', from: { weekday: 1 }, until: { days: 7 }, length: lead + nextWeek };
  if (weekend > 0)
    return { is: 'week', from: { weekday: 6, orSince: true }, until: { weekday: 1 }, length: lead + weekend };
  return undefined;
}

/** "Just tomorrow", "mañana nada más". */
function onlyAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  words: readonly Words[],
): Part | undefined {
  const before = longestAt(tokens, at, listed(words, 'only'));
  const day = calendarDayAt(text, tokens, at + before, words);
  if (day === undefined) return undefined;
  const after = longestAt(tokens, at + before + day.length, listed(words, 'only'));
  if (before + after === 0) return undefined;
  return { is: 'week', from: day.until, until: { days: 1 }, length: before + day.length + after };
}

function plainAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  words: readonly Words[],
): Part | undefined {
  const span = lengthAt(tokens, at, words);
  if (span !== undefined) return { is: 'span', day: span.until, length: span.length };
  const day = calendarDayAt(text, tokens, at, words);
  return day && { is: 'day', day: day.until, length: day.length };
}

/** "Until Friday", "hasta el 12", "until 5 pm". */
function untilAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  words: readonly Words[],
): When | undefined {
  const nextWeek = longestAt(tokens, at, listed(words, 'nextWeek'));
  if (nextWeek > 0) return { until: { weekday: 1 }, length: nextWeek };
  return (
    calendarDayAt(text, tokens, at, words) ?? lengthAt(tokens, at, words) ?? laterTodayAt(tokens, at, words)
  );
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
