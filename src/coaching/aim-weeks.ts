/** A plan of weeks towards an aim: three phases with a target and a look at the end of each. Pure; nothing is caught up. */
import type { AimWeeks, PhaseName } from '../model/weeks.ts';
import { phaseNow, phases } from '../model/weeks.ts';
import { dayAfter, daysBetween, type Day } from '../model/time.ts';

export const LEAST_WEEKS = 6;
export const MOST_WEEKS = 12;
const WEEK = 7;
/** A phase may be made longer by a week so often; then a person looks at the aim. */
const MOST_HELD = 2;
/** So much below the beginning is worse by more than chance. */
const WORSE = 2;

type Start = Pick<AimWeeks, 'aim' | 'doing' | 'from' | 'first'> & { reach: number; weeks: number };

export function aimWeeksOf({ reach, weeks, ...start }: Start): AimWeeks {
  const count = phases.length;
  const made = phases.map((name, at) => ({
    name,
    until: dayAfter(start.from, Math.round((weeks * (at + 1)) / count) * WEEK),
    target: Math.min(reach, Math.round(start.first + ((reach - start.first) * (at + 1)) / count)),
  }));
  return { ...start, phases: made, looks: [], held: 0 };
}

export function isLookDue(plan: AimWeeks, today: Day): boolean {
  const phase = phaseNow(plan);
  return phase !== undefined && phase.until <= today;
}

export type Looked =
  | { kind: 'reached'; phase: PhaseName; next: AimWeeks['phases'][number] | undefined; plan: AimWeeks }
  | { kind: 'longer'; phase: PhaseName; until: Day; plan: AimWeeks }
  /** Held too often, or worse than at the beginning: for the person and the clinic to look at. */
  | { kind: 'look'; phase: PhaseName; plan: AimWeeks };

export function lookedAt(plan: AimWeeks, day: Day, value: number): Looked {
  const phase = phaseNow(plan);
  if (phase === undefined) throw new Error('a look at a plan that is over');
  const seen = { ...plan, looks: [...plan.looks, { day, value, phase: phase.name }] };
  if (value >= phase.target) return reached(seen, phase.name, day);
  const longer = { ...later(seen, phase.until, day), held: plan.held + 1 };
  if (value <= plan.first - WORSE || plan.held >= MOST_HELD)
    return { kind: 'look', phase: phase.name, plan: longer };
  return { kind: 'longer', phase: phase.name, until: phaseNow(longer)?.until ?? day, plan: longer };
}

/** What was reached late leaves the next phase a week at least. */
function reached(seen: AimWeeks, phase: PhaseName, day: Day): Looked {
  const next = phaseNow(seen);
  const isTight = next !== undefined && next.until < dayAfter(day, WEEK);
  const plan = isTight ? later(seen, next.until, day) : seen;
  return { kind: 'reached', phase, next: phaseNow(plan), plan };
}

/** This phase ends a week from today, and those behind it move along. */
function later(plan: AimWeeks, from: Day, today: Day): AimWeeks {
  const shift = Math.max(WEEK, daysBetween(from, dayAfter(today, WEEK)));
  const move = (until: Day) => (until >= from ? dayAfter(until, shift) : until);
  return { ...plan, phases: plan.phases.map((each) => ({ ...each, until: move(each.until) })) };
}
