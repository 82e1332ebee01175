/**
 * Whether a number has changed: against the person's own first days, and only beyond what is known to matter to people.
 * With fewer answers than the rules ask for there is no answer, and nobody may make a sentence of it.
 */
import type { Measure, OutcomeRules } from '../model/outcomes.ts';
import { dayAfter, type Day } from '../model/time.ts';
import { summaryOf, upTo, type Series, type Summary } from './numbers.ts';

export const sizes = ['none', 'minimal', 'moderate', 'substantial'] as const;
export type Size = (typeof sizes)[number];

export type Change =
  | {
      kind: 'too-little';
      measure: Measure;
      baseline: Summary | undefined;
      now: Summary | undefined;
      /** There are enough answers, and from this day on they are no longer those of the first days too. */
      comparable?: Day;
    }
  | {
      kind: 'compared';
      measure: Measure;
      baseline: Summary;
      now: Summary;
      /** Now less before, in the measure's own points. */
      by: number;
      size: Size;
      way: 'better' | 'worse' | 'same';
    };

interface Span {
  days: number;
  entries: number;
}

/** What the first days say, once there are enough of them. */
export function baselineOf(first: Series, { days, entries }: Span): Summary | undefined {
  const from = first[0]?.day;
  if (from === undefined) return undefined;
  const within = first.filter(({ day }) => day < dayAfter(from, days));
  return within.length < entries ? undefined : summaryOf(within, from, days);
}

/**
 * The first days, kept as they come. When they pass with too few answers the beginning moves on; once there are enough it
 * stands, for a baseline that moves with the person would hide every slow change.
 */
export function withFirst(first: Series, point: Series[number], { days, entries }: Span): Series {
  const others = first.filter(({ day }) => day !== point.day);
  const from = others[0]?.day;
  if (from === undefined || point.day < dayAfter(from, days)) return sorted([...others, point]);
  if (others.length >= entries) return first;
  return sorted(others.filter(({ day }) => day > dayAfter(point.day, -days))).concat(point);
}

/** The last days up to this one, however few their answers. */
export function lately(series: Series, today: Day, { days }: Span): Summary | undefined {
  return summaryOf(upTo(series, today, days), dayAfter(today, 1 - days), days);
}

export interface Seen {
  first: Series;
  series: Series;
  today: Day;
}

export function changeOf(measure: Measure, seen: Seen, rules: OutcomeRules): Change {
  const baseline = baselineOf(seen.first, rules.baseline);
  const now = lately(seen.series, seen.today, rules.now);
  const isEnough = now !== undefined && now.entries >= rules.now.entries;
  if (baseline === undefined || !isEnough) return { kind: 'too-little', measure, baseline, now };
  // Days that are both before and now say nothing about a change.
  if (now.from <= baseline.to) {
    const comparable = dayAfter(baseline.to, rules.now.days);
    return { kind: 'too-little', measure, baseline, now, comparable };
  }
  const by = now.mean - baseline.mean;
  const size = sizeOf(measure, baseline.mean, now.mean, rules.percentFrom);
  return { kind: 'compared', measure, baseline, now, by, size, way: wayOf(measure, by, size) };
}

export function sizeOf(measure: Measure, before: number, after: number, percentFrom: number): Size {
  const by = Math.abs(after - before);
  const share = before >= percentFrom ? (by / before) * 100 : 0;
  const reaches = (size: Exclude<Size, 'none'>) => {
    const { points = Infinity, percent = Infinity } = measure[size] ?? {};
    return atLeast(by, points) || atLeast(share, percent);
  };
  return (['substantial', 'moderate', 'minimal'] as const).find(reaches) ?? 'none';
}

/** Means of tenths are not exact: 6.1 less 5.1 is a hair less than 1. */
function atLeast(value: number, least: number): boolean {
  return value >= least - 1e-9;
}

function wayOf({ better }: Measure, by: number, size: Size): 'better' | 'worse' | 'same' {
  if (size === 'none') return 'same';
  return by < 0 === (better === 'lower') ? 'better' : 'worse';
}

function sorted(points: Series): Series {
  return points.toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
