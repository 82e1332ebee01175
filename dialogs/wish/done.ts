/** What a wish changes: a pause and its end, another zone; and what the patient is told of it. */
import type { DialogContext } from 'botbuilder-dialogs';
import { isPaused } from '../../src/model/patient.ts';
import { atLocal, type Day } from '../../src/model/time.ts';
import { nextAsked } from '../../src/schedule/asked-days.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { endUnasked } from '../check-in.ts';
import { dayIn } from './days.ts';
import type { PauseDays } from './pause-days.ts';
import { rememberWish } from './remember.ts';

export async function pause(dc: DialogContext, turn: Turn, { from, until }: PauseDays): Promise<void> {
  const starts = (day: Day) => atLocal(day, '00:00', turn.patient.zone);
  const day = dayIn(turn, nextAsked(turn, until));
  rememberWish(turn, 'pause');
  if (from === undefined) {
    turn.keepPatient({ ...turn.patient, paused: { until: starts(until) } });
    await endUnasked(dc, turn, 'paused');
    return turn.say('wish.paused', { day });
  }
  turn.keepPatient({ ...turn.patient, paused: { from: starts(from), until: starts(until) } });
  turn.say('wish.paused-from', { from: dayIn(turn, from), day });
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

/** False where there is no pause and no journey to end. */
export async function resumed(dc: DialogContext, turn: Turn): Promise<boolean> {
  const { paused: kept, away, ...rest } = turn.patient;
  if (kept === undefined && away === undefined) return false;
  // Whoever is still away goes on with the clock they have.
  if (kept !== undefined) turn.keepPatient({ ...rest, ...(away && { away }) });
  else if (away !== undefined) turn.keepPatient({ ...rest, zone: away.home });
  // Of a pause that had not begun nothing is on again: it is called off.
  const isOff = kept !== undefined && !isPaused({ paused: kept }, turn.now);
  turn.say(isOff ? 'wish.pause-off' : 'wish.resumed', { time: turn.patient.checkInAt });
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
  return true;
}

export function tellOfHospital(turn: Turn): void {
  turn.task('in-hospital');
  turn.say('wish.hospital');
}

export function movedTo(
  patient: Turn['patient'],
  { zone, until }: { zone: string; until?: string | undefined },
): Turn['patient'] {
  const { away, ...rest } = patient;
  const home = away?.home ?? patient.zone;
  return { ...rest, zone, ...(until !== undefined && zone !== home && { away: { home, until } }) };
}
