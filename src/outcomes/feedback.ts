/**
 * The one line after a check-in that uses what was just answered: what the person did first, then what it let them do. It
 * states what is so; it draws no conclusion from a day, and praises nobody for hurting less.
 */
import type { OutcomeRules } from '../model/outcomes.ts';
import type { Day } from '../model/time.ts';
import { answeredInARow, DAYS_KEPT, reached, type DayKept } from './adherence.ts';
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

/** Today's limits beside the usual ones: two facts, both shown. Not again while the days go on alike. */
function limitsToday({ today, series, first }: FeedbackSeen, rules: OutcomeRules): Feedback | undefined {
  const of = rules.flare.limits;
  const usual = baselineOf(first[of] ?? [], rules.baseline);
  const known = (series[of] ?? []).filter(({ day }) => day <= today);
  const now = known.at(-1);
  if (now?.day !== today || usual === undefined || usual.to >= today) return undefined;
  const kind = besideUsual(now.value, usual.mean, rules);
  const lately = known.slice(-1 - rules.feedback.notAgainDays, -1).filter(({ day }) => day > usual.to);
  if (kind === undefined || lately.some(({ value }) => besideUsual(value, usual.mean, rules) === kind))
    return undefined;
  return { kind, value: now.value, usual: rounded(usual.mean), entries: usual.entries };
}

function besideUsual(
  value: number,
  usual: number,
  rules: OutcomeRules,
): 'less-limited' | 'harder' | undefined {
  const measure = rules.measures.find(({ of }) => of === rules.flare.limits);
  if (value - usual <= -(measure?.minimal.points ?? Infinity)) return 'less-limited';
  return value - usual >= rules.flare.limitsPoints ? 'harder' : undefined;
}

function row({ days, today }: FeedbackSeen, { feedback }: OutcomeRules): Feedback | undefined {
  const times = answeredInARow(days, today);
  if (days.length >= DAYS_KEPT && times === days.filter(({ was }) => was !== 'not-asked').length)
    return undefined;
  // Every day the same praise is none.
  return times >= feedback.rowFrom && (times === feedback.rowFrom || times % 7 === 0)
    ? { kind: 'row', times }
    : undefined;
}
