/** What a day's minutes mean for the plan: days to find the usual, then an amount, then a step up, none, or back a week. */
import type { PacingRules } from '../model/outcomes.ts';
import type { BesideDay, PacingPlan } from '../model/pacing.ts';
import { dayAfter, localClock, localDay, type Day, type Instant } from '../model/time.ts';
import {
  activityBaseline,
  firstQuota,
  isTooMuch,
  leftToday,
  nextQuota,
  type Next,
} from '../outcomes/pacing.ts';

const UNIT = 'minutes';
/** As many days as a plan looks back on. */
const KEPT = 56;
/** Before this time of day the last whole day is the one before. */
const MIDDAY = '14:00';

export type News =
  | { kind: 'counting'; days: number; needs: number }
  | { kind: 'started'; mean: number; days: number; quota: number }
  | { kind: 'met' | 'met-more' | 'over' | 'below'; value: number; quota: number }
  | { kind: 'week'; next: Next; reached: number; tooMuch: number; logged: number };

/** The day that is asked about. */
export function askedDay(now: Instant, zone: string): { day: Day; which: 'today' | 'yesterday' } {
  const today = localDay(now, zone);
  return localClock(now, zone) < MIDDAY
    ? { day: dayAfter(today, -1), which: 'yesterday' }
    : { day: today, which: 'today' };
}

export interface Logged {
  day: Day;
  value: number;
  flareDays: readonly Day[];
}

export function withMinutes(
  { running: now, ...plan }: PacingPlan,
  { day, value, flareDays }: Logged,
  rules: PacingRules,
): { plan: PacingPlan; news: News[] } {
  const running = plan.last?.day === day ? plan.last.running : now;
  const last = { day, ...(running && { running }) };
  const kept = { ...plan, log: withDay(plan.log, { day, value }), last, ...(running && { running }) };
  if (running === undefined) return begun(kept, day, rules);
  const { quota } = running;
  const today: News = { kind: besides(value, quota, rules), value, quota };
  const week = weekOver(kept, day, flareDays, rules);
  return week === undefined ? { plan: kept, news: [today] } : { plan: week.plan, news: [today, week.news] };
}

/** Once more for the same day, it takes the place of the first. */
export function withBeside(plan: PacingPlan, beside: BesideDay): PacingPlan {
  return { ...plan, beside: withDay(plan.beside ?? [], beside) };
}

function withDay<Each extends { day: Day }>(days: readonly Each[], told: Each): Each[] {
  const others = days.filter(({ day }) => day !== told.day);
  return [...others, told].sort((a, b) => a.day.localeCompare(b.day)).slice(-KEPT);
}

/** The newest day of which anything is known. */
export function newestDay({ log, beside = [] }: PacingPlan): Day | undefined {
  return [...log, ...beside]
    .map(({ day }) => day)
    .toSorted()
    .at(-1);
}

/** Whether anything is known of a day. */
export function isTold({ log, beside = [] }: PacingPlan, day: Day): boolean {
  return [...log, ...beside].some((each) => each.day === day);
}

function besides(value: number, quota: number, rules: PacingRules): 'met' | 'met-more' | 'over' | 'below' {
  if (value > quota) return isTooMuch({ quota, unit: UNIT }, value, rules) ? 'over' : 'met-more';
  return value < quota ? 'below' : 'met';
}

function begun(plan: PacingPlan, day: Day, rules: PacingRules): { plan: PacingPlan; news: News[] } {
  const found = activityBaseline(plan.log, day, KEPT, rules);
  if (found.kind === 'too-little')
    return { plan, news: [{ kind: 'counting', days: found.days, needs: found.needs }] };
  const quota = firstQuota(found.amount, plan.goal, UNIT, rules);
  const running = { baseline: found.amount, quota, weekFrom: dayAfter(day) };
  return {
    plan: { ...plan, running },
    news: [{ kind: 'started', mean: found.amount, days: found.days, quota }],
  };
}

/** Only a whole week moves the amount, once; after a long silence the next week begins now, and nothing is caught up. */
function weekOver(
  plan: PacingPlan,
  day: Day,
  flareDays: readonly Day[],
  rules: PacingRules,
): { plan: PacingPlan; news: News } | undefined {
  const { running } = plan;
  if (running === undefined) return undefined;
  const endsOn = dayAfter(running.weekFrom, 6);
  if (day < endsOn) return undefined;
  const inWeek = plan.log.filter((each) => each.day >= running.weekFrom && each.day <= endsOn);
  const next = nextQuota(
    {
      ...running,
      unit: UNIT,
      goal: plan.goal,
      byClinicianOnly: plan.byClinicianOnly,
      ...(plan.stepPercent !== undefined && { stepPercent: plan.stepPercent }),
    },
    { activity: inWeek, flareDays, endsOn },
    rules,
  );
  const { quota } = running;
  const reached = inWeek.filter(({ value }) => value >= quota).length;
  const tooMuch = inWeek.filter(({ value }) => isTooMuch({ quota, unit: UNIT }, value, rules)).length;
  return {
    plan: { ...plan, running: { ...running, quota: next.quota, weekFrom: dayAfter(day) } },
    news: { kind: 'week', next, reached, tooMuch, logged: inWeek.length },
  };
}

/** The smaller slice of a bad day: something, rather than nothing. */
export function slice(quota: number, rules: PacingRules): number {
  return leftToday(quota, 0, 'bad', UNIT, rules);
}
