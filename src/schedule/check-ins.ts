/**
 * When a check-in is due, in the patient's own zone. Pure: what we know and the time in, instants out. This room must
 * not know how anything is sent or stored.
 */
import type { CheckInPolicy } from '../model/policy.ts';
import type { Patient } from '../model/patient.ts';
import {
  MINUTE,
  atLocal,
  dayAfter,
  isQuiet,
  localDay,
  type Day,
  type Instant,
  type Quiet,
} from '../model/time.ts';
import { fnv1a } from '../model/hash.ts';

/** The first check-in after `now`: at most one a local day, spread over some minutes so that a clinic's do not collide. */
export function nextCheckIn(who: Patient, rules: CheckInPolicy, now: Instant): { day: Day; at: Instant } {
  const today = localDay(now, who.zone);
  for (const day of [today, dayAfter(today), dayAfter(today, 2)]) {
    const at = checkInOn(who, rules, day);
    if (at > now) return { day, at };
  }
  throw new Error('no check-in within two days: the zone data is broken');
}

/** When the check-in of a day is due. Starting one answers for the day, so the day after is asked for with `after`. */
export function checkInAfter(
  who: Patient,
  rules: CheckInPolicy,
  day: Day,
  now: Instant,
): { day: Day; at: Instant } {
  const next = dayAfter(day);
  const at = checkInOn(who, rules, next);
  return at > now ? { day: next, at } : nextCheckIn(who, rules, now);
}

function checkInOn(who: Patient, rules: CheckInPolicy, day: Day): Instant {
  return atLocal(day, who.checkInAt, who.zone) + spread(who.id, rules.spreadMinutes) * MINUTE;
}

/** Always the same minutes for the same patient, so that a person meets the same time every day. */
function spread(patientId: string, minutes: number): number {
  return minutes === 0 ? 0 : fnv1a(patientId) % minutes;
}

/** Why a check-in that has come up should not be asked now; undefined when it should. */
export function whyNot(
  who: Patient,
  rules: CheckInPolicy,
  due: { day: Day; at: Instant },
  quiet: Quiet,
  now: Instant,
): 'too-late' | 'quiet-hours' | 'paused' | undefined {
  if (who.paused !== undefined && (who.paused.until === undefined || who.paused.until > now)) return 'paused';
  if (now - due.at > rules.staleAfterMinutes * MINUTE) return 'too-late';
  // A check-in the patient asked to have in quiet hours is their choice; only a late one is held back by them.
  if (now - due.at > 15 * MINUTE && isQuiet(now, who.zone, quiet)) return 'quiet-hours';
  return undefined;
}
