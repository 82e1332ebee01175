import { dayAfter } from '../../../src/model/time.ts';
import { flareDays, flaresIn, type Baselines } from '../../../src/outcomes/flares.ts';
import { summaryOf } from '../../../src/outcomes/numbers.ts';
import { rules, series, times } from './rules.ts';

const from = '2026-01-05';
const on = (at: number) => dayAfter(from, at);
const steady = (value: number) => {
  const found = summaryOf(series('2025-12-01', times(14, value)), '2025-12-01', 14);
  if (found === undefined) throw new Error('no baseline');
  return found;
};
const usual: Baselines = { pain: steady(4), limits: steady(4) };
type Days = (number | undefined)[];
const log = (pain: Days, limits: Days, mood: Days = []) => ({
  pain: series(from, pain),
  limits: series(from, limits),
  mood: series(from, mood),
});

describe('a flare day', () => {
  it('is more pain that gets in the way', () => {
    expect(flareDays(log([4, 6, 6, 5], [4, 6, 5, 8]), usual, rules.flare)).toEqual([on(1)]);
  });

  it('or more pain that is hard to bear', () => {
    expect(flareDays(log([6, 6], [4, 4], [2, 3]), usual, rules.flare)).toEqual([on(0)]);
  });

  it('needs more above a baseline that goes up and down', () => {
    const restless = { ...usual, pain: { ...usual.pain, deviation: 3 } };
    expect(flareDays(log([6, 7], [6, 6]), restless, rules.flare)).toEqual([on(1)]);
  });

  it('is what the person calls one, even without a baseline', () => {
    const declared = { ...log([5], [5]), declared: [on(0)] };
    expect(flareDays(declared, undefined, rules.flare)).toEqual([on(0)]);
    expect(flareDays(log([9, 9], [9, 9]), undefined, rules.flare)).toEqual([]);
  });
});

describe('a flare', () => {
  const flare = (pain: Days, declared: string[] = []) =>
    flaresIn({ ...log(pain, pain), declared }, usual, rules.flare);

  it('is two such days in a row, and over after two calm ones', () => {
    expect(flare([4, 7, 4])).toEqual([]);
    expect(flare([4, 7, 7, 4])).toEqual([{ from: on(1), to: on(2), days: 2, over: false }]);
    expect(flare([4, 7, 7, 4, 5])).toEqual([{ from: on(1), to: on(2), days: 2, over: true }]);
  });

  it('goes on over a day that is not calm', () => {
    expect(flare([7, 7, 5.5, 4, 7, 4, 4])).toEqual([{ from: on(0), to: on(4), days: 3, over: true }]);
  });

  it('is not made of days with a silent one between, and silence does not end it', () => {
    expect(flare([7, undefined, 7, 4, 4])).toEqual([]);
    expect(flare([7, 7, undefined, undefined, 4])).toEqual([
      { from: on(0), to: on(1), days: 2, over: false },
    ]);
  });

  it('begins at once when the person says so', () => {
    expect(flare([5, 4], [on(0)])).toEqual([{ from: on(0), to: on(0), days: 1, over: false }]);
  });
});
