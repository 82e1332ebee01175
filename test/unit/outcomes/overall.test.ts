import fc from 'fast-check';
import { dayAfter } from '../../../src/model/time.ts';
import { changeOf, type Change } from '../../../src/outcomes/change.ts';
import { impressions, overallOf } from '../../../src/outcomes/overall.ts';
import { measure, rules, series, times } from './rules.ts';

const from = '2026-01-05';
const today = dayAfter(from, 27);
function change(id: string, before: number, after: number): Change {
  const seen = {
    first: series(from, times(14, before)),
    series: series(dayAfter(from, 14), times(14, after)),
    today,
  };
  return changeOf(measure(id), seen, rules);
}

describe('better as a whole', () => {
  it('needs two methods: pain, and what it lets a person do', () => {
    expect(overallOf([change('pain-now', 7, 5)])).toEqual({ kind: 'not-agreed', moved: ['pain-now'] });
    expect(overallOf([change('interference', 7, 5)])).toEqual({
      kind: 'not-agreed',
      moved: ['interference'],
    });
    expect(overallOf([change('pain-now', 7, 5), change('interference', 7, 5)])).toEqual({
      kind: 'better',
      by: ['pain-now', 'interference'],
    });
  });

  it('is not said by two measures of the same thing, nor by sleep or mood of our own', () => {
    expect(overallOf([change('interference', 7, 5), change('psfs', 3, 6)]).kind).toBe('not-agreed');
    expect(overallOf([change('pain-now', 7, 5), change('sleep', 3, 8)]).kind).toBe('not-agreed');
    expect(overallOf([change('pain-now', 7, 5), change('phq-9', 15, 5)]).kind).toBe('not-agreed');
  });

  it('takes the person’s own word as a method', () => {
    expect(overallOf([change('pain-now', 7, 5)], 'much-improved').kind).toBe('better');
    expect(overallOf([change('pain-now', 7, 5)], 'minimally-improved').kind).toBe('not-agreed');
    expect(overallOf([change('pain-now', 7, 5)], 'much-worse').kind).toBe('mixed');
    expect(impressions).toHaveLength(7);
  });

  it('takes a score of both for one method only', () => {
    expect(overallOf([change('peg', 7, 4)]).kind).toBe('not-agreed');
    expect(overallOf([change('peg', 7, 4), change('interference', 7, 5)]).kind).toBe('better');
    expect(overallOf([change('peg', 7, 4), change('pain-now', 7, 5)]).kind).toBe('better');
  });

  it('is mixed when anything points the other way', () => {
    const both = [change('pain-now', 7, 5), change('interference', 5, 7)];
    expect(overallOf(both)).toEqual({ kind: 'mixed', better: ['pain-now'], worse: ['interference'] });
  });

  it('is the same when nothing moved enough, and nothing is said without data', () => {
    expect(overallOf([change('pain-now', 6, 5.5), change('interference', 6, 6)])).toEqual({ kind: 'same' });
    const nothing = changeOf(measure('pain-now'), { first: [], series: [], today }, rules);
    expect(overallOf([nothing])).toEqual({ kind: 'too-little' });
  });

  it('is never said of one measure, whatever it does', () => {
    const scale = fc.double({ min: 0, max: 10, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom('pain-now', 'interference', 'peg'), scale, scale, (id, before, after) => {
        expect(['better', 'worse', 'mixed']).not.toContain(overallOf([change(id, before, after)]).kind);
      }),
      { numRuns: 200, seed: 5 },
    );
  });
});
