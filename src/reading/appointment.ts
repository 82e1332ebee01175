/**
 * "My appointment is on 12 March at 10": when the patient says their visit is, on the clock of their own zone. Nothing is
 * guessed that they are not asked to confirm.
 */
import type { Words } from '../content/words.ts';
import type { Day } from '../model/time.ts';
import { withMinutesWritten } from './clock-told.ts';
import { dayIn, plain } from './day-ahead.ts';
import { findPhrase, hasPhrase, listsOf, longestAt } from './phrases.ts';
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
  const phrases = listOf(words, 'says');
  const clause = clausesOf(tokensOf(text))[0] ?? [];
  const length = longestAt(clause, 0, phrases);
  if (length === 0 || isElsewhere(clause, length, words, today)) return undefined;
  // "El 15": the article may end the phrase, and belongs to the day.
  const isArticle = clause[length - 1]?.text === 'el' && clause[length] !== undefined;
  const from = clause[isArticle ? length - 1 : length]?.from;
  return from === undefined ? 'unclear' : (momentIn(text.slice(from), words, today) ?? 'unclear');
}

/** "I'll see the doctor on 3 December at 10, help me prepare": told in passing, and no wish, no question and nothing past. */
export function readMeeting(text: string, words: readonly Words[], today: Day): Told | undefined {
  if (text.length > LONGEST) return undefined;
  const clause = clausesOf(tokensOf(text)).find(
    (each) =>
      visitIn(each, words, today) !== undefined && !isNone(each, words, ['unless', 'past', 'off', 'moved']),
  );
  const from = clause?.[0]?.from;
  if (from === undefined) return undefined;
  return momentIn(text.slice(from), words, today) ?? momentIn(text, words, today);
}

/** "It got cancelled" is `off`; "moved to Monday" is when it is now. Neither a wish for it, nor "it is not cancelled". */
export function readCalledOff(text: string, words: readonly Words[], today: Day): Told | 'off' | undefined {
  if (text.length > LONGEST) return undefined;
  const tokens = tokensOf(text);
  const clauses = clausesOf(tokens);
  const visit = clauses.map((each) => visitIn(each, words, today, ['the'])).find(Boolean);
  const visitAt = visit === undefined ? -1 : tokens.indexOf(visit);
  // "My medicine was changed at my appointment" changes nothing of it.
  const isOfIt = (at: number, length: number) => length > 0 && (at > visitAt || at + length === visitAt);
  const found = (name: List) =>
    tokens.findIndex((_, at) => isOfIt(at, longestAt(tokens, at, listOf(words, name))));
  const movedAt = found('moved');
  const change = tokens[movedAt < 0 ? found('off') : movedAt];
  if (visitAt < 0 || change === undefined) return undefined;
  const clause = clauses.find((each) => each.includes(change)) ?? [];
  if (isNone(clause.slice(0, clause.indexOf(change)), words, ['unless'])) return undefined;
  return (movedAt < 0 ? undefined : movedTo(text, tokens.slice(movedAt), words, today)) ?? 'off';
}

function movedTo(
  text: string,
  moved: readonly Token[],
  words: readonly Words[],
  today: Day,
): Told | undefined {
  const to = findPhrase(moved, listOf(words, 'to'));
  const from = to < 0 ? undefined : moved[to + 1]?.from;
  return from === undefined ? undefined : momentIn(text.slice(from), words, today);
}

/** Longer texts are somebody's own words about their days. */
const LONGEST = 160;

type List = keyof Words['appointment'];
const listOf = (words: readonly Words[], name: List) =>
  listsOf(words, ({ appointment }) => appointment[name]);

/** None at all, for what stands beside it. */
function isNone(tokens: readonly Token[], words: readonly Words[], beside: readonly List[]): boolean {
  const negations = listsOf(words, ({ negations: each }) => each);
  return [negations, ...beside.map((name) => listOf(words, name))].some((each) => hasPhrase(tokens, each));
}

/** Where it is spoken of; `also` are lists of what stands for it. */
function visitIn(
  clause: readonly Token[],
  words: readonly Words[],
  today: Day,
  also: readonly List[] = [],
): Token | undefined {
  const lists = [
    ...listOf(words, 'says'),
    ...listOf(words, 'has'),
    ...also.flatMap((each) => listOf(words, each)),
  ];
  return clause.find((_, at) => {
    const has = longestAt(clause, at, lists);
    if (has > 0) return !isElsewhere(clause, at + has, words, today);
    const meets = longestAt(clause, at, listOf(words, 'meets'));
    return meets > 0 && longestAt(clause, at + meets, listOf(words, 'whom')) > 0;
  });
}

/** "An appointment with my hairdresser", "one on Friday with him": with nobody of the clinic, and no visit. */
function isElsewhere(clause: readonly Token[], from: number, words: readonly Words[], today: Day): boolean {
  const withs = listOf(words, 'with');
  return clause.some((token, at) => {
    const length = at < from ? 0 : longestAt(clause, at, withs);
    const before = clause[at - 1];
    if (length === 0 || (at > from && !isOfMoment(before, words, today))) return false;
    const isOurs = [at, at + length].some((place) => longestAt(clause, place, listOf(words, 'whom')) > 0);
    return token.kind === 'word' && !isOurs;
  });
}

/** The end of a day or of a time, so that what follows belongs to the visit: not "on Friday and I need help with". */
function isOfMoment(token: Token | undefined, words: readonly Words[], today: Day): boolean {
  if (token === undefined) return false;
  return (
    token.kind !== 'word' ||
    clockIn(`9 ${token.text}`) !== undefined ||
    dayIn(token.text, words, today) !== undefined
  );
}

function momentIn(text: string, words: readonly Words[], today: Day): Told | undefined {
  const said = withMinutesWritten(plain(text), words);
  const clock = clockIn(said);
  const day = dayIn(clock === undefined ? said : said.replace(clock.matched, ' '), words, today);
  return day === undefined ? undefined : { day, clock: clock?.clock };
}

/** Where only a time is asked for: "10". */
export function readVisitClock(text: string, words: readonly Words[]): string | undefined {
  const said = withMinutesWritten(plain(text), words);
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
