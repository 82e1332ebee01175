import fc from 'fast-check';
import { dayAfter } from '../../../src/model/time.ts';
import { baselineOf, changeOf, lately, sizeOf, withFirst } from '../../../src/outcomes/change.ts';
import { dayByDay, type Series } from '../../../src/outcomes/numbers.ts';
import { measure, rules, series, times } from './rules.ts';

const from = '2026-01-05';
const first = series(from, times(14, 6));
/** The last day of two weeks that follow the first two. */
const today = dayAfter(from, 27);
const later = (values: (number | undefined)[]) => series(dayAfter(from, 14), values);
const change = (values: (number | undefined)[], id = 'pain-now') =>
  changeOf(measure(id), { first, series: later(values), today }, rules);

describe('a change', () => {
  it('is one only from the smallest difference that matters', () => {
    expect(change(times(14, 5))).toMatchObject({ kind: 'compared', way: 'better', size: 'minimal', by: -1 });
    expect(change([...times(13, 5), 6])).toMatchObject({ way: 'same', size: 'none' });
    expect(change(times(14, 7))).toMatchObject({ way: 'worse', size: 'minimal' });
  });

  it.each([
    ['pain-now', 6, 4, 'moderate'],
    ['pain-now', 8, 4, 'substantial'],
    ['peg', 6, 5, 'minimal'],
    ['peg', 6, 5.1, 'none'],
    ['peg', 6, 4.2, 'moderate'],
    ['peg', 6, 3, 'substantial'],
    ['phq-9', 14, 10, 'none'],
    ['phq-9', 14, 9, 'minimal'],
    ['phq-9', 14, 7, 'moderate'],
    ['promis-pain-interference', 63, 61, 'none'],
    ['promis-pain-interference', 63, 60, 'minimal'],
    ['rmdq', 10, 8, 'minimal'],
    ['chair-stand', 8, 10, 'minimal'],
    ['psfs', 3, 4.9, 'none'],
  ])('of %s from %d to %d is %s', (id, before, after, size) => {
    expect(sizeOf(measure(id), before, after, rules.percentFrom)).toBe(size);
  });

  it('counts no percentages of a small number', () => {
    expect(sizeOf(measure('pain-now'), 2, 1.1, rules.percentFrom)).toBe('none');
    expect(sizeOf(measure('pain-now'), 2, 1, rules.percentFrom)).toBe('minimal');
  });

  it('is better for sleep when the number rises', () => {
    expect(change(times(14, 8), 'sleep')).toMatchObject({ way: 'better' });
  });
});

const values = (most: number) =>
  fc.array(fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }), {
    minLength: most,
    maxLength: most,
  });

describe('with too few answers', () => {
  it('there is never a comparison, whatever the answers are', () => {
    fc.assert(
      fc.property(values(14), values(14), (before, after) => {
        const seen = { first: series(from, before), series: later(after), today };
        const found = changeOf(measure('interference'), seen, rules);
        const count = (of: (number | undefined)[]) => of.filter((each) => each !== undefined).length;
        // The first days begin with the first answer, and the end of them may not reach into now.
        const lead = before.findIndex((each) => each !== undefined);
        const enough = count(before) >= 7 && count(after) >= 7 && lead === 0;
        if (!enough) expect(found.kind).toBe('too-little');
        else expect(found.kind).toBe('compared');
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('days that are both the first and the last ones are compared with nothing', () => {
    const seen = { first, series: first, today: dayAfter(from, 13) };
    expect(changeOf(measure('pain-now'), seen, rules)).toMatchObject({
      kind: 'too-little',
      comparable: dayAfter(from, 27),
    });
    const overlapping = { first, series: [...first, ...later(times(13, 2))], today: dayAfter(from, 26) };
    expect(changeOf(measure('pain-now'), overlapping, rules).kind).toBe('too-little');
    const then = { ...overlapping, today: dayAfter(from, 27) };
    expect(changeOf(measure('pain-now'), then, rules).kind).toBe('compared');
  });
});

describe('denominators', () => {
  it('count the answers there are, of the days there are, and means are of answers alone', () => {
    fc.assert(
      fc.property(values(20), (given) => {
        const points = series(from, given);
        const last = dayAfter(from, 19);
        const within = given.slice(6).filter((each) => each !== undefined);
        const seen = lately(points, last, rules.now);
        if (within.length === 0) return expect(seen).toBeUndefined();
        expect(seen).toMatchObject({ entries: within.length, days: 14, from: dayAfter(from, 6), to: last });
        expect(seen?.mean).toBeCloseTo(within.reduce((sum, each) => sum + each, 0) / within.length, 9);
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  it('a day without an answer stays without one', () => {
    fc.assert(
      fc.property(values(14), (given) => {
        const shown = dayByDay(series(from, given), dayAfter(from, 13), 14);
        expect(shown.map(({ value }) => value)).toEqual(given);
      }),
      { numRuns: 200, seed: 3 },
    );
  });
});

describe('the first days', () => {
  const kept = (given: (number | undefined)[]): Series =>
    series(from, given).reduce<Series>((all, point) => withFirst(all, point, rules.baseline), []);

  it('stand once there are enough of them', () => {
    const all = kept([...times(14, 6), ...times(40, 2)]);
    expect(all).toHaveLength(14);
    expect(baselineOf(all, rules.baseline)).toMatchObject({ mean: 6, entries: 14 });
  });

  it('begin later when they pass with too few answers', () => {
    const sparse = [6, ...Array.from({ length: 13 }, () => undefined), ...times(14, 4)];
    expect(baselineOf(kept(sparse), rules.baseline)).toMatchObject({ mean: 4, entries: 14 });
  });

  it('take a corrected answer in place of the first one', () => {
    const corrected = withFirst(kept([6, 6]), { day: from, value: 3 }, rules.baseline);
    expect(corrected).toEqual(series(from, [3, 6]));
  });

  it('are never fewer than the rules ask for, and never longer than their days', () => {
    fc.assert(
      fc.property(values(60), (given) => {
        const found = baselineOf(kept(given), rules.baseline);
        if (found === undefined) return;
        expect(found.entries).toBeGreaterThanOrEqual(rules.baseline.entries);
        expect(found.entries).toBeLessThanOrEqual(rules.baseline.days);
      }),
      { numRuns: 200, seed: 4 },
    );
  });
});
