/**
 * An answer is put right after the questions are over, wherever the conversation stands. What is plain is done and said; of the
 * rest it is asked which answer, or whether it was meant so.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Said } from '../../src/model/event.ts';
import { dayAfter, localDay, type Day } from '../../src/model/time.ts';
import { readPutRight, type PutRight } from '../../src/reading/put-right.ts';
import { readAllNamed } from '../../src/reading/whole-answer.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { isNearDanger } from '../late.ts';
import { isTakenElsewhere } from '../takes.ts';
import { wordsOf } from '../turn-of.ts';
import { answered, putAllRight, sayAndGoOn, showAll } from './answered.ts';
import { askedIn, dayMeant, ended, endedOn, rowOf } from './days.ts';

/** True when the text was about an answer that is over, and has been answered. */
export async function hearPutRight(dc: DialogContext, turn: Turn, said: Said): Promise<boolean> {
  if (said.card !== undefined || said.tier !== 'none') return false;
  if (isTakenElsewhere(dc, turn) && !isBehindTheDay(dc, turn)) return false;
  const [newest] = ended(turn);
  const read = newest && readPutRight(said.text, askedIn(turn, newest), wordsOf(turn));
  if (read === undefined || !isMeant(dc, turn, read)) return false;
  const day = dayMeant(turn, read.day);
  if (day === undefined) return false;
  const of = endedOn(turn, day);
  if (of !== undefined) return answered(dc, turn, of, read);
  if (read.day === undefined || !read.isSure) return false;
  return sayAndGoOn(dc, turn, isOlder(turn, day) ? 'put-right.too-old' : 'put-right.none', day);
}

/** While something else is asked, only what says itself that it puts right an answer, by its name; or which day it is of. */
function isMeant(dc: DialogContext, turn: Turn, { isSure, told, about, day }: PutRight): boolean {
  const isNamed = told.length > 0 || about !== undefined;
  if (!isNamed && isNearDanger(turn)) return false;
  if (dc.activeDialog === undefined || dc.activeDialog.id === 'which') return isNamed || isLastAnswered(turn);
  if (!isNamed && isBehindTheDay(dc, turn)) return isSure;
  const isOfOpen = dc.activeDialog.id === 'questionnaire';
  // Of today's questions the one that is open decides; a number of another day answers none of them.
  if (isOfOpen && day === undefined) return false;
  return isNamed && (isSure || (isOfOpen && isOfAnotherDay(turn, day)));
}

/** A number without a name is about what was answered last, and that may have been something else than the day's questions. */
function isLastAnswered({ talk: { repliedTo } }: Turn): boolean {
  return repliedTo === undefined || OF_THE_DAY.has(repliedTo);
}

const OF_THE_DAY: ReadonlySet<string> = new Set(['questionnaire', 'late', 'put-right']);

/** What came right behind the day's last question has had no reply yet. */
function isBehindTheDay({ activeDialog: open }: DialogContext, turn: Turn): boolean {
  const isAnother = open !== undefined && open.id !== 'which' && !OF_THE_DAY.has(open.id);
  return isAnother && turn.talk.repliedTo !== undefined && isLastAnswered(turn);
}

function isOfAnotherDay(turn: Turn, day: PutRight['day']): boolean {
  return dayMeant(turn, day) !== localDay(turn.now, turn.patient.zone);
}

function isOlder(turn: Turn, day: Day): boolean {
  const newest = turn.checkIn?.day ?? localDay(turn.now, turn.patient.zone);
  return day < dayAfter(newest, -turn.content.checkIns.putRightDays);
}

/** "Fix yesterday", with or without what is to stand there. */
export async function fixYesterday(dc: DialogContext, turn: Turn, rest: string): Promise<true> {
  const day = dayAfter(localDay(turn.now, turn.patient.zone), -1);
  const of = endedOn(turn, day);
  if (of === undefined || rowOf(turn, of) === '') return sayAndGoOn(dc, turn, 'put-right.none', day);
  const told = readAllNamed(rest, askedIn(turn, of), wordsOf(turn));
  return told === undefined ? showAll(dc, turn, of, undefined) : putAllRight(dc, turn, of, told);
}
