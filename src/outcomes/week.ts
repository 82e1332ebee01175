/** The week that ends today beside the one before it, function first. A week with few answers has no mean. */
import type { Measure, OutcomeRules } from '../model/outcomes.ts';
import { dayAfter, type Day } from '../model/time.ts';
import { lately, sizeOf } from './change.ts';
import type { Series, Summary } from './numbers.ts';

export interface WeekLine {
  measure: Measure;
  now: Summary;
  /** Only when it has moved by more than the smallest change that matters, and both weeks have enough answers. */
  before?: Summary;
}

export function weekLines(
  series: Readonly<Record<string, Series>>,
  today: Day,
  rules: OutcomeRules,
): WeekLine[] {
  return functionFirst(rules.measures).flatMap((measure): WeekLine[] => {
    const numbers = series[measure.of] ?? [];
    const now = enough(lately(numbers, today, rules.week), rules);
    if (now === undefined) return [];
    const before = enough(lately(numbers, dayAfter(today, -rules.week.days), rules.week), rules);
    const hasMoved =
      before !== undefined && sizeOf(measure, before.mean, now.mean, rules.percentFrom) !== 'none';
    return [{ measure, now, ...(hasMoved && { before }) }];
  });
}

function enough(summary: Summary | undefined, { week }: OutcomeRules): Summary | undefined {
  return summary !== undefined && summary.entries >= week.entries ? summary : undefined;
}

const ORDER: readonly Measure['kind'][] = ['function', 'both', 'sleep', 'mood', 'other', 'pain'];

/** What a person can do comes before how much it hurts. */
export function functionFirst(measures: readonly Measure[]): Measure[] {
  return ORDER.flatMap((kind) => measures.filter((each) => each.kind === kind));
}
