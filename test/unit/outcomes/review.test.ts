import type { Aim } from '../../../src/model/aim.ts';
import { dayAfter } from '../../../src/model/time.ts';
import { changeOf } from '../../../src/outcomes/change.ts';
import { review, type ReviewSeen } from '../../../src/outcomes/review.ts';
import { measure, rules, series, times } from './rules.ts';

const from = '2026-01-05';
const on = (at: number) => dayAfter(from, at);
/** "Walk 20 minutes without a flare within 6 weeks." */
const walk: Aim = {
  v: 1,
  id: 'walk',
  of: 'goal',
  words: 'walk 20 minutes without a flare',
  measure: 'activity/minutes',
  target: { reach: 20, is: 'at-least', on: 'a-day', withoutFlareDays: 2 },
  from,
  by: on(42),
  stopRule: 'two flares in two weeks',
  isMedicine: false,
};
const seenOn = (today: string, more: Partial<ReviewSeen> = {}): ReviewSeen => ({
  today,
  series: series(from, times(42, 12)),
  changes: [],
  flareDays: [],
  flares: [],
  adherence: { answered: 20, asked: 25, days: 28, inPart: 0 },
  reviewedOn: on(14),
  ...more,
});
const pain = (before: number, after: number) =>
  changeOf(
    measure('pain-now'),
    { first: series(from, times(14, before)), series: series(on(14), times(14, after)), today: on(27) },
    rules,
  );

describe('a review of one aim', () => {
  it('is met on a day with the target and no flare after it, and not before those days have passed', () => {
    const reached = [...times(20, 12), 20];
    const met = (today: number, flareDays: string[] = []) =>
      review(walk, seenOn(on(today), { series: series(from, reached), flareDays }), rules).status;
    expect(met(21)).not.toBe('target-met');
    expect(met(22)).toBe('target-met');
    expect(met(22, [on(21)])).not.toBe('target-met');
    expect(met(23, [on(23)])).toBe('target-met');
  });

  it('says nothing of a target on too few days, even at its end', () => {
    const sparse = seenOn(on(42), { series: series(from, times(6, 5)) });
    expect(review(walk, sparse, rules).status).toBe('too-little');
  });

  it('is on track in its first half, and below target in the second without any gain', () => {
    expect(review(walk, seenOn(on(20)), rules).status).toBe('on-track');
    expect(review(walk, seenOn(on(30)), rules).status).toBe('below-target');
    expect(review(walk, seenOn(on(30), { changes: [pain(8, 5)] }), rules).status).toBe('on-track');
  });

  it('at its day is due as not met, unless anything was gained', () => {
    const due = (more: Partial<ReviewSeen> = {}) => review(walk, seenOn(on(42), more), rules).due;
    expect(due()).toBe('not-met');
    expect(due({ changes: [pain(8, 7)] })).toBe('not-met');
    expect(due({ changes: [pain(8, 5)] })).toBe('regular');
    expect(due({ impression: 'much-improved' })).toBe('regular');
    expect(due({ impression: 'minimally-improved' })).toBe('not-met');
  });

  it('comes every two weeks, and early for harm, a rule about numbers, or the asking', () => {
    const due = (today: number, more: Partial<ReviewSeen> = {}) =>
      review(walk, seenOn(on(today), more), rules).due;
    expect(due(27)).toBe('no');
    expect(due(28)).toBe('regular');
    expect(due(16, { harm: true })).toBe('early');
    expect(due(16, { isWorse: true })).toBe('early');
    expect(due(16, { asked: true })).toBe('early');
  });

  it('brings function before pain, says what there is too little of, and ends with a question', () => {
    const interference = changeOf(measure('interference'), { first: [], series: [], today: on(27) }, rules);
    const seen = seenOn(on(30), {
      changes: [pain(8, 5), interference],
      flares: [{ from: on(3), to: on(5), days: 3, over: true }],
    });
    expect(review(walk, seen, rules).bring.map((each) => each.what)).toEqual([
      'target',
      'not-enough',
      'change',
      'flares',
      'answers',
      'question',
    ]);
    expect(review(walk, seen, rules).bring[3]).toEqual({ what: 'flares', times: 1, days: 3 });
  });

  it('on the mean needs as many days as any mean', () => {
    const less: Aim = {
      ...walk,
      measure: 'daily-check-in/interference',
      target: { reach: 4, is: 'at-most', on: 'the-mean', withoutFlareDays: 0 },
    };
    const status = (values: number[], today: number) =>
      review(less, seenOn(on(today), { series: series(from, values) }), rules).status;
    expect(status(times(6, 2), 10)).toBe('too-little');
    expect(status(times(7, 4), 10)).toBe('target-met');
    expect(status([...times(30, 5)], 29)).toBe('below-target');
  });

  it('on the last word of the person needs a later word than the first, and is closer only beyond chance', () => {
    const aim: Aim = {
      ...walk,
      measure: 'aim/ability',
      target: { reach: 7, is: 'at-least', on: 'the-last', withoutFlareDays: 0 },
    };
    const status = (points: [number, number][], today: number) => {
      const said = points.map(([at, value]) => ({ day: on(at), value }));
      return review(aim, seenOn(on(today), { series: said }), rules).status;
    };
    expect(status([[0, 7]], 20)).toBe('too-little');
    expect(
      status(
        [
          [0, 3],
          [28, 7],
        ],
        28,
      ),
    ).toBe('target-met');
    expect(
      status(
        [
          [0, 3],
          [14, 7],
          [28, 6],
        ],
        28,
      ),
    ).toBe('on-track');
    expect(
      status(
        [
          [0, 3],
          [28, 5],
        ],
        28,
      ),
    ).toBe('below-target');
    expect(
      status(
        [
          [0, 3],
          [42, 6],
        ],
        42,
      ),
    ).toBe('below-target');
  });
});
