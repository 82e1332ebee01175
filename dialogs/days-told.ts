/**
 * Numbers of days that are over and have no answers yet: kept as those days' answers, marked late, and said back with the day. What
 * would change an answer that stands is left to whoever puts answers right.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import { answerTo, type CheckIn } from '../src/model/check-in.ts';
import type { Said } from '../src/model/event.ts';
import type { Item } from '../src/model/questionnaire.ts';
import { dayAfter, localDay, type Day } from '../src/model/time.ts';
import { readDaysTold, type DaysTold, type DayTold } from '../src/reading/days-told.ts';
import type { Asked } from '../src/reading/named-questions.ts';
import { readPutRight, type PutRight } from '../src/reading/put-right.ts';
import type { Turn } from '../src/turn/turn.ts';
import { isNearDanger } from './late.ts';
import { beginToday } from './today-told.ts';
import { ask, putAllRight, sayAndGoOn } from './put-right/answered.ts';
import { dayBack } from '../src/reading/day-back.ts';
import { askedIn, dayOf, isOnScale, numberIn, rowOf } from './put-right/days.ts';
import { putAllIn } from './put-right/put-in.ts';
import { isTakenElsewhere } from './takes.ts';
import { wordsOf } from './turn-of.ts';

/** True when the text was about days that are over alone, and has been answered. */
export async function hearDaysTold(dc: DialogContext, turn: Turn, said: Said): Promise<boolean> {
  if (said.card !== undefined || said.tier !== 'none' || isTakenElsewhere(dc, turn)) return false;
  const told = toldIn(turn, said.text);
  // What is of today is for the question that stands open, which hears the rest itself.
  const isOpen = dc.activeDialog !== undefined && dc.activeDialog.id !== 'which';
  if (told === undefined || (told.rest !== '' && isOpen) || !isMeant(dc, turn, told)) return false;
  const days = told.days.map((each) => filled(turn, each));
  // "Thursday was 6 and yesterday 7", said on a Friday.
  const twice = days.find(({ day }, at) => days.some((each, other) => other < at && each.day === day));
  if (twice !== undefined) return ask(dc, { stage: 'name', day: twice.day });
  const isChange = saysChange(turn, said.text);
  if (days.some(({ day }) => day < firstDay(turn))) return !isChange && tooLongAgo(dc, turn, days);
  const [only, ...more] = days;
  if (only === undefined) return false;
  const standing = days.find(({ isFree }) => !isFree);
  // What puts an answer right in so many words does it; else it is asked whether what stands there is to be changed.
  if (standing !== undefined)
    return !isChange && ask(dc, { stage: 'whether', day: standing.day, told: standing.told ?? [] });
  const open = days.find((each) => each.told === undefined);
  if (open !== undefined) return askWhatFor(dc, turn, open);
  if (!isSure(dc, told))
    return more.length === 0 && ask(dc, { stage: 'whether', day: only.day, told: only.told ?? [] });
  for (const each of more) putAllIn(turn, each.of, each.told ?? []);
  await putAllRight(dc, turn, only.of, only.told ?? []);
  if (told.rest !== '' && dc.activeDialog === undefined) await beginToday(dc, turn, told.rest);
  return true;
}

/** One number alone may be of the question that is open; of several it is asked which is which. */
async function askWhatFor(dc: DialogContext, turn: Turn, { day, of, given }: Filled): Promise<boolean> {
  const [value, ...more] = given.bare;
  if (given.named.length > 0 || more.length > 0) return ask(dc, { stage: 'name', day });
  const isOpen = dc.activeDialog !== undefined && dc.activeDialog.id !== 'which';
  return !isOpen && rowOf(turn, of) !== '' && ask(dc, { stage: 'which', day, value });
}

/** What is told of days that are over is kept; what is left is for the question that stands open. */
export function withoutDaysTold(turn: Turn, item: Item, said: Said): Said {
  const told = said.card === undefined ? toldIn(turn, said.text) : undefined;
  if (told === undefined || told.rest === '' || !told.isPlain) return said;
  // "6, yesterday 7": in one breath with an answer to the open question it is of the same.
  const days = told.days.map((each) => filled(turn, each, item.linkId));
  const isKept =
    new Set(days.map(({ day }) => day)).size === days.length &&
    days.every(({ day, isFree, told: all }) => day >= firstDay(turn) && isFree && all !== undefined);
  if (!isKept) return said;
  for (const { of, told: all = [] } of days) putAllIn(turn, of, all);
  return { ...said, text: told.rest };
}

