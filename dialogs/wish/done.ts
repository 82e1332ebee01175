/** What a wish changes: a pause and its end, another zone; and what the patient is told of it. */
import type { DialogContext } from 'botbuilder-dialogs';
import { atLocal } from '../../src/model/time.ts';
import { nextAsked } from '../../src/schedule/asked-days.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { endUnasked } from '../check-in.ts';
import { dayIn } from './days.ts';

export async function pauseUntil(dc: DialogContext, turn: Turn, day: string): Promise<void> {
  const until = atLocal(day, '00:00', turn.patient.zone);
  turn.keepPatient({ ...turn.patient, paused: { until } });
  await endUnasked(dc, turn, 'paused');
  turn.say('wish.paused', { day: dayIn(turn, nextAsked(turn, day)) });
}

/** False where there is no pause and no journey to end. */
export async function resumed(dc: DialogContext, turn: Turn): Promise<boolean> {
  const { paused: kept, away, ...rest } = turn.patient;
  if (kept === undefined && away === undefined) return false;
  // Whoever is still away goes on with the clock they have.
  if (kept !== undefined) turn.keepPatient({ ...rest, ...(away && { away }) });
  else if (away !== undefined) turn.keepPatient({ ...rest, zone: away.home });
  turn.say('wish.resumed', { time: turn.patient.checkInAt });
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
