/** Who has truly become worse, told from the lives and not from what was said of them, and whether the clinic was told. Pure. */
import { dayAfter, type Day } from '../model/time.ts';
import type { Person } from './people.ts';
import type { Seen } from './seen.ts';

const WEEK = 7;
/** A moderate change of pain for most people: 2 points (Farrar 2001, IMMPACT). */
const BY = 2;
/** With fewer answers in the last week nobody could know it. */
const ANSWERS = 4;
const TELLS = /^(pain|peg)-/;

export interface Worsened {
  /** Whose mean of the last week is so much above that of the first one, and who answered. */
  patients: number;
  told: number;
  untold: string[];
}

export function worsened(
  people: readonly Person[],
  { checkIns, found }: Pick<Seen, 'checkIns' | 'found'>,
  firstDay: Day,
  days: number,
): Worsened {
  if (days < 2 * WEEK) return { patients: 0, told: 0, untold: [] };
  const lastWeek = Array.from({ length: WEEK }, (_, at) => dayAfter(firstDay, days - WEEK + at));
  const answers = (id: string) =>
    lastWeek.filter((day) => (checkIns.get(`${id}/${day}`)?.answers ?? 0) > 0).length;
  const worse = people.filter(({ days: felt, id }) => {
    const mean = (from: number) =>
      felt.slice(from, from + WEEK).reduce((sum, { pain }) => sum + pain, 0) / WEEK;
    return mean(days - WEEK) - mean(0) >= BY && answers(id) >= ANSWERS;
  });
  const untold = worse.filter(({ id }) => !(found.get(id) ?? []).some(({ rule }) => TELLS.test(rule)));
  return { patients: worse.length, told: worse.length - untold.length, untold: untold.map(({ id }) => id) };
}