function toldIn(turn: Turn, text: string): DaysTold | undefined {
  const today = localDay(turn.now, turn.patient.zone);
  const told = readDaysTold(text, askedToday(turn), wordsOf(turn));
  // "Friday" on a Friday is today.
  return told?.days.every(({ day }) => dayBack(today, day) < today) === true ? told : undefined;
}

/** While something else than the day's questions is asked, only what says itself that it was left out. */
function isMeant(
  { activeDialog: open }: DialogContext,
  turn: Turn,
  { days, isPlain, isLeft }: DaysTold,
): boolean {
  if (isNearDanger(turn)) return false;
  if (open === undefined || open.id === 'which') return true;
  if (open.id !== 'questionnaire') return isPlain && isLeft;
  // "Overdid it yesterday, 8" is of today.
  return isPlain || isLeft || days.some(({ day }) => !('ago' in day) || day.ago > 1);
}

/** Where no question of today is open, more than one number can be of no other day than the one that is named. */
function isSure({ activeDialog }: DialogContext, { isPlain, days }: DaysTold): boolean {
  const isRow = ({ named, bare }: DayTold) => named.length > 0 || bare.length > 1;
  return isPlain || (activeDialog === undefined && days.every(isRow));
}

function saysChange(turn: Turn, text: string): boolean {
  return readPutRight(text, askedToday(turn), wordsOf(turn))?.isSure === true;
}

function askedToday(turn: Turn): Asked[] {
  return askedIn(turn, dayOf(turn, localDay(turn.now, turn.patient.zone)));
}

function firstDay(turn: Turn): Day {
  return dayAfter(localDay(turn.now, turn.patient.zone), -turn.content.checkIns.putRightDays);
}

interface Filled {
  day: Day;
  of: CheckIn;
  /** Undefined where nobody can say which number is of which question. */
  told: PutRight['told'] | undefined;
  /** None of them has an answer yet, or it is the same. */
  isFree: boolean;
  given: Pick<DayTold, 'named' | 'bare'>;
}

function filled(turn: Turn, { day: named, ...given }: DayTold, first?: string): Filled {
  const day = dayBack(localDay(turn.now, turn.patient.zone), named);
  const of = dayOf(turn, day);
  const asked = askedIn(turn, of);
  const names = asked.map(({ linkId }) => linkId);
  const isFirst = given.bare.length === 1 && first !== undefined && names.includes(first);
  const told = inOrder(given, isFirst ? [first] : names, of);
  const isRight = told?.every((each) => isOnScale(asked, each)) === true;
  const stands = (linkId: string) => numberIn(of, linkId);
  const isFree = (told ?? []).every(({ linkId, value }) => [undefined, value].includes(stands(linkId)));
  return { day, of, told: isRight ? told : undefined, isFree, given };
}

/** As many numbers as there are questions, or as were asked that day; one alone is of the first, or of the one that waited. */
function inOrder(
  { named, bare }: Pick<DayTold, 'named' | 'bare'>,
  asked: readonly string[],
  of: CheckIn,
): PutRight['told'] | undefined {
  const rest = asked.filter((linkId) => named.every((each) => each.linkId !== linkId));
  const put = rest.filter((linkId) => of.leftOut?.includes(linkId) !== true);
  const one = of.answers.length === 0 ? rest.slice(0, 1) : rest.filter((each) => each === of.waiting?.linkId);
  const places = [rest, put, one].find((each) => each.length === bare.length);
  if (bare.length === 0) return named;
  if (places === undefined || (bare.length === 1 && answerTo(of, places[0] ?? '') !== undefined))
    return undefined;
  return [...named, ...places.map((linkId, at) => ({ linkId, value: bare[at] ?? 0 }))];
}

async function tooLongAgo(dc: DialogContext, turn: Turn, days: readonly Filled[]): Promise<true> {
  const [oldest] = days.map(({ day }) => day).toSorted();
  return sayAndGoOn(dc, turn, 'put-right.too-long-ago', oldest ?? '');
}
