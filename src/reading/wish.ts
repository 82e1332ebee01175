/** What a patient wishes of their check-ins: a pause, another place or time of day, yesterday put right. */
import type { Words } from '../content/words.ts';
import { numberWordAt } from './number-words.ts';
import {
  findPhrase,
  hasPhrase,
  isWhole,
  listsOf,
  longestAt,
  withoutEnds,
  withoutFront,
  type Lists,
} from './phrases.ts';
import { tokensOf, type Token } from './tokens.ts';

/** `later`: not the next such day but the one a week after it. */
export type Until = { weekday: number; later?: true } | { days: number } | { text: string };
export type Wish =
  /** `asked`: in so many words; the others only say where somebody is, and are asked whether a pause is wanted. */
  | { kind: 'pause'; why: 'asked' | 'holiday' | 'hospital'; until: Until | undefined }
  | { kind: 'resume' }
  /** No texts any more, for good; how that is done has to be said. */
  | { kind: 'leave' }
  | { kind: 'not-today' }
  /** `texts`: each of them may begin with the place. */
  | { kind: 'place'; texts: string[]; thisWeek: boolean; until: Until | undefined }
  | { kind: 'clock'; clock: string }
  | { kind: 'yesterday'; rest: string };
type Wanted = keyof Words['wishes'];

/** "A few days". */
const FEW = 3;
/** Longer texts are somebody's own words about their day. */
const LONGEST = 120;
const LONGEST_PLACE = 12;

export function readWish(text: string, words: readonly Words[]): Wish | undefined {
  if (text.length > LONGEST) return undefined;
  const { spoken, core } = partsOf(text, words);
  const is = (each: 'resume' | 'notToday') =>
    isWhole(core, listed(words, each)) || isWhole(spoken, listed(words, each));
  if (is('resume')) return { kind: 'resume' };
  if (is('notToday')) return { kind: 'not-today' };
  return (
    yesterday(text, core, words) ??
    clock(core, words) ??
    pause(text, core, words) ??
    leave(core, words) ??
    place(text, core, words)
  );
}

/** Until when, wherever it stands in a text that is known to be about a pause. */
export function readUntil(text: string, words: readonly Words[]): Until | undefined {
  return text.length > LONGEST ? undefined : untilIn(text, partsOf(text, words).core, words);
}

function partsOf(text: string, words: readonly Words[]) {
  const spoken = tokensOf(text).filter(({ kind, text: mark }) => kind !== 'mark' || mark === ':');
  const fillers = listsOf(words, (each) => each.fillers);
  return { spoken, core: withoutEnds(spoken, fillers) };
}

/** "I want to quit", as all there is; "leave the program" anywhere. What else somebody may want to quit is not meant. */
function leave(core: readonly Token[], words: readonly Words[]): Wish | undefined {
  const asking = listsOf(words, (each) => each.asking);
  const is = (each: readonly Token[]) =>
    isWhole(
      each,
      listsOf(words, ({ wishes }) => wishes.leave.alone),
    );
  const isInside = hasPhrase(
    core,
    listsOf(words, ({ wishes }) => wishes.leave.inside),
  );
  return is(core) || is(withoutFront(core, asking)) || isInside ? { kind: 'leave' } : undefined;
}

/** "No texts this week", "don't text me for a few days": silence is wanted, and not for good. */
export function isForAWhile(core: readonly Token[], words: readonly Words[]): boolean {
  const silence = words.flatMap(({ revocation, wishes }) => [
    revocation.says,
    wishes.rest,
    wishes.leave.alone,
    wishes.leave.inside,
  ]);
  const rest = after(core, silence);
  if (rest === undefined) return false;
  const spans = [...listed(words, 'thisWeek'), ...listed(words, 'nextWeek'), ...listed(words, 'few')];
  if (findPhrase(rest, spans) >= 0) return true;
  const counted = after(rest, listed(words, 'for'));
  if (counted !== undefined && daysIn(counted, words) !== undefined) return true;
  const until = after(rest, listed(words, 'until'));
  return until !== undefined && until.length > 0;
}

function listed(words: readonly Words[], each: Exclude<Wanted, 'weekdays' | 'leave'>): Lists {
  return listsOf(words, ({ wishes }) => wishes[each]);
}

function after(core: readonly Token[], lists: Lists): Token[] | undefined {
  const at = findPhrase(core, lists);
  return at < 0 ? undefined : core.slice(at + longestAt(core, at, lists));
}

function yesterday(text: string, core: readonly Token[], words: readonly Words[]): Wish | undefined {
  if (longestAt(core, 0, listed(words, 'yesterday')) === 0) return undefined;
  const rest = after(core, listed(words, 'yesterday'));
  return { kind: 'yesterday', rest: written(text, rest) };
}

/** "Text me at 7 pm", "at 19:30"; a bare 7 may be either, and is not taken. */
function clock(core: readonly Token[], words: readonly Words[]): Wish | undefined {
  const front = withoutFront(
    core,
    listsOf(words, ({ asking }) => asking),
  );
  const asks = [front, core].find((each) => longestAt(each, 0, listed(words, 'askAt')) > 0);
  const [first, ...rest] = (asks && after(asks, listed(words, 'askAt'))) ?? [];
  if (first === undefined) return undefined;
  const written = /^(\d{1,2}):(\d{2})$/.exec(first.text);
  const hour = written ? Number(written[1]) : first.value;
  if (hour === undefined || !Number.isInteger(hour) || hour > 23) return undefined;
  const oclock = listsOf(words, ({ inForms }) => inForms.oclock);
  const part = withoutFront(rest, oclock);
  const said = `${first.suffix ?? ''} ${part.map((each) => each.text).join(' ')}`.trim();
  const isLate = words.some(({ wishes }) => wishes.afterNoon.some((each) => said.startsWith(each)));
  const isPlain = written !== null || said !== '' || hour > 12;
  if (!isPlain) return undefined;
  const full = isLate && hour < 12 ? hour + 12 : hour;
  return { kind: 'clock', clock: `${String(full).padStart(2, '0')}:${written?.[2] ?? '00'}` };
}

