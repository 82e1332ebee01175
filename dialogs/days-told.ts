/**
 * Numbers of days that are over and have no answers yet: kept as those days' answers, marked late, and said back with the day. What
 * would change an answer that stands is left to whoever puts answers right.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import { answerTo, type CheckIn } from '../src/model/check-in.ts';
import type { Said } from '../src/model/event.ts';
import { dayAfter, localDay, type Day } from '../src/model/time.ts';
import { readDaysTold, type DaysTold, type DayTold } from '../src/reading/days-told.ts';
import { readPutRight, type PutRight } from '../src/reading/put-right.ts';
import type { Turn } from '../src/turn/turn.ts';
import { isNearDanger } from './late.ts';
import { ask, putAllRight, sayAndGoOn } from './put-right/answered.ts';
import { askedIn, dayBack, dayOf, isOnScale, numberIn } from './put-right/days.ts';
import { putAllIn } from './put-right/put-in.ts';
import { isTakenElsewhere } from './takes.ts';
import { wordsOf } from './turn-of.ts';

/** True when the text was about days that are over alone, and has been answered. */
export async function hearDaysTold(dc: DialogContext, turn: Turn, said: Said): Promise<boolean> {
  if (said.card !== undefined || said.tier !== 'none' || isTakenElsewhere(dc, turn)) return false;
  const told = toldIn(turn, said.text);
  if (told === undefined || told.rest !== '' || !isMeant(dc, turn, told)) return false;
  const days = told.days.map((each) => filled(turn, each));
  if (days.some(({ day }) => day < firstDay(turn))) return tooLongAgo(dc, turn, days);
  const [only, ...more] = days;
  if (only === undefined) return false;
  const standing = days.find(({ isFree }) => !isFree);
  if (standing !== undefined) return mayChange(dc, turn, said.text, standing);
  const open = days.find((each) => each.told === undefined);
  if (open !== undefined) return ask(dc, { stage: 'name', day: open.day });
  if (!told.isPlain)
    return more.length === 0 && ask(dc, { stage: 'whether', day: only.day, told: only.told ?? [] });
  for (const each of more) putAllIn(turn, each.of, each.told ?? []);
  return putAllRight(dc, turn, only.of, only.told ?? []);
}

/** What puts an answer right in so many words does it; else it is asked whether what stands there is to be changed. */
async function mayChange(
  dc: DialogContext,
  turn: Turn,
  text: string,
  { day, of, told = [] }: Filled,
): Promise<boolean> {
  if (readPutRight(text, askedIn(turn, of), wordsOf(turn))?.isSure === true) return false;
  return ask(dc, { stage: 'whether', day, told });
}

/** What is told of days that are over is kept; what is left is for the question that stands open. */
export function withoutDaysTold(turn: Turn, said: Said): Said {
  const told = said.card === undefined ? toldIn(turn, said.text) : undefined;
  if (told === undefined || told.rest === '' || !told.isPlain) return said;
  const days = told.days.map((each) => filled(turn, each));
  const isKept = days.every(
    ({ day, isFree, told: all }) => day >= firstDay(turn) && isFree && all !== undefined,
  );
  if (!isKept) return said;
  for (const { of, told: all = [] } of days) putAllIn(turn, of, all);
  return { ...said, text: told.rest };
}

function toldIn(turn: Turn, text: string): DaysTold | undefined {
  const today = localDay(turn.now, turn.patient.zone);
  const told = readDaysTold(text, askedIn(turn, dayOf(turn, today)), wordsOf(turn));
  // "Friday" on a Friday is today.
  return told?.days.every(({ day }) => dayBack(today, day) < today) === true ? told : undefined;
}

/** While something else than the day's questions is asked, only what says itself that it was left out. */
function isMeant({ activeDialog: open }: DialogContext, turn: Turn, { isPlain, isLeft }: DaysTold): boolean {
  if (isNearDanger(turn)) return false;
  if (open === undefined || open.id === 'which') return true;
  return isPlain && (isLeft || open.id === 'questionnaire');
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
}

function filled(turn: Turn, { day: named, ...given }: DayTold): Filled {
  const day = dayBack(localDay(turn.now, turn.patient.zone), named);
  const of = dayOf(turn, day);
  const asked = askedIn(turn, of);
  const told = inOrder(
    given,
    asked.map(({ linkId }) => linkId),
    of,
  );
  const isRight = told?.every((each) => isOnScale(asked, each)) === true;
  const stands = (linkId: string) => numberIn(of, linkId);
  const isFree = (told ?? []).every(({ linkId, value }) => [undefined, value].includes(stands(linkId)));
  return { day, of, told: isRight ? told : undefined, isFree };
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
