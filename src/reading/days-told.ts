/**
 * "I missed yesterday, it was a 6", "el viernes fue un 6 pero no lo puse": the numbers of days that are over, told later. Every word
 * beside a number must belong to it; what else is told between commas is only a story.
 */
import type { Words } from '../content/words.ts';
import { othersByName } from './another-time.ts';
import { clausesByDay, type OfDay } from './days-apart.ts';
import type { DayBack } from './day-named.ts';
import type { Asked } from './named-questions.ts';
import { hasPhrase } from './phrases.ts';
import { partsOf, type KindOf, type Part } from './put-right-parts.ts';
import { tokensOf } from './tokens.ts';

export interface DayTold {
  day: DayBack;
  named: { linkId: string; value: number }[];
  /** Numbers without a name, in their order. */
  bare: number[];
}
export interface DaysTold {
  days: DayTold[];
  /** What is told of today, in the patient's own writing. */
  rest: string;
  /** Whether the numbers can be of no other day: the day stands with them, or they are told as of the past. */
  isPlain: boolean;
  /** It says itself that the day was left out. */
  isLeft: boolean;
}

const LONGEST = 240;

export function readDaysTold(
  text: string,
  asked: readonly Asked[],
  words: readonly Words[],
): DaysTold | undefined {
  if (text.length > LONGEST || hasPhrase(tokensOf(text), othersByName(words))) return undefined;
  const apart = clausesByDay(text, words);
  if (apart === undefined) return undefined;
  const heard = apart.days.map((each) => heardOf(each, asked, words));
  const told = heard.flatMap((each) => each ?? []);
  const isLeft = told.some((each) => each.isLeft);
  const isOver = isLeft || told.length > 1 || told.some((each) => each.isOver);
  if (!isOver) return undefined;
  if (told.length < heard.length || (text.includes('?') && !isLeft && !isAsked(text, words)))
    return undefined;
  const days = shared(told);
  if (days === undefined || days.length === 0) return undefined;
  return { days, rest: apart.rest, isPlain: told.every((each) => each.isPlain), isLeft };
}

interface Heard extends DayTold {
  isPlain: boolean;
  isOver: boolean;
  isLeft: boolean;
  /** One number for each of several days. */
  forEach: boolean;
}

const MORE: readonly KindOf[] = [
  { is: 'left', pick: ({ daysTold }) => daysTold.left },
  { is: 'each', pick: ({ daysTold }) => daysTold.each },
  { is: 'beside', pick: ({ daysTold }) => daysTold.beside },
];

function heardOf(
  { day, clauses, isPlain, isOver }: OfDay,
  asked: readonly Asked[],
  words: readonly Words[],
): Heard | undefined {
  const parts: Part[] = [];
  for (const { text, hasNumber } of clauses) {
    const some = partsOf(tokensOf(text), asked, words, MORE);
    if (some !== undefined) parts.push(...some);
    else if (hasNumber) return undefined;
  }
  const isStrange = parts.some((each) => each.is === 'not' || (each.is === 'number' && !isScore(each)));
  const given = isStrange ? undefined : givenIn(parts);
  const has = (is: Part['is']) => parts.some((each) => each.is === is);
  const isSaid = clauses.some(({ text }) => hasPhrase(tokensOf(text), leftOf(words)));
  return given && { day, ...given, isPlain, isOver, isLeft: has('left') || isSaid, forEach: has('each') };
}

function leftOf(words: readonly Words[]) {
  return words.map(({ daysTold }) => daysTold.left);
}

function isScore({ value, isOld }: Extract<Part, { is: 'number' }>): boolean {
  return !isOld && value >= 0 && value <= 10 && Number.isInteger(value * 2);
}

/** "Pain 6, sleep 4", "6 pain 4 sleep", "6, sleep 4": a number beside a name is of it, whichever stands first. */
function givenIn(parts: readonly Part[]): Pick<DayTold, 'named' | 'bare'> | undefined {
  const row = parts.filter((each) => each.is === 'name' || each.is === 'number');
  const isNameFirst = row.find(({ is }, at) => is === 'name' && row[at + 1]?.is === 'number') !== undefined;
  const [named, bare]: [DayTold['named'], number[]] = [[], []];
  const taken = new Set<Part>();
  row.forEach((each, at) => {
    const number = row[isNameFirst ? at + 1 : at - 1];
    if (each.is !== 'name' || number?.is !== 'number' || taken.has(number)) return;
    taken.add(number).add(each);
    named.push({ linkId: each.linkId, value: number.value });
  });
  for (const each of row) if (each.is === 'number' && !taken.has(each)) bare.push(each.value);
  const isOnce = new Set(named.map(({ linkId }) => linkId)).size === named.length;
  return isOnce && row.every((each) => each.is === 'number' || taken.has(each)) ? { named, bare } : undefined;
}

/** "Monday and Tuesday were both 5", "lunes y martes fueron 5 y 6": days without a number share those of the next. */
function shared(told: readonly Heard[]): DayTold[] | undefined {
  const days: DayTold[] = [];
  let without: Heard[] = [];
  for (const each of told) {
    const { day, named, bare } = each;
    if (named.length + bare.length === 0) {
      without.push(each);
      continue;
    }
    const all = [...without.map((one) => one.day), day];
    without = [];
    const isEach = each.forEach && bare.length === 1 && named.length === 0;
    if (all.length === 1) days.push({ day, named, bare });
    else if (isEach) days.push(...all.map((one) => ({ day: one, named, bare })));
    else if (named.length === 0 && bare.length === all.length)
      days.push(...all.map((one, at) => ({ day: one, named, bare: bare.slice(at, at + 1) })));
    else return undefined;
  }
  return without.length > 0 && days.length > 0 ? undefined : days;
}

/** "Can I put yesterday as a 6?" */
function isAsked(text: string, words: readonly Words[]): boolean {
  return hasPhrase(
    tokensOf(text),
    words.map(({ asking }) => asking),
  );
}
