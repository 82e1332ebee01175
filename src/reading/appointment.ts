/**
 * "My appointment is on 12 March at 10": when the patient says their visit is, on the clock of their own zone. Nothing is
 * guessed that they are not asked to confirm.
 */
import type { Words } from '../content/words.ts';
import type { Day } from '../model/time.ts';
import { dayIn, plain } from './day-ahead.ts';
import { hasPhrase, listsOf, longestAt } from './phrases.ts';
import { clausesOf, tokensOf, type Token } from './tokens.ts';

export interface Told {
  day: Day;
  /** "10:00"; undefined when only the day was told. */
  clock: string | undefined;
}

/** `unclear`: it is about an appointment, and its day could not be read. */
export function readAppointment(
  text: string,
  words: readonly Words[],
  today: Day,
): Told | 'unclear' | undefined {
  const phrases = listsOf(words, ({ appointment }) => appointment.says);
  const clause = clausesOf(tokensOf(text))[0] ?? [];
  if (longestAt(clause, 0, phrases) === 0) return undefined;
  const from = clause[longestAt(clause, 0, phrases)]?.from;
  return from === undefined ? 'unclear' : (momentIn(text.slice(from), words, today) ?? 'unclear');
}

/** "I'll see the doctor on 3 December at 10, help me prepare": told in passing, and no wish, no question and nothing past. */
export function readMeeting(text: string, words: readonly Words[], today: Day): Told | undefined {
  if (text.length > LONGEST) return undefined;
  const clause = clausesOf(tokensOf(text)).find((each) => isMeeting(each, words));
  const from = clause?.[0]?.from;
  if (from === undefined) return undefined;
  return momentIn(text.slice(from), words, today) ?? momentIn(text, words, today);
}

/** Longer texts are somebody's own words about their days. */
const LONGEST = 160;

function isMeeting(clause: readonly Token[], words: readonly Words[]): boolean {
  const list = (name: 'says' | 'has' | 'meets' | 'whom' | 'unless') =>
    listsOf(words, ({ appointment }) => appointment[name]);
  const isNot = [list('unless'), listsOf(words, ({ negations }) => negations)].some((each) =>
    hasPhrase(clause, each),
  );
  if (isNot) return false;
  return clause.some((_, at) => {
    if (longestAt(clause, at, [...list('says'), ...list('has')]) > 0) return true;
    const meets = longestAt(clause, at, list('meets'));
    return meets > 0 && longestAt(clause, at + meets, list('whom')) > 0;
  });
}

function momentIn(text: string, words: readonly Words[], today: Day): Told | undefined {
  const said = plain(text);
  const clock = clockIn(said);
  const day = dayIn(clock === undefined ? said : said.replace(clock.matched, ' '), words, today);
  return day === undefined ? undefined : { day, clock: clock?.clock };
}

/** Where only a time is asked for: "10", "half past" is not read. */
export function readVisitClock(text: string): string | undefined {
  const said = plain(text);
  const bare = /^\D*(\d{1,2})\D*$/.exec(said);
  return (clockIn(said) ?? (bare && clockIn(`at ${said.replace(/^\D+/, '')}`)))?.clock;
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
