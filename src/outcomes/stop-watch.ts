/**
 * A reason to look at an aim early that the daily numbers can show is a rule of one person's own, judged with the clinic's: it
 * puts the person on the list, and means no danger by itself.
 */
import { currentAim, type Aims, type StopWatch } from '../model/aim.ts';
import type { Day } from '../model/time.ts';
import type { TriggerRule } from '../model/trigger.ts';

export const STOP_RULE = 'stop-rule';
const NOT_AGAIN_DAYS = 14;
/** What is usual before it: as the clinic's rule about pain above its baseline has it. */
const BEFORE = { baselineDays: 14, baselineEntries: 7 };

export function stopWatchRule(aims: Aims | undefined): TriggerRule | undefined {
  const watch = currentAim(aims)?.aim.watch;
  return (
    watch && {
      id: STOP_RULE,
      source: 'agreed with this person',
      when: whenOf(watch),
      tier: 'soon',
      task: STOP_RULE,
      say: 'trend.stop-rule',
      notAgainDays: NOT_AGAIN_DAYS,
    }
  );
}

function whenOf({ of, days, by, atLeast, atMost }: StopWatch): TriggerRule['when'] {
  if (by !== undefined)
    return { kind: 'above-baseline', of, by, days, entries: Math.ceil(days * 0.7), ...BEFORE };
  const limit = atLeast !== undefined ? { atLeast } : { atMost };
  return { kind: 'days', of, days, outOf: days, ...limit };
}

/** The day on which it was met, since the aim was set and it was looked at last. */
export function stopMetOn(aims: Aims | undefined, found: Readonly<Record<string, Day>>): Day | undefined {
  const kept = currentAim(aims);
  const met = found[STOP_RULE];
  if (kept?.aim.watch === undefined || met === undefined || met < kept.aim.from) return undefined;
  return kept.reviewedOn !== undefined && kept.reviewedOn >= met ? undefined : met;
}

/** As a key of words, and what stands in them. */
export function watchWords({ days, by, atLeast, atMost }: StopWatch, label: string) {
  const often = days === 1 ? '-once' : '';
  const [key, value] =
    by !== undefined
      ? ['label.stop.by', by]
      : atLeast !== undefined
        ? ['label.stop.at-least', atLeast]
        : ['label.stop.at-most', atMost ?? 0];
  return [`${key}${often}`, { label, value, days }] as const;
}