function pause(text: string, core: readonly Token[], words: readonly Words[]): Wish | undefined {
  const asking = withoutFront(
    core,
    listsOf(words, (each) => each.asking),
  );
  const isAsked = [core, asking].some((each) => longestAt(each, 0, listed(words, 'pause')) > 0);
  const until = untilIn(text, core, words) ?? looselyUntil(core, words);
  const isHospital = tellsOfHospital(core, words);
  if (isForAWhile(core, words)) return { kind: 'pause', why: isHospital ? 'hospital' : 'asked', until };
  if (isAsked) {
    // "Pause" and then a whole story is a story.
    const isShort = core.length <= 10;
    return isShort ? { kind: 'pause', why: isHospital ? 'hospital' : 'asked', until } : undefined;
  }
  const isMe = longestAt(core, 0, listed(words, 'own')) > 0;
  const isThere = hasPhrase(core, listed(words, 'inHospital'));
  if (isThere || (isHospital && isMe && core.length <= 10)) return { kind: 'pause', why: 'hospital', until };
  const isHoliday = findPhrase(core, listed(words, 'holiday')) >= 0;
  return isHoliday && isMe && until !== undefined ? { kind: 'pause', why: 'holiday', until } : undefined;
}

/** "I was in hospital last year" is over. */
function tellsOfHospital(core: readonly Token[], words: readonly Words[]): boolean {
  const at = findPhrase(core, listed(words, 'hospital'));
  const past = listsOf(words, ({ number }) => number.past);
  return at >= 0 && findPhrase(core.slice(0, at), past) < 0;
}

/** Of oneself, and then "in" or "to"; whether what follows is a place, the list of places knows. */
function place(text: string, core: readonly Token[], words: readonly Words[]): Wish | undefined {
  const isMe = longestAt(core, 0, listed(words, 'own')) > 0;
  if (!isMe || core.length > LONGEST_PLACE) return undefined;
  const before = listed(words, 'placeBefore');
  const rests = core.map((_, at) => core.slice(at + longestAt(core, at, before)));
  const texts = rests.flatMap((rest, at) =>
    longestAt(core, at, before) > 0 && rest.length > 0 ? [written(text, rest)] : [],
  );
  if (texts.length === 0) return undefined;
  const thisWeek = findPhrase(core, listed(words, 'thisWeek')) >= 0;
  return { kind: 'place', texts, thisWeek, until: untilIn(text, core, words) };
}

function untilIn(text: string, core: readonly Token[], words: readonly Words[]): Until | undefined {
  const rest = after(core, listed(words, 'until'));
  if (rest !== undefined && longestAt(rest, 0, listed(words, 'nextWeek')) > 0) return { weekday: 1 };
  // "Away next week", and not "until next week".
  if (findPhrase(core, listed(words, 'nextWeek')) >= 0) return { weekday: 1, later: true };
  const counted = daysIn(core, words);
  if (counted !== undefined) return { days: counted };
  if (rest === undefined && findPhrase(core, listed(words, 'thisWeek')) >= 0) return { weekday: 1 };
  if (rest === undefined || rest.length === 0) return undefined;
  if (longestAt(rest, 0, listed(words, 'tomorrow')) > 0) return { days: 1 };
  const weekday = weekdayAt(rest, words);
  return weekday === undefined ? { text: written(text, rest) } : { weekday };
}

/** "This week", "for a few days". */
function looselyUntil(core: readonly Token[], words: readonly Words[]): Until | undefined {
  if (findPhrase(core, listed(words, 'thisWeek')) >= 0) return { weekday: 1 };
  return findPhrase(core, listed(words, 'few')) >= 0 ? { days: FEW } : undefined;
}

/** "For 5 days", "two weeks", "a week". */
function daysIn(core: readonly Token[], words: readonly Words[]): number | undefined {
  for (const [at, token] of core.entries()) {
    const { value, length } = countAt(core, at, words) ?? { value: token.value ?? 0.5, length: 1 };
    if (!Number.isInteger(value)) continue;
    if (longestAt(core, at + length, listed(words, 'days')) > 0) return value;
    if (longestAt(core, at + length, listed(words, 'weeks')) > 0) return value * 7;
  }
  return undefined;
}

function countAt(core: readonly Token[], at: number, words: readonly Words[]) {
  const article = longestAt(
    core,
    at,
    listsOf(words, ({ number }) => number.articles),
  );
  return article > 0 ? { value: 1, length: article } : numberWordAt(core, at, words);
}

function weekdayAt(rest: readonly Token[], words: readonly Words[]): number | undefined {
  const found = words
    .flatMap(({ wishes }) => Object.entries(wishes.weekdays))
    .find(([, names]) => longestAt(rest, 0, [names]) > 0);
  return found && Number(found[0]);
}

function written(text: string, rest: readonly Token[] | undefined): string {
  const first = rest?.[0];
  return first === undefined ? '' : text.slice(first.from).replace(/^[\s,;:]+|[\s,;:.!]+$/gu, '');
}
