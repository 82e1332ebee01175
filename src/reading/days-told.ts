/**
 * "I missed yesterday, it was a 6", "el viernes fue un 6 pero no lo puse": the numbers of days that are over, told later. Every word
 * beside a number must belong to it; what else is told between commas is only a story.
 */
import type { Words } from '../content/words.ts';
import { othersByName } from './another-time.ts';
import { clausesByDay, type OfDay } from './days-apart.ts';
import { clausesIn, type Asked } from './named-questions.ts';
import { readNumber } from './number.ts';
import { pick } from './number-lists.ts';
import { goingOn, shared, type DayTold, type Heard } from './shared-days.ts';
import { hasPhrase, longestAt, longestBefore } from './phrases.ts';
import { partsOf, type KindOf, type Part } from './put-right-parts.ts';
import { tokensOf, type Token } from './tokens.ts';
import { readNamed } from './whole-answer.ts';

export type { DayTold } from './shared-days.ts';

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
  const opens = words.map(({ dayAsked }) => dayAsked.opens);
  if (text.length > LONGEST || longestAt(tokensOf(text), 0, opens) > 0) return undefined;
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
  return { days: goingOn(days), rest: apart.rest, isPlain: told.every((each) => each.isPlain), isLeft };
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
  const given = clauses.map(({ text, hasNumber }) => {
    const isOther = hasPhrase(tokensOf(text), othersByName(words)) || namesAnHour(tokensOf(text), words);
    const parts = isOther
      ? undefined
      : (partsOf(tokensOf(text), asked, words, MORE) ?? looselyIn(text, asked, words));
    const heard = parts && givenIn(withoutOld(parts));
    return { ...heard, parts: parts ?? [], isLost: heard === undefined && hasNumber };
  });
  const named = given.flatMap((each) => each.named ?? []);
  const bare = given.flatMap((each) => each.bare ?? []);
  // "Pain was 7, it should say 5": a number behind what has its name may be of anything.
  const isMixed = given.some((each, at) => (each.bare ?? []).length > 0 && given.slice(0, at).some(hasNamed));
  const isOnce = new Set(named.map(({ linkId }) => linkId)).size === named.length;
  if (isMixed || !isOnce || given.some(({ isLost }) => isLost)) return undefined;
  const isLeft = clauses.some(({ text }) => hasPhrase(tokensOf(text), leftOf(words)));
  const forEach = given.some(({ parts }) => parts.some(({ is }) => is === 'each'));
  return {
    day,
    named,
    bare,
    isPlain,
    isOver: isOver || named.length > 0 || bare.length >= ROW,
    isLeft,
    forEach,
  };
}

/** "Fell asleep at 7 yesterday"; "I was at 7" is a score. */
function namesAnHour(tokens: readonly Token[], words: readonly Words[]): boolean {
  return tokens.some(({ kind }, at) => {
    const before = kind === 'figure' ? longestBefore(tokens, at, pick(words, 'clockBefore')) : 0;
    return before > 0 && longestBefore(tokens, at, pick(words, 'beforeScore')) === 0;
  });
}

/** So many numbers are no time of day. */
const ROW = 3;

function hasNamed({ named = [] }: { named?: DayTold['named'] }): boolean {
  return named.length > 0;
}

function leftOf(words: readonly Words[]) {
  return words.map(({ daysTold }) => daysTold.left);
}

/** "It was a 3, not a 5." */
function withoutOld(parts: readonly Part[]): Part[] {
  const fresh = parts.filter((each) => each.is !== 'number' || !each.isOld);
  return fresh.some(({ is }) => is === 'number') ? fresh : [...parts];
}

/** "Pain hit 9 that day": of one question by its name, or one number that can be nothing but a score, with any words beside it. */
function looselyIn(text: string, asked: readonly Asked[], words: readonly Words[]): Part[] | undefined {
  const clauses = clausesIn(text, asked, words);
  const named = clauses.map((each) => readNamed(each, asked, words));
  if (named.every((each) => each !== undefined))
    return named.flatMap(({ linkId, value }): Part[] => [
      { is: 'name', linkId },
      { is: 'number', value, isOld: false },
    ]);
  const [first] = asked;
  const read = clauses.length === 1 && first ? readNumber(text, first.scale, words) : undefined;
  return read?.kind === 'value' && !read.over
    ? [{ is: 'number', value: read.value, isOld: false }]
    : undefined;
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
  const isOdd = row.some((each) => each.is === 'number' && !isScore(each));
  return !isOdd && row.every((each) => each.is === 'number' || taken.has(each)) ? { named, bare } : undefined;
}

/** "Can I put yesterday as a 6?" */
function isAsked(text: string, words: readonly Words[]): boolean {
  return hasPhrase(
    tokensOf(text),
    words.map(({ asking }) => asking),
  );
}
