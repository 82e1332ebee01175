import fc from 'fast-check';
import { dayAfter } from '../../../src/model/time.ts';
import {
  activityBaseline,
  firstQuota,
  isOver,
  leftToday,
  nextQuota,
  type PacingPlan,
  type Unit,
} from '../../../src/outcomes/pacing.ts';
import { rules as all, series, times } from './rules.ts';

const rules = all.pacing;
const monday = '2026-01-05';
const endsOn = dayAfter(monday, 6);
const plan: PacingPlan = { unit: 'minutes', baseline: 20, quota: 16, goal: 40 };
const week = (values: (number | undefined)[], flares: number[] = []) => ({
  activity: series(monday, values),
  flareDays: flares.map((at) => dayAfter(monday, at)),
  endsOn,
});

describe('the amount to begin with', () => {
  it('is taken from several days, or not at all', () => {
    expect(activityBaseline(series(monday, [20, 5]), endsOn, 7, rules)).toEqual({
      kind: 'too-little',
      days: 2,
      needs: 3,
    });
    expect(activityBaseline(series(monday, [20, undefined, 5, 11]), endsOn, 7, rules)).toEqual({
      kind: 'found',
      amount: 12,
      days: 3,
    });
  });

  it('is 80 percent of the baseline, as in the worked example of 200 metres', () => {
    expect(firstQuota(200, 300, 'reps', rules)).toBe(160);
    expect(firstQuota(12.5, 40, 'minutes', rules)).toBe(10);
    expect(firstQuota(0.4, 40, 'minutes', rules)).toBe(1);
    expect(firstQuota(3_010, 6_000, 'steps', rules)).toBe(2_400);
  });
});

describe('the next week', () => {
  it('goes a step on after five good days without a flare', () => {
    expect(nextQuota(plan, week([16, 16, 16, 16, 16, 2, 0]), rules)).toEqual({ kind: 'advance', quota: 18 });
  });

  it('steps are a share of the baseline, set by the clinician between 5 and 20 percent', () => {
    const good = week(times(7, 18));
    expect(nextQuota({ ...plan, stepPercent: 20 }, good, rules).quota).toBe(20);
    expect(nextQuota({ ...plan, stepPercent: 90 }, good, rules).quota).toBe(20);
    expect(nextQuota({ ...plan, stepPercent: 1 }, good, rules).quota).toBe(17);
  });

  it('stays after three or four, or a flare day', () => {
    expect(nextQuota(plan, week([16, 16, 16, 0, 0, 0, 0]), rules)).toMatchObject({
      because: 'some-days',
      quota: 16,
    });
    expect(nextQuota(plan, week(times(7, 16), [2]), rules)).toMatchObject({
      because: 'flare-day',
      quota: 16,
    });
  });

  it('goes a fifth back after two or fewer, or two flare days', () => {
    expect(nextQuota(plan, week([16, 16, 0, 0, 0, 0, 0]), rules)).toEqual({ kind: 'step-back', quota: 12 });
    expect(nextQuota(plan, week(times(7, 16), [2, 3]), rules)).toEqual({ kind: 'step-back', quota: 12 });
  });

  it('stays after a day of too much, however many were reached', () => {
    const after = (value: number, amount = 16) =>
      nextQuota({ ...plan, quota: amount }, week([...times(6, amount), value]), rules);
    expect(after(21)).toMatchObject({ kind: 'hold', because: 'too-much', quota: 16 });
    expect(after(20)).toMatchObject({ kind: 'advance' });
    expect(nextQuota(plan, week(times(7, 45)), rules)).toMatchObject({ because: 'too-much', quota: 16 });
    // One minute more than two is no day of much.
    expect(after(3, 2)).toMatchObject({ kind: 'advance' });
    expect(after(4, 2)).toMatchObject({ because: 'too-much' });
  });

  it('never steps back for silence', () => {
    expect(nextQuota(plan, week([16, 16]), rules)).toMatchObject({ kind: 'hold', because: 'too-little' });
    expect(nextQuota(plan, week([]), rules)).toMatchObject({ kind: 'hold', because: 'too-little' });
  });

  it('stops at the goal, and goes on by a clinician alone where it must', () => {
    expect(nextQuota({ ...plan, quota: 39 }, week(times(7, 40)), rules)).toEqual({
      kind: 'advance',
      quota: 40,
    });
    expect(nextQuota({ ...plan, quota: 40 }, week(times(7, 40)), rules)).toMatchObject({ because: 'goal' });
    const careful = { ...plan, byClinicianOnly: true };
    expect(nextQuota(careful, week(times(7, 18)), rules)).toMatchObject({ because: 'clinician', quota: 16 });
    expect(nextQuota(careful, week(times(7, 0)), rules)).toMatchObject({ kind: 'step-back' });
  });

  it('keeps within a fifth of the baseline, the goal and the unit, whatever the week was', () => {
    const value = fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined });
    const unit = fc.constantFrom<Unit>('minutes', 'reps');
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 120 }),
        fc.integer({ min: 1, max: 100 }),
        fc.array(value, { minLength: 7, maxLength: 7 }),
        fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }),
        unit,
        (baseline, stepPercent, days, flares, inUnit) => {
          const quota = firstQuota(baseline, 150, inUnit, rules);
          const next = nextQuota(
            { unit: inUnit, baseline, quota, goal: 150, stepPercent },
            week(days, flares),
            rules,
          );
          expect(next.quota).toBeLessThanOrEqual(Math.min(150, quota + Math.max(1, 0.2 * baseline)));
          expect(next.quota).toBeGreaterThanOrEqual(1);
          if (next.kind === 'step-back') expect(next.quota).toBeLessThanOrEqual(quota);
          if (next.kind === 'hold') expect(next.quota).toBe(quota);
          const most = Math.max(...days.map((each) => each ?? 0));
          if (most > Math.max(1.25 * quota, quota + 1)) expect(next.quota).toBeLessThanOrEqual(quota);
        },
      ),
      { numRuns: 300, seed: 6 },
    );
  });
});

describe('today', () => {
  it('stops at the amount on a good day, and is a smaller slice on a bad one', () => {
    expect(leftToday(16, 0, 'usual', 'minutes', rules)).toBe(16);
    expect(leftToday(16, 10, 'usual', 'minutes', rules)).toBe(6);
    expect(leftToday(16, 30, 'usual', 'minutes', rules)).toBe(0);
    expect(leftToday(16, 0, 'bad', 'minutes', rules)).toBe(8);
    expect(leftToday(1, 0, 'bad', 'minutes', rules)).toBe(1);
    expect(isOver(16, 15)).toBe(false);
    expect(isOver(16, 16)).toBe(true);
  });

  it('never asks for more than the amount, so nothing is caught up', () => {
    const many = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        many,
        fc.constantFrom('usual', 'bad'),
        (quota, done, day) => {
          const left = leftToday(quota, done, day, 'minutes', rules);
          expect(left + done).toBeLessThanOrEqual(Math.max(quota, done));
          expect(left).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 200, seed: 7 },
    );
  });
});
