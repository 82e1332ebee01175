/**
 * How much, by the plan and not by the pain: from a baseline over several days, in small weekly steps. What was not done is
 * never made up for; on a good day it stops at the amount, on a bad one a smaller slice is done rather than nothing.
 */
import type { PacingRules } from '../model/outcomes.ts';
import { dayAfter, type Day } from '../model/time.ts';
import { meanOf, upTo, type Series } from './numbers.ts';

export type Unit = keyof PacingRules['floor'];

export interface PacingPlan {
  unit: Unit;
  baseline: number;
  /** What is to be done each day of this week. */
  quota: number;
  /** Where it is to lead; never passed by itself. */
  goal: number;
  /** Set by the clinician, between the least and the most of the rules. */
  stepPercent?: number;
  /** After a procedure or a fracture, with heart disease, in pregnancy or with crashes after effort: only a clinician goes on. */
  byClinicianOnly?: boolean;
}

export type Baseline =
  { kind: 'too-little'; days: number; needs: number } | { kind: 'found'; amount: number; days: number };

export function activityBaseline(activity: Series, today: Day, days: number, rules: PacingRules): Baseline {
  const known = upTo(activity, today, days).map(({ value }) => value);
  if (known.length < rules.baselineDays)
    return { kind: 'too-little', days: known.length, needs: rules.baselineDays };
  return { kind: 'found', amount: meanOf(known), days: known.length };
}

/** Below what can be done, so that it goes well. */
export function firstQuota(baseline: number, goal: number, unit: Unit, rules: PacingRules): number {
  return Math.min(goal, inUnits((baseline * rules.startPercent) / 100, unit, rules));
}

export interface Week {
  activity: Series;
  flareDays: readonly Day[];
  /** Its last day. */
  endsOn: Day;
}

export type Next =
  { kind: 'advance' | 'step-back'; quota: number } | { kind: 'hold'; quota: number; because: Because };
type Because = 'some-days' | 'flare-day' | 'too-little' | 'too-much' | 'goal' | 'clinician';

export function nextQuota(plan: PacingPlan, week: Week, rules: PacingRules): Next {
  const logged = upTo(week.activity, week.endsOn, 7);
  const met = logged.filter(({ value }) => value >= plan.quota).length;
  const from = dayAfter(week.endsOn, -6);
  const flares = week.flareDays.filter((day) => day >= from && day <= week.endsOn).length;
  const hold = (because: Because): Next => ({
    kind: 'hold',
    quota: plan.quota,
    because,
  });
  if (flares >= rules.stepBackFromFlareDays) return stepBack(plan, rules);
  // A day without a number may have gone well: only what no such day could change is a step back.
  if (met + (7 - logged.length) < rules.holdFrom) return stepBack(plan, rules);
  if (flares > 0) return hold('flare-day');
  if (met < rules.holdFrom) return hold('too-little');
  // Much on one day is what the amount is there to end, so it never earns more of it.
  if (logged.some(({ value }) => isTooMuch(plan, value, rules))) return hold('too-much');
  if (met < rules.advanceFrom) return hold('some-days');
  if (plan.byClinicianOnly === true) return hold('clinician');
  if (plan.quota >= plan.goal) return hold('goal');
  return { kind: 'advance', quota: Math.min(plan.goal, plan.quota + step(plan, rules)) };
}

/** A share of the baseline, so that steps do not grow with what has been reached. At least the smallest unit. */
function step({ baseline, unit, stepPercent }: PacingPlan, rules: PacingRules): number {
  const { usual, least, most } = rules.stepPercent;
  const share = Math.min(most, Math.max(least, stepPercent ?? usual));
  return downToUnits((baseline * share) / 100, unit, rules);
}

function stepBack({ quota, unit }: PacingPlan, rules: PacingRules): Next {
  const less = downToUnits((quota * (100 - rules.stepBackPercent)) / 100, unit, rules);
  return { kind: 'step-back', quota: Math.min(quota, less) };
}

/** What is left to do today: yesterday does not come into it. On a bad day a smaller slice. */
export function leftToday(
  quota: number,
  done: number,
  day: 'usual' | 'bad',
  unit: Unit,
  rules: PacingRules,
): number {
  const share = day === 'bad' ? rules.smallerSlicePercent : 100;
  return Math.max(0, Math.min(quota, inUnits((quota * share) / 100, unit, rules)) - done);
}

/** Somewhat more, or the smallest unit, is no day of much. */
export function isTooMuch(
  { quota, unit }: Pick<PacingPlan, 'quota' | 'unit'>,
  done: number,
  { tooMuchPercent, floor }: PacingRules,
): boolean {
  return done > Math.max((quota * tooMuchPercent) / 100, quota + floor[unit]);
}

/** More than the amount has been done: the moment to stop, however good the day is. */
export function isOver(quota: number, done: number): boolean {
  return done >= quota;
}

function inUnits(amount: number, unit: Unit, { floor }: PacingRules): number {
  return Math.max(floor[unit], Math.round(amount / floor[unit]) * floor[unit]);
}

function downToUnits(amount: number, unit: Unit, { floor }: PacingRules): number {
  return Math.max(floor[unit], Math.floor(amount / floor[unit] + 1e-9) * floor[unit]);
}
