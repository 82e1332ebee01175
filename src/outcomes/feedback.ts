/**
 * The one line after a check-in that uses what was just answered: what the person did first, then what it let them do. It
 * states what is so; it draws no conclusion from a day, and praises nobody for hurting less.
 */
import type { OutcomeRules } from '../model/outcomes.ts';
import type { Day } from '../model/time.ts';
import { answeredInARow, reached, type DayKept } from './adherence.ts';
import { baselineOf } from './change.ts';
import { rounded, type Series } from './numbers.ts';

export interface GoalSeen {
  /** In the patient's own words. */
  words: string;
  atLeast: number;
  activity: Series;
}

export interface FeedbackSeen {
  today: Day;
  days: readonly DayKept[];
  /** Series by "form/item", and their first days. */
  series: Readonly<Record<string, Series>>;
  first: Readonly<Record<string, Series>>;
  goal?: GoalSeen;
}

export type Feedback =
  | { kind: 'goal'; words: string; times: number; days: number }
  /** Less in the way than in the first days, by more than the smallest change that matters. */
  | { kind: 'less-limited'; value: number; usual: number; entries: number }
  | { kind: 'harder'; value: number; usual: number; entries: number }
  | { kind: 'row'; times: number };

export function feedbackOn(seen: FeedbackSeen, rules: OutcomeRules): Feedback | undefined {
  return goalReached(seen, rules) ?? limitsToday(seen, rules) ?? row(seen, rules);
}

function goalReached({ goal, today }: FeedbackSeen, { feedback }: OutcomeRules): Feedback | undefined {
  const now = goal?.activity.find(({ day }) => day === today);
  if (goal === undefined || now === undefined || now.value < goal.atLeast) return undefined;
  const { reached: times } = reached(goal.activity, goal.atLeast, today, feedback.goalDays);
  return { kind: 'goal', words: goal.words, times, days: feedback.goalDays };
}

/** Today's limits beside the usual ones: two facts, both shown. */
function limitsToday({ today, series, first }: FeedbackSeen, rules: OutcomeRules): Feedback | undefined {
  const of = rules.flare.limits;
  const measure = rules.measures.find((each) => each.of === of);
  const now = series[of]?.find(({ day }) => day === today);
  const usual = baselineOf(first[of] ?? [], rules.baseline);
  if (measure === undefined || now === undefined || usual === undefined || usual.to >= today)
    return undefined;
  const by = now.value - usual.mean;
  const said = { value: now.value, usual: rounded(usual.mean), entries: usual.entries };
  if (by <= -(measure.minimal.points ?? Infinity)) return { kind: 'less-limited', ...said };
  return by >= rules.flare.limitsPoints ? { kind: 'harder', ...said } : undefined;
}

function row({ days, today }: FeedbackSeen, { feedback }: OutcomeRules): Feedback | undefined {
  const times = answeredInARow(days, today);
  // Every day the same praise is none.
  return times >= feedback.rowFrom && (times === feedback.rowFrom || times % 7 === 0)
    ? { kind: 'row', times }
    : undefined;
}
