/** All that the numbers of one patient show today, put together once for whoever shows it: a text, a chart, a visit. */
import type { Measure, OutcomeRules } from '../model/outcomes.ts';
import { dayAfter, type Day } from '../model/time.ts';
import { adherence, type Adherence, type DayKept } from './adherence.ts';
import { boomBust, type BoomBust } from './boom-bust.ts';
import { baselineOf, changeOf, lately, type Change } from './change.ts';
import { flareDays } from './flares.ts';
import { upTo, type Series, type Summary } from './numbers.ts';
import { overallOf, type Overall } from './overall.ts';
import { functionFirst } from './week.ts';

export interface Kept {
  trends: Readonly<Record<string, Series>>;
  first: Readonly<Record<string, Series>>;
  days: readonly DayKept[];
  /** Days of which the person said that it is a flare. */
  declared?: readonly Day[];
}

export interface Progress {
  /** The last day that is shown. */
  to: Day;
  /** Function first; only measures that have a number in these days. */
  rows: { measure: Measure; series: Series; now: Summary; usual: Summary | undefined }[];
  changes: Change[];
  overall: Overall;
  adherence: Adherence;
  /** Undefined as long as there is no baseline to tell a flare by. */
  flares: { days: Day[]; outOf: number } | undefined;
  boomBust: BoomBust;
}

export function progressOn(kept: Kept, to: Day, rules: OutcomeRules): Progress {
  const { days } = rules.now;
  const measures = functionFirst(rules.measures);
  const changes = measures.flatMap((measure): Change[] => {
    const [series, first] = [kept.trends[measure.of] ?? [], kept.first[measure.of] ?? []];
    return series.length === 0 ? [] : [changeOf(measure, { first, series, today: to }, rules)];
  });
  return {
    to,
    rows: measures.flatMap((measure) => {
      const series = kept.trends[measure.of] ?? [];
      const now = lately(series, to, rules.now);
      const first = baselineOf(kept.first[measure.of] ?? [], rules.baseline);
      // While the first days are still running, their mean is that of the very days it would stand beside.
      const usual = first !== undefined && first.to < to ? first : undefined;
      return now === undefined ? [] : [{ measure, series, now, usual }];
    }),
    changes,
    overall: overallOf(changes),
    adherence: adherence(kept.days, to, days),
    flares: flaresOn(kept, to, rules),
    boomBust: boomBust(
      { activity: kept.trends[rules.boomBust.activity] ?? [], pain: kept.trends[rules.flare.pain] ?? [] },
      to,
      rules.boomBust,
    ),
  };
}

function flaresOn(
  { trends, first, declared = [] }: Kept,
  today: Day,
  rules: OutcomeRules,
): Progress['flares'] {
  const usual = (of: string) => baselineOf(first[of] ?? [], rules.baseline);
  const { pain, limits, mood } = rules.flare;
  const [painUsual, limitsUsual] = [usual(pain), usual(limits)];
  if (painUsual === undefined || limitsUsual === undefined) return undefined;
  const recent = (of: string) => upTo(trends[of] ?? [], today, rules.now.days);
  const log = { pain: recent(pain), limits: recent(limits), mood: recent(mood), declared };
  const found = flareDays(log, { pain: painUsual, limits: limitsUsual }, rules.flare);
  const from = dayAfter(today, 1 - rules.now.days);
  return { days: found.filter((day) => day >= from), outOf: log.pain.length };
}
