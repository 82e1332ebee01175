/** "Sorry, I meant 12 min", "change my sets to 3": what was told last of the activity is put right. */
import type { DialogContext } from 'botbuilder-dialogs';
import { newestDay } from '../../src/coaching/pace.ts';
import type { Said } from '../../src/model/event.ts';
import { HOUR } from '../../src/model/time.ts';
import { readActivityDay } from '../../src/reading/activity-day.ts';
import { readActivityPutRight } from '../../src/reading/activity-put-right.ts';
import { readCorrection } from '../../src/reading/correction.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { dangerStands } from '../flare/gate.ts';
import { isTakenElsewhere } from '../takes.ts';
import { wordsOf } from '../turn-of.ts';
import { putDayRight } from './log.ts';

/** Later than this nobody can say which day is meant; and so long a bare number is about what was told last. */
const LATEST = 14 * HOUR;
const NEAR = 2 * HOUR;

/** True when the text was about a day of the activity, and has been answered. */
export async function hearActivityPutRight(dc: DialogContext, turn: Turn, said: Said): Promise<boolean> {
  const { pacing } = turn;
  const day = pacing && newestDay(pacing);
  if (day === undefined || said.card !== undefined || said.tier !== 'none') return false;
  if (dangerStands(turn) || isTakenElsewhere(dc, turn)) return false;
  const age = turn.now - (pacing?.toldAt ?? 0);
  if (age > LATEST || dc.activeDialog?.id === 'pacing') return false;
  const told = readActivityPutRight(said.text, wordsOf(turn)) ?? bare(dc, turn, said.text, age);
  if (told === undefined) return false;
  putDayRight(turn, day, told);
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
  return true;
}

/** Without its name a number is of the minutes only where they were the last answer, and nothing is asked since. */
function bare(dc: DialogContext, turn: Turn, text: string, age: number): ReturnType<typeof readActivityDay> {
  const answered = turn.checkIn?.answers.map(({ at }) => at) ?? [];
  const isLast = Math.max(0, ...answered) <= (turn.pacing?.toldAt ?? 0);
  if (dc.activeDialog !== undefined || age > NEAR || !isLast) return undefined;
  const rest = readCorrection(text, wordsOf(turn))?.rest;
  return rest === undefined ? undefined : readActivityDay(rest, wordsOf(turn));
}
