/** Numbers by day, and what may be said of several of them: only ever of days that have one. */
import { dayAfter, type Day } from '../model/time.ts';

export interface Point {
  day: Day;
  value: number;
}
export type Series = readonly Point[];

/** Of so many days, these had a number: whoever shows a mean shows both. */
export interface Summary {
  from: Day;
  to: Day;
  days: number;
  entries: number;
  mean: number;
  deviation: number;
  lowest: number;
  highest: number;
}

export function between(series: Series, from: Day, to: Day): Point[] {
  return series.filter(({ day }) => day >= from && day <= to);
}

/** The numbers of so many days up to this one. */
export function upTo(series: Series, to: Day, days: number): Point[] {
  return between(series, dayAfter(to, 1 - days), to);
}

/** One place for each day, in order; nothing where there was no number. */
export function dayByDay(series: Series, to: Day, days: number): { day: Day; value?: number }[] {
  const known = new Map(series.map(({ day, value }) => [day, value]));
  return Array.from({ length: days }, (_, at) => {
    const day = dayAfter(to, at + 1 - days);
    const value = known.get(day);
    return value === undefined ? { day } : { day, value };
  });
}

/** Undefined when there is no number at all. */
export function summaryOf(points: Series, from: Day, days: number): Summary | undefined {
  const values = points.map(({ value }) => value);
  if (values.length === 0) return undefined;
  const mean = meanOf(values);
  return {
    from,
    to: dayAfter(from, days - 1),
    days,
    entries: values.length,
    mean,
    deviation: deviationOf(values),
    lowest: Math.min(...values),
    highest: Math.max(...values),
  };
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}

/** Of a sample: of fewer than two nothing is known. */
export function deviationOf(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (values.length - 1));
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [below = 0, above = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? above : (below + above) / 2;
}

/** One decimal, as people are shown it. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
