/**
 * Made-up people who overdo it and pay for it, with and without an amount to keep to. What they do when there is an amount is
 * an assumption: a share of the days it is kept, and on the others they do as before.
 */
import { withMinutes } from '../../../src/coaching/pace.ts';
import type { PacingRules } from '../../../src/model/outcomes.ts';
import type { PacingPlan } from '../../../src/model/pacing.ts';
import { dayAfter } from '../../../src/model/time.ts';
import { chanceFrom, firstDay } from '../outcomes/simulated.ts';

export const WEEKS = 12;
const DAYS = WEEKS * 7;
const USUAL = 30;

const bell = (chance: () => number) =>
  Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());

export interface Lived {
  /** By day: minutes, and whether the day was one of pay-back. */
  minutes: number[];
  crashes: number;
  quotas: number[];
}

/** After a day of more than half again as much as usual come two of a third and pain; nothing else makes such days. */
export function live(seed: number, kept: number, rules: PacingRules): Lived {
  const chance = chanceFrom(seed);
  let plan: PacingPlan = { v: 1, words: 'walking', goal: 60, byClinicianOnly: false, log: [] };
  const lived: Lived = { minutes: [], crashes: 0, quotas: [] };
  let paying = 0;
  for (let at = 0; at < DAYS; at += 1) {
    const day = dayAfter(firstDay, at);
    const quota = plan.running?.quota;
    const [follows, restless, noise] = [chance() < kept, chance(), bell(chance)];
    const own = paying > 0 ? USUAL / 3 : restless < 0.25 ? USUAL * 2 : USUAL;
    const aimed = quota !== undefined && follows ? (paying > 0 ? quota / 2 : quota) : own;
    const value = Math.max(0, Math.round(aimed * Math.exp(0.1 * noise)));
    const isFlare = paying > 0;
    if (paying > 0) paying -= 1;
    else if (value > USUAL * 1.5 && value > (quota ?? USUAL) * 1.5) {
      paying = 2;
      lived.crashes += 1;
    }
    lived.minutes.push(value);
    lived.quotas.push(quota ?? 0);
    const flareDays = isFlare ? [day] : [];
    plan = withMinutes(plan, { day, value, flareDays }, rules).plan;
  }
  return lived;
}

export function spread(minutes: readonly number[]): number {
  const mean = minutes.reduce((sum, each) => sum + each, 0) / minutes.length;
  const square = minutes.reduce((sum, each) => sum + (each - mean) ** 2, 0) / minutes.length;
  return Math.sqrt(square) / mean;
}

export const last = (minutes: readonly number[], weeks: number) => minutes.slice(-weeks * 7);

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (
    ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) /
    2
  );
}
