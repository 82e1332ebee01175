import fc from 'fast-check';
import {
  askedDay,
  isTold,
  newestDay,
  withBeside,
  withMinutes,
  type News,
} from '../../../src/coaching/pace.ts';
import type { PacingPlan } from '../../../src/model/pacing.ts';
import { atLocal, dayAfter } from '../../../src/model/time.ts';
import { shippedContent } from '../../harness/scene.ts';

const rules = shippedContent.outcomes.pacing;
const first: PacingPlan = { v: 1, words: 'walking', goal: 60, byClinicianOnly: false, log: [] };
const start = '2026-03-02';

function live(plan: PacingPlan, minutes: readonly (number | undefined)[], flareDays: string[] = []) {
  const news: News[] = [];
  minutes.forEach((value, at) => {
    if (value === undefined) return;
    const next = withMinutes(plan, { day: dayAfter(start, at), value, flareDays }, rules);
    plan = next.plan;
    news.push(...next.news);
  });
  return { plan, news };
}

describe('a pacing plan', () => {
  it('counts days until the usual is known, and starts at 80 percent of it', () => {
    const { plan, news } = live(first, [20, 25, 15]);
    expect(news.map(({ kind }) => kind)).toEqual(['counting', 'counting', 'started']);
    expect(plan.running).toEqual({ baseline: 20, quota: 16, weekFrom: '2026-03-05' });
  });

  it('steps up by a tenth of the baseline after a week that was kept', () => {
    const { plan, news } = live(first, [20, 20, 20, ...Array.from({ length: 7 }, () => 16)]);
    expect(news.at(-1)).toMatchObject({ kind: 'week', next: { kind: 'advance', quota: 18 }, reached: 7 });
    expect(plan.running?.weekFrom).toBe('2026-03-12');
  });

  it('stays where it is on its own account when only a clinician may go on', () => {
    const held = { ...first, byClinicianOnly: true };
    const { plan } = live(held, [20, 20, 20, ...Array.from({ length: 28 }, () => 30)]);
    expect(plan.running?.quota).toBe(16);
  });

  it('steps back for two flare days, and never adds what was missed', () => {
    const week = [0, 0, 0, 0, 0, 0, 0];
    const { plan } = live(first, [20, 20, 20, ...week], ['2026-03-06', '2026-03-07']);
    expect(plan.running?.quota).toBe(12);
  });

  it('after a long silence goes on with the next week, and one step at the most', () => {
    const kept = Array.from({ length: 6 }, () => 16);
    const { plan } = live(first, [20, 20, 20, ...kept, ...Array.from({ length: 40 }, () => undefined), 16]);
    expect(plan.running?.quota).toBe(18);
  });

  it('a number sent again for the same day takes the place of the first', () => {
    const once = withMinutes(first, { day: start, value: 20, flareDays: [] }, rules).plan;
    expect(withMinutes(once, { day: start, value: 30, flareDays: [] }, rules).plan.log).toEqual([
      { day: start, value: 30 },
    ]);
  });

  it('a number put right after it had moved the amount is weighed like the first, and moves it only once', () => {
    const week = [20, 20, 20, ...Array.from({ length: 6 }, () => 16)];
    const endsOn = dayAfter(start, 9);
    const wrong = withMinutes(live(first, week).plan, { day: endsOn, value: 90, flareDays: [] }, rules);
    expect(wrong.plan.running?.quota).toBe(16);
    const right = withMinutes(wrong.plan, { day: endsOn, value: 16, flareDays: [] }, rules);
    expect(right.plan.running).toEqual(live(first, [...week, 16]).plan.running);
    const begun = live(first, [20, 20, 90]).plan;
    const again = withMinutes(begun, { day: dayAfter(start, 2), value: 20, flareDays: [] }, rules);
    expect(again.plan.running?.quota).toBe(16);
  });

  it('what was told beside the minutes stands by its day, and makes no number of minutes', () => {
    const plan = withBeside(withBeside(first, { day: start, sets: 2 }), { day: start, sets: 3, reps: 8 });
    expect(plan).toMatchObject({ log: [], beside: [{ day: start, sets: 3, reps: 8 }] });
    expect([isTold(plan, start), isTold(plan, dayAfter(start)), isTold(first, start)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(newestDay(withBeside(plan, { day: dayAfter(start), felt: 'same' }))).toBe(dayAfter(start));
  });

  it('never passes the goal, and never grows by more than a fifth of the baseline in a week', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 0, max: 120 }), { nil: undefined }), { maxLength: 60 }),
        (days) => {
          let plan = first;
          days.forEach((value, at) => {
            if (value === undefined) return;
            const before = plan.running;
            plan = withMinutes(plan, { day: dayAfter(start, at), value, flareDays: [] }, rules).plan;
            const { running } = plan;
            if (running === undefined) return;
            expect(running.quota).toBeLessThanOrEqual(plan.goal);
            expect(running.quota).toBeGreaterThanOrEqual(1);
            if (before !== undefined)
              expect(running.quota - before.quota).toBeLessThanOrEqual(Math.max(1, running.baseline / 5));
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('asks of the day before in the morning, and of today later on', () => {
    const zone = 'America/New_York';
    expect(askedDay(atLocal(start, '09:00', zone), zone)).toEqual({ day: '2026-03-01', which: 'yesterday' });
    expect(askedDay(atLocal(start, '17:00', zone), zone)).toEqual({ day: start, which: 'today' });
  });
});
