/**
 * A limit of one patient's own in place of a rule's, because what is usual for them is not what is usual. It has a reason and
 * a last day, and it is never of a rule that means danger to life or pages somebody: those are the same for everybody.
 */
import { z } from 'zod';
import { dayAfter, dayPattern, type Day } from './time.ts';
import type { TriggerRule } from './trigger.ts';

export const threshold = z.object({
  rule: z.string(),
  value: z.number(),
  reason: z.string(),
  by: z.string(),
  at: z.number(),
  /** The last day on which it counts, on the patient's calendar. */
  until: z.string().regex(dayPattern),
});
export type Threshold = z.infer<typeof threshold>;

/** Longer than that nobody would remember why. */
export const LONGEST_DAYS = 90;
export const LONGEST_REASON = 300;

/** A rule whose limit may be a person's own: what it is now, and how far it may go. */
export interface Adjustable {
  value: number;
  least: number;
  most: number;
}

/** The alarms that wake people, and every danger by name but for distress told by numbers, are left as they are. */
export function adjustable({ tier, signal, when }: TriggerRule): Adjustable | undefined {
  if (tier !== 'soon' || (signal !== undefined && signal !== 'severe_distress')) return undefined;
  switch (when.kind) {
    case 'days':
      if (when.atLeast !== undefined) return { value: when.atLeast, least: 0, most: 10 };
      return when.atMost === undefined ? undefined : { value: when.atMost, least: 0, most: 10 };
    case 'above-baseline':
    case 'fall':
      return { value: when.by, least: 1, most: 10 };
    case 'missed':
      return { value: when.inARow, least: 1, most: 14 };
    default:
      return undefined;
  }
}

/** The rules as they count for this person today. */
export function rulesFor(
  rules: readonly TriggerRule[],
  own: readonly Threshold[] | undefined,
  today: Day,
): readonly TriggerRule[] {
  const standing = (own ?? []).filter(({ until }) => until >= today);
  if (standing.length === 0) return rules;
  return rules.map((rule) => {
    const set = standing.findLast((each) => each.rule === rule.id);
    const bounds = adjustable(rule);
    if (set === undefined || bounds === undefined) return rule;
    if (set.value < bounds.least || set.value > bounds.most) return rule;
    // Somebody wants to be told of just this, whatever else was told lately.
    const { bundledDays: _, ...alone } = rule;
    return { ...alone, when: withLimit(rule.when, set.value) };
  });
}

function withLimit(when: TriggerRule['when'], value: number): TriggerRule['when'] {
  switch (when.kind) {
    case 'days': {
      // Who has set a limit for this person has thought of what is usual for them.
      const { unlessUsual: _, ...plain } = when;
      return plain.atLeast !== undefined ? { ...plain, atLeast: value } : { ...plain, atMost: value };
    }
    case 'above-baseline':
    case 'fall':
      return { ...when, by: value };
    case 'missed':
      return { ...when, inARow: Math.round(value) };
    default:
      return when;
  }
}

export function lastDay(today: Day): Day {
  return dayAfter(today, LONGEST_DAYS);
}
