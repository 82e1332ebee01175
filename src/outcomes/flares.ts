/**
 * Flare days and the episodes they make. More pain alone is not a flare: it must get in the way, be hard to bear, or be
 * called one by the person. A day without numbers is neither part of a flare nor the end of one.
 */
import type { FlareRules } from '../model/outcomes.ts';
import { dayAfter, type Day } from '../model/time.ts';
import type { Series, Summary } from './numbers.ts';

export interface FlareLog {
  pain: Series;
  limits: Series;
  mood: Series;
  /** Days of which the person said that it is a flare. */
  declared?: readonly Day[];
}

export interface Baselines {
  pain: Summary;
  limits: Summary;
}

export interface Flare {
  from: Day;
  /** The last day that was one. */
  to: Day;
  /** How many of the days between were flare days: those we know of. */
  days: number;
  over: boolean;
}

/** In order. Without a baseline only the days that the person named. */
export function flareDays(log: FlareLog, baselines: Baselines | undefined, rules: FlareRules): Day[] {
  const found = new Set(log.declared);
  if (baselines !== undefined) {
    const limits = new Map(log.limits.map(({ day, value }) => [day, value]));
    const mood = new Map(log.mood.map(({ day, value }) => [day, value]));
    const { pain } = baselines;
    const much = pain.mean + Math.max(rules.painPoints, rules.painDeviations * pain.deviation);
    for (const { day, value } of log.pain) {
      const inTheWay = (limits.get(day) ?? -Infinity) >= baselines.limits.mean + rules.limitsPoints;
      const hardToBear = (mood.get(day) ?? Infinity) <= rules.moodAtMost;
      if (value >= much && (inTheWay || hardToBear)) found.add(day);
    }
  }
  return [...found].sort();
}

export function flaresIn(log: FlareLog, baselines: Baselines | undefined, rules: FlareRules): Flare[] {
  const days = new Set(flareDays(log, baselines, rules));
  const calmBelow = baselines === undefined ? -Infinity : baselines.pain.mean + rules.endsWithinPoints;
  const pain = new Map(log.pain.map(({ day, value }) => [day, value]));
  const known = [...new Set([...days, ...pain.keys()])].sort();
  const flares: Flare[] = [];
  let calm = 0;
  for (const day of known) {
    const last = flares.at(-1);
    const open = last !== undefined && !last.over ? last : undefined;
    if (days.has(day)) {
      calm = 0;
      if (open !== undefined) Object.assign(open, { to: day, days: open.days + 1 });
      else if (begins(day, days, log, rules)) flares.push({ from: day, to: day, days: 1, over: false });
    } else if (open !== undefined) {
      calm = (pain.get(day) ?? Infinity) <= calmBelow ? calm + 1 : 0;
      if (calm >= rules.endsAfterDays) open.over = true;
    }
  }
  return flares;
}

/** So many flare days in a row from this one, or one that the person named. */
function begins(day: Day, days: ReadonlySet<Day>, { declared = [] }: FlareLog, rules: FlareRules): boolean {
  if (declared.includes(day)) return true;
  return Array.from({ length: rules.beginsAfterDays }, (_, at) => dayAfter(day, at)).every((each) =>
    days.has(each),
  );
}
