/**
 * When a check-in is due, in the patient's own zone. Pure: what we know and the time in, instants out. This room must
 * not know how anything is sent or stored.
 */
import { isAskedOn } from '../model/asked-days.ts';
import type { CheckInPolicy } from '../model/policy.ts';
import { isPaused, type Patient } from '../model/patient.ts';
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

/** The check-in that was asked, or missed, last: its day, and when it was due. */
export interface LastCheckIn {
  day: Day;
  dueAt: Instant;
}

/**
 * The first check-in after `after`: at most one a local day, spread over some minutes so that a clinic's do not collide.
 * The last one counts by its name and by the day it fell on where the patient is now: whoever flies east is not asked
 * twice in one day, and whoever flies west is not asked for one day twice.
 */
export function nextCheckIn(
  who: Patient,
  rules: CheckInPolicy,
  after: Instant,
  last?: LastCheckIn,
): { day: Day; at: Instant } {
  const today = localDay(after, who.zone);
  const isPast = (day: Day) =>
    last !== undefined && (day <= last.day || day <= localDay(last.dueAt, who.zone));
  const days = Array.from({ length: LOOKS_AHEAD }, (_, at) => dayAfter(today, at));
  // A last day beyond tomorrow is the work of a wrong clock, and must not silence the days until then.
  const open = last !== undefined && last.day > days[1]! ? days : days.filter((day) => !isPast(day));
  for (const day of open.filter((day) => isAskedOn(who.days, day))) {
    const at = checkInOn(who, rules, day);
    if (at > after) return { day, at };
  }
  throw new Error('no check-in within days: the zone data is broken');
}

/** Past a week, of which at least one day is asked, and a journey's lost day. */
const LOOKS_AHEAD = 10;

/**
 * When the check-in of a day is due, always on that day: minutes of spread do not run over midnight, and where a clock
 * change skips the last hour of a day it comes before that hour.
 */
export function checkInOn(
  who: Pick<Patient, 'id' | 'checkInAt' | 'zone'>,
  rules: CheckInPolicy,
  day: Day,
): Instant {
  const minutes = spread(who.id, rules.spreadMinutes);
  const at = atLocal(day, who.checkInAt, who.zone) + minutes * MINUTE;
  return localDay(at, who.zone) === day
    ? at
    : atLocal(dayAfter(day), '00:00', who.zone) - (minutes + 1) * MINUTE;
}

/** The days after `day` whose check-in can no longer be asked, because nobody was there to ask it. */
export function missedAfter(who: Patient, rules: CheckInPolicy, day: Day, now: Instant): LastCheckIn[] {
  const missed: LastCheckIn[] = [];
  for (let next = dayAfter(day); missed.length < MOST_MISSED; next = dayAfter(next)) {
    const dueAt = checkInOn(who, rules, next);
    if (now - dueAt <= rules.staleAfterMinutes * MINUTE) break;
    if (isAskedOn(who.days, next)) missed.push({ day: next, dueAt });
  }
  return missed;
}

/** After longer than this away, that it was away is clear enough. */
const MOST_MISSED = 60;

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
  if (isPaused(who, now)) return 'paused';
  if (now - due.at > rules.staleAfterMinutes * MINUTE) return 'too-late';
  // A check-in the patient asked to have in quiet hours is their choice; only a late one is held back by them.
  if (now - due.at > 15 * MINUTE && isQuiet(now, who.zone, quiet)) return 'quiet-hours';
  return undefined;
}
