/** What a wish changes: a pause and its end, another zone; and what the patient is told of it. */
import type { DialogContext } from 'botbuilder-dialogs';
import { isPaused } from '../../src/model/patient.ts';
import { atLocal, localDay, type Day } from '../../src/model/time.ts';
import { nextAsked } from '../../src/schedule/asked-days.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { beginCheckIn, endUnasked } from '../check-in.ts';
import { dayIn } from './days.ts';
import type { PauseDays } from './pause-days.ts';
import { rememberWish } from './remember.ts';

export async function pause(dc: DialogContext, turn: Turn, { from, until }: PauseDays): Promise<void> {
  const starts = (day: Day) => atLocal(day, '00:00', turn.patient.zone);
  rememberWish(turn, 'pause');
  if (from === undefined) {
    turn.keepPatient({ ...turn.patient, paused: { until: starts(until) } });
    await endUnasked(dc, turn, 'paused');
    return tellOfPause(turn, { until });
  }
  turn.keepPatient({ ...turn.patient, paused: { from: starts(from), until: starts(until) } });
  tellOfPause(turn, { from, until });
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

function tellOfPause(turn: Turn, { from, until }: PauseDays): void {
  const day = dayIn(turn, nextAsked(turn, until));
  if (from === undefined) turn.say('wish.paused', { day });
  else turn.say('wish.paused-from', { from: dayIn(turn, from), day });
}

/** The pause that holds, or is still to begin; false where there is none. */
export function tellOfStanding(turn: Turn): boolean {
  const { paused, zone } = turn.patient;
  if (paused === undefined || (paused.until ?? Infinity) <= turn.now) return false;
  const { from = turn.now, until } = paused;
  if (until === undefined) turn.say('wish.next-open');
  else
    tellOfPause(turn, {
      ...(from > turn.now && { from: localDay(from, zone) }),
      until: localDay(until, zone),
    });
  return true;
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
  // What was left out while the pause held is not asked late.
  else if (turn.checkIn?.status === 'partial' && isEndedByPause(turn)) await beginCheckIn(dc, turn);
  return true;
}

/** All is as before only where today's check-in is open again too. */
export function isEndedByPause({ checkIn, patient, now }: Turn): boolean {
  const isToday = checkIn?.day === localDay(now, patient.zone);
  return isToday && checkIn.because === 'paused' && !isPaused(patient, now);
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
