/** Which numbers meet a rule, one function for each kind of rule: the numbers in words for a clinician, or undefined. */
import { dayAfter } from '../model/time.ts';
import { between, isLowWorse, lately, mean, type Observed, type Of, type Point } from './observed.ts';

interface Bounds {
  atLeast?: number | undefined;
  atMost?: number | undefined;
}

/** A rule without bounds means no number at all. */
function isWithin(value: number, { atLeast, atMost }: Bounds): boolean {
  if (atLeast === undefined && atMost === undefined) return false;
  return value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
}

export function answered(when: Of<'answer'>, { answer }: Observed): string | undefined {
  if (answer === undefined || answer.of !== when.of) return undefined;
  const { value } = answer;
  const isMet =
    typeof value === 'number'
      ? isWithin(value, when)
      : (value === 'yes' && when.yes === true) || (value === 'refused' && when.refused === true);
  return isMet ? `${when.of}: ${value}` : undefined;
}

export function onDays(when: Of<'days'>, seen: Observed): string | undefined {
  const points = lately(seen, when.of, when.outOf).filter(({ value }) => isWithin(value, when));
  if (points.length < when.days || points.at(-1)?.day !== seen.today) return undefined;
  if (when.with !== undefined) {
    const other = lately(seen, when.with.of, when.outOf).at(-1);
    if (other === undefined || !isWithin(other.value, when.with)) return undefined;
  }
  if (isUsual(when, points, seen)) return undefined;
  return inWords(when.of, points);
}

function isUsual(when: Of<'days'>, points: Point[], seen: Observed): boolean {
  const { of, unlessUsual, outOf } = when;
  if (unlessUsual === undefined) return false;
  const until = dayAfter(seen.today, -outOf);
  const before = between(seen, of, dayAfter(until, 1 - unlessUsual.days), until);
  if (before.length < unlessUsual.entries) return unlessUsual.orUnknown === true;
  const higherBy = mean(points) - mean(before);
  return (isLowWorse(when) ? -higherBy : higherBy) < unlessUsual.by;
}

export function aboveBaseline(when: Of<'above-baseline'>, seen: Observed): string | undefined {
  const points = lately(seen, when.of, when.days);
  const until = dayAfter(seen.today, -when.days);
  const before = between(seen, when.of, dayAfter(until, 1 - when.baselineDays), until);
  if (points.length < when.entries || before.length < when.baselineEntries) return undefined;
  const floor = mean(before) + when.by;
  return points.every(({ value }) => value >= floor) ? inWords(when.of, points) : undefined;
}

export function aboveFirst(when: Of<'above-first'>, seen: Observed): string | undefined {
  const known = seen.first?.[when.of] ?? [];
  const [begin] = known;
  if (begin === undefined) return undefined;
  const until = dayAfter(begin.day, when.firstDays);
  const first = known.filter(({ day }) => day < until);
  const points = lately(seen, when.of, when.days);
  const isEnough = first.length >= when.firstEntries && points.length >= when.entries;
  if (!isEnough || dayAfter(seen.today, 1 - when.days) < until) return undefined;
  return mean(points) - mean(first) >= when.by ? inWords(when.of, points) : undefined;
}

export function fallen(when: Of<'fall'>, seen: Observed): string | undefined {
  const points = lately(seen, when.of, when.days);
  const now = points.slice(-when.holds);
  const best = Math.max(...points.map(({ value }) => value));
  const isLow = ({ value }: Point) => best - value >= when.by && value <= (when.toAtMost ?? Infinity);
  const isMet = now.length === when.holds && now.at(-1)?.day === seen.today && now.every(isLow);
  return isMet ? inWords(when.of, points) : undefined;
}

export function worse(when: Of<'worse'>, seen: Observed): string | undefined {
  const points = seen.series?.[when.of] ?? [];
  const now = points.slice(-when.holds);
  const before = points.slice(0, -when.holds);
  if (now.at(-1)?.day !== seen.today || before.length === 0) return undefined;
  const isMet = [before[0]!, before.at(-1)!].some(({ value: from }) =>
    now.every(({ value }) => {
      const share = from >= when.percentFrom && value >= from * (1 + when.percent / 100);
      return value - from >= when.by || share;
    }),
  );
  return isMet ? inWords(when.of, points) : undefined;
}

function inWords(of: string, points: readonly Point[]): string {
  return `${of}: ${points.map(({ value }) => value).join(', ')}`;
}
