/** Which of the day's questions are left out today. Pure: the rules, the first days and the newest numbers in, names out. */
import { daysBetween, type Day } from '../model/time.ts';
import type { CheckInPolicy } from '../model/policy.ts';

export interface Known {
  today: Day;
  /** The first day with an answer; undefined for somebody who has none. */
  since: Day | undefined;
  /** The newest number of each question. */
  last: Readonly<Record<string, number>>;
}

/**
 * In the first weeks everything is asked, for later days are compared with them. Then those that take turns are asked one
 * a day; one whose newest number is a worry is asked every day, so that no rule about several days goes blind.
 */
export function leftOutOn({ rotation }: CheckInPolicy, { today, since, last }: Known): string[] {
  if (rotation === undefined || since === undefined) return [];
  const days = daysBetween(since, today);
  if (days < rotation.afterDays) return [];
  const { turns, always } = rotation;
  const worrying = always.filter(({ of, atMost }) => (last[of] ?? 0) <= atMost).map(({ of }) => of);
  const asked = turns[days % turns.length];
  return turns.filter((each) => each !== asked && !worrying.includes(each));
}
