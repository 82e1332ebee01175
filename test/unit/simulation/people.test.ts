import { chanceOf } from '../../../src/simulation/chance.ts';
import { dealt, peopleOf } from '../../../src/simulation/people.ts';
import { readSimulation } from '../../../src/simulation/shapes.ts';

const simulation = readSimulation('content');
const people = (patients: number, seed: number) => peopleOf({ patients, days: 28, seed, simulation });
const lives = (patients: number, seed: number) =>
  people(patients, seed).map(({ id, number, days, temperament, away }) => ({
    id,
    number,
    days,
    temperament,
    away,
  }));

describe('made-up people', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(lives(30, 7)).toEqual(lives(30, 7));
    expect(lives(30, 7)).not.toEqual(lives(30, 8));
  });

  it('are as many as wanted, by their shares', () => {
    for (const patients of [1, 9, 33, 200])
      expect(dealt(patients, simulation.shares, chanceOf(1, 'who'))).toHaveLength(patients);
    const kinds = dealt(200, simulation.shares, chanceOf(1, 'who'));
    const count = (kind: string) => kinds.filter((each) => each === kind).length;
    expect([count('steady'), count('silent'), count('in-danger')]).toEqual([76, 18, 4]);
  });

  it('have numbers that the scales hold, on every day', () => {
    for (const { days } of people(60, 3))
      for (const { pain, limits, sleep, mood } of days)
        for (const value of [pain, limits, sleep, mood]) {
          expect(Number.isInteger(value)).toBe(true);
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(10);
        }
  });

  it('get worse or better when they are made to', () => {
    const mean = (kind: string, from: number, to: number) => {
      const values = people(400, 5)
        .filter(({ temperament }) => temperament === kind)
        .flatMap(({ days }) => days.slice(from, to).map(({ pain }) => pain));
      return values.reduce((sum, each) => sum + each, 0) / values.length;
    };
    expect(mean('worsening', 21, 28) - mean('worsening', 0, 7)).toBeGreaterThan(1.2);
    expect(mean('improving', 21, 28) - mean('improving', 0, 7)).toBeLessThan(-1);
    expect(Math.abs(mean('steady', 21, 28) - mean('steady', 0, 7))).toBeLessThan(0.5);
  });
});
