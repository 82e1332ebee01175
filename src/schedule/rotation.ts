/** Which of the day's questions are left out today. Pure: the rules, the first days and the newest numbers in, names out. */
import { isAskedOn, type AskedDays } from '../model/asked-days.ts';
import { dayAfter, daysBetween, type Day } from '../model/time.ts';
import type { CheckInPolicy } from '../model/policy.ts';

export interface Known {
  today: Day;
  /** The first day with an answer; undefined for somebody who has none. */
  since: Day | undefined;
  /** The days that are asked; all of them without it. */
  asks?: AskedDays | undefined;
  /** The newest number of each question. */
  last: Readonly<Record<string, number>>;
}

/**
 * Of those that take turns one is asked a day. One whose newest number is a worry, or that nobody knows the number of, is
 * asked every day in the place of the others, so that no rule about several days goes blind.
 */
export function leftOutOn({ rotation }: CheckInPolicy, { today, since, last, asks }: Known): string[] {
  if (rotation === undefined) return [];
  const days = daysBetween(since ?? today, today);
  const { first, always } = rotation;
  const turns = days < first.days ? first.turns : rotation.turns;
  const worrying = always.filter(({ of, atMost }) => (last[of] ?? 0) <= atMost).map(({ of }) => of);
  // Whoever is asked on fewer days has every one of them asked in turn too.
  const before = Array.from({ length: days }, (_, at) => dayAfter(today, -1 - at));
  const turn = before.filter((day) => isAskedOn(asks, day)).length;
  const asked = worrying.length > 0 ? worrying : turns.slice(turn % turns.length).slice(0, 1);
  return [...new Set([...first.turns, ...rotation.turns])].filter((each) => !asked.includes(each));
}
