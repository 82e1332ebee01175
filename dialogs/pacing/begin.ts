/** PACE: an activity is chosen, or what the plan says is shown; and the minutes are asked for after a check-in. */
import type { DialogContext } from 'botbuilder-dialogs';
import { askedDay, isTold, slice } from '../../src/coaching/pace.ts';
import { lastDay } from '../../src/model/check-in.ts';
import type { PacingPlan } from '../../src/model/pacing.ts';
import { localDay, type Day } from '../../src/model/time.ts';
import { sparkline } from '../../src/charts/sparkline.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { dangerStands } from '../flare/gate.ts';
import { sayBesides } from './told.ts';
import type { PacingState } from './state.ts';

type Begin = Pick<PacingState, 'stage'>;

export async function beginPacing(dc: DialogContext, turn: Turn): Promise<void> {
  if (dangerStands(turn)) return turn.say('pace.not-now', {}, { purpose: 'safety' });
  if (dc.activeDialog?.id === 'pacing') return dc.repromptDialog();
  if (turn.pacing === undefined) {
    turn.say('pace.intro');
    return void (await dc.beginDialog('pacing', { stage: 'limits' } satisfies Begin));
  }
  sayStatus(turn);
  if (!isAsked(turn)) await dc.beginDialog('pacing', { stage: 'minutes' } satisfies Begin);
  else if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

export async function endPacing(dc: DialogContext, turn: Turn): Promise<void> {
  if (dc.activeDialog?.id === 'pacing') dc.stack.pop();
  turn.say(turn.pacing === undefined ? 'pace.none' : 'pace.over-now');
  turn.keepPacing(undefined);
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

const DAYS = 7;

function sayStatus(turn: Turn): void {
  const { pacing } = turn;
  if (pacing === undefined) return;
  const { words, log, running, beside = [] } = pacing;
  const to = shownTo(turn, pacing);
  const row = sparkline(log, to, DAYS);
  if (running === undefined) turn.say('pace.status-first', { words, row });
  else {
    const { quota } = running;
    turn.say('pace.status', { words, row, minutes: quota, low: slice(quota, turn.content.outcomes.pacing) });
  }
  sayBesides(turn, beside, to, DAYS);
}

/** The newest day that may have a gap, or today where it was told before it was asked for. */
function shownTo({ now, patient }: Turn, plan: PacingPlan): Day {
  const today = localDay(now, patient.zone);
  if (isTold(plan, today)) return today;
  const { log, beside = [] } = plan;
  const trends = { log, beside: beside.map(({ day }) => ({ day, value: 0 })) };
  return lastDay({ trends, days: [] }, askedDay(now, patient.zone).day);
}

/** The day is known already. */
function isAsked(turn: Turn): boolean {
  const { day } = askedDay(turn.now, turn.patient.zone);
  return turn.pacing !== undefined && isTold(turn.pacing, day);
}

/** The minutes of a day are not known yet, and may be asked for. */
export function isMinutesDue(turn: Turn): boolean {
  return turn.pacing !== undefined && !dangerStands(turn) && !isAsked(turn);
}

/** Asked in the same breath as the check-in, so that it costs nobody a message of its own; never over another question. */
export async function askMinutes(dc: DialogContext): Promise<void> {
  await dc.beginDialog('pacing', { stage: 'minutes' } satisfies Begin);
}
