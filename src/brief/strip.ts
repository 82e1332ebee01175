/**
 * The days of one measure as a small drawing: where dots, lines and the marks of days without an answer stand, for
 * whatever then draws it. A line joins only days that follow one another.
 */
import { dayAfter, type Day } from '../model/time.ts';
import { dayByDay, rounded } from '../outcomes/numbers.ts';
import type { Brief } from './line.ts';

export interface Box {
  width: number;
  height: number;
}
type Spot = { x: number; y: number };

export interface Strip {
  dots: Spot[];
  runs: Spot[][];
  /** The places below the floor of days on which the question was asked and not answered. */
  gaps: number[];
  /** How far below it. */
  lane: number;
  usual?: number;
}

/** The floor is a number of its own. */
const LANE = 4.5;

type Drawn = Brief['drawn'][number];

export function stripOf(
  { measure, series, usual, since = '', notAsked = [] }: Drawn,
  today: Day,
  days: number,
  box: Box,
): Strip {
  const { min, max } = measure;
  const y = (value: number) => box.height - ((value - min) / (max - min)) * box.height;
  const x = (at: number) => (at / (days - 1)) * box.width;
  const all = dayByDay(series, today, days).map(({ day, value }, at) => ({
    x: x(at),
    value,
    isGap: value === undefined && day >= since && !notAsked.includes(day),
  }));
  const runs: Spot[][] = [];
  let before: number | undefined;
  for (const { x: place, value } of all) {
    if (value !== undefined) {
      const spot = { x: place, y: y(value) };
      if (before === undefined) runs.push([spot]);
      else runs.at(-1)?.push(spot);
    }
    before = value;
  }
  return {
    dots: runs.flat(),
    runs: runs.filter(({ length }) => length > 1),
    lane: LANE,
    gaps: all.filter(({ isGap }) => isGap).map((each) => each.x),
    ...(usual !== undefined && { usual: y(usual) }),
  };
}

/** The same for whoever cannot see it: one number a day, a dash where there is none; nothing for days before the first. */
export function rowOf({ series, since = '' }: Drawn, today: Day, days: number): string {
  return dayByDay(series, today, days)
    .filter(({ day }) => day >= since)
    .map(({ value }) => (value === undefined ? '-' : rounded(value)))
    .join(' ');
}

export function firstDayOf(today: Day, days: number): Day {
  return dayAfter(today, 1 - days);
}
