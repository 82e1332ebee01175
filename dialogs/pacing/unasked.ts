/** What was done of the activity, told without being asked: kept for its day, and read back with it. */
import type { DialogContext } from 'botbuilder-dialogs';
import { askedDay, isTold } from '../../src/coaching/pace.ts';
import type { Said } from '../../src/model/event.ts';
import type { PacingPlan } from '../../src/model/pacing.ts';
import { dayAfter, localDay, type Day } from '../../src/model/time.ts';
import type { ActivityDay } from '../../src/reading/activity-day.ts';
import { readActivityTold, type ActivityTold } from '../../src/reading/activity-told.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { dangerStands } from '../flare/gate.ts';
import { isTakenElsewhere } from '../takes.ts';
import { wordsOf } from '../turn-of.ts';
import { logDay, putDayRight } from './log.ts';

/** True when the text told of a day, and has been answered. */
export async function hearActivityTold(dc: DialogContext, turn: Turn, said: Said): Promise<boolean> {
  const { pacing } = turn;
  if (pacing === undefined || said.card !== undefined || said.tier !== 'none') return false;
  if (dangerStands(turn) || isTakenElsewhere(dc, turn)) return false;
  const heard = readActivityTold(said.text, pacing.words, wordsOf(turn));
  if (heard === undefined || isAnswer(dc, turn, heard)) return false;
  keep(turn, pacing, dayOf(turn, heard), heard.told);
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
  return true;
}

/** Beside an amount it is said what the day means for it; otherwise, and told once more, it is read back with its day. */
function keep(turn: Turn, plan: PacingPlan, day: Day, told: ActivityDay): void {
  if (plan.running === undefined || isTold(plan, day)) putDayRight(turn, day, told);
  else logDay(turn, told, day);
}

/** Of the question that is open: without a name, or asked for just that day. */
function isAnswer({ activeDialog }: DialogContext, turn: Turn, { on, named }: ActivityTold): boolean {
  if (activeDialog === undefined) return false;
  if (activeDialog.id !== 'pacing') return !named || activeDialog.id === 'form';
  return on === undefined || on === askedDay(turn.now, turn.patient.zone).which;
}

function dayOf({ now, patient }: Turn, { on }: ActivityTold): Day {
  const today = localDay(now, patient.zone);
  return on === 'yesterday' ? dayAfter(today, -1) : today;
}
