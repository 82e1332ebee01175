/** What a patient has just settled about their check-ins, and how it was before: the next words may take it back or change it. */
import { z } from 'zod';
import { patient, type Patient } from './patient.ts';
import { MINUTE, type Instant } from './time.ts';

const settled = patient.pick({
  paused: true,
  checkInAt: true,
  zone: true,
  away: true,
  days: true,
  lang: true,
});

export const wished = z.object({
  at: z.number(),
  kind: z.enum(['pause', 'clock', 'place', 'days', 'lang']),
  before: settled,
});
export type Wished = z.infer<typeof wished>;

/** Words of a later hour are about something else. */
const FRESH = 30 * MINUTE;

export function isFresh({ at }: Wished, now: Instant): boolean {
  return now - at <= FRESH;
}

export function beforeOf(who: Patient): Wished['before'] {
  return settled.parse(who);
}

export function asBefore(who: Patient, before: Wished['before']): Patient {
  const { paused: _paused, away: _away, days: _days, ...rest } = who;
  return { ...rest, ...before };
}
