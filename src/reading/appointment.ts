/**
 * "My appointment is on 12 March at 10": when the patient says their visit is, on the clock of their own zone. Nothing is
 * guessed that they are not asked to confirm. The names of months and days come with the language, not from a list.
 */
import type { Words } from '../content/words.ts';
import { dayAfter, weekday, type Day } from '../model/time.ts';
import { clausesOf, tokensOf } from './tokens.ts';
import { findPhrase, listsOf, longestAt } from './phrases.ts';

export interface Told {
  day: Day;
  /** "10:00". */
  clock: string;
}

/** `unclear`: it is about an appointment, and its day or its time could not be read. */
export function readAppointment(
  text: string,
  words: readonly Words[],
  today: Day,
): Told | 'unclear' | undefined {
  const tokens = tokensOf(text);
  const phrases = listsOf(words, ({ appointment }) => appointment.says);
  const clause = clausesOf(tokens)[0] ?? [];
  const at = findPhrase(clause, phrases);
  if (at !== 0) return undefined;
  const from = clause[longestAt(clause, 0, phrases)]?.from;
  if (from === undefined) return 'unclear';
  const said = plain(text.slice(from));
  const clock = clockIn(said);
  const day = dayIn(clock === undefined ? said : said.replace(clock.matched, ' '), today);
  return clock === undefined || day === undefined ? 'unclear' : { day, clock: clock.clock };
}

function plain(text: string): string {
  return text
    .slice(0, 100)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/([ap])\.? ?m\b\.?/g, '$1m')
    .replace(/\s+/g, ' ');
}

function clockIn(said: string): { clock: string; matched: string } | undefined {
  const found =
    /(?:\bat|\ba las?|@) (\d{1,2})(?:[:.](\d{2}))? ?(am|pm|de la manana|de la tarde)?/.exec(said) ??
    /\b(\d{1,2})(?:[:.](\d{2})) ?(am|pm|h)?/.exec(said) ??
    /\b(\d{1,2})()(am|pm)\b/.exec(said) ??
    /\b(\d{1,2})() (am|pm)\b/.exec(said);
  if (found === null) return undefined;
  const [matched, hours, minutes, half] = found;
  const hour = onClock(Number(hours), half);
  const minute = minutes === undefined || minutes === '' ? '00' : minutes;
  if (hour === undefined || Number(minute) > 59) return undefined;
  return { clock: `${String(hour).padStart(2, '0')}:${minute}`, matched };
}

/** Nobody has a visit at three in the night; the patient is asked whether it was read rightly. */
function onClock(hour: number, half: string | undefined): number | undefined {
  if (hour > 23) return undefined;
  if (half === 'pm' || half === 'de la tarde') return hour < 12 ? hour + 12 : hour;
  if (half === 'am' || half === 'de la manana') return hour % 12;
  return hour >= 1 && hour <= 6 ? hour + 12 : hour;
}

/** A day that is written; without a year it is the next one of that name. */
export function dayIn(given: string, today: Day): Day | undefined {
  const said = plain(given);
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(said);
  if (iso) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  return fromMonth(said, today) ?? fromRelative(said, today);
}

function fromMonth(said: string, today: Day): Day | undefined {
  const words = said.split(/[^\p{L}\p{N}]+/u);
  const place = words.findIndex((word) => monthOf(word) > 0);
  if (place < 0) return undefined;
  const numbers = words.flatMap((word) => /^(\d{1,4})(?:st|nd|rd|th|o)?$/.exec(word)?.[1] ?? []).map(Number);
  const year = numbers.find((each) => each > 1_900);
  const day = numbers.find((each) => each >= 1 && each <= 31);
  if (day === undefined) return undefined;
  const month = monthOf(words[place] ?? '');
  if (year !== undefined) return real(year, month, day);
  const now = Number(today.slice(0, 4));
  const thisYear = real(now, month, day);
  return thisYear !== undefined && thisYear >= today ? thisYear : real(now + 1, month, day);
}

function fromRelative(said: string, today: Day): Day | undefined {
  if (/\btoday\b|\bhoy\b/.test(said)) return today;
  if (/\btomorrow\b|\bmanana\b/.test(said)) return dayAfter(today);
  const named = said.split(/[^\p{L}]+/u).flatMap((word) => weekdayOf(word) ?? [])[0];
  if (named === undefined) return undefined;
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

function monthOf(word: string): number {
  return 1 + (known.map(({ months }) => placeIn(months, word)).find((place) => place >= 0) ?? -1);
}

function weekdayOf(word: string): number | undefined {
  const place = known.map(({ weekdays }) => placeIn(weekdays, word)).find((each) => each >= 0);
  return place === undefined ? undefined : place + 1;
}

function placeIn(names: readonly string[], word: string): number {
  return word.length < 3 ? -1 : names.findIndex((name) => name.startsWith(word));
}
