/** When the wait after a step is over: all of it has passed, the clinic opens, or it is day. Pure. */
import type { Clinic } from '../model/clinician.ts';
import { isQuiet, quietEnds, SECOND, type Instant } from '../model/time.ts';
import type { Duty } from './duty.ts';
import type { NextStep } from './next-step.ts';

type Telling = Pick<Extract<NextStep, { kind: 'tell' }>, 'outOfHours' | 'waitSeconds' | 'byDay'>;

export function waitEnds(
  { outOfHours, waitSeconds, byDay }: Telling,
  { opensAt }: Pick<Duty, 'opensAt'>,
  { zone }: Pick<Clinic, 'zone'>,
  now: Instant,
): Instant {
  const ends = [now + waitSeconds * SECOND];
  // When the clinic opens, the steps of the day begin without waiting for those of the night to end.
  if (outOfHours && opensAt !== undefined) ends.push(opensAt);
  if (byDay !== undefined) ends.push(afterNight(now + byDay.waitSeconds * SECOND, byDay, zone));
  return Math.min(...ends);
}

function afterNight(at: Instant, { from, to }: NonNullable<Telling['byDay']>, zone: string): Instant {
  const night = { from: to, to: from };
  return isQuiet(at, zone, night) ? quietEnds(at, zone, night) : at;
}
