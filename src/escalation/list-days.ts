/**
 * On which days an entry of the clinic's list is told: on each on which the clinic opens, or once a week. What may wait for the
 * week is named by what it is about; anything else that joins it brings it to the next day's list. Pure.
 */
import type { Content } from '../content/content.ts';
import type { Alert } from '../model/alert.ts';
import { isOpen } from '../model/opening.ts';
import { atLocal, dayAfter, weekday, type Day } from '../model/time.ts';
import { tierPolicy } from './next-step.ts';

const WEEK = 7;

export function isOfWeek(
  { tier, tasks, quotes }: Pick<Alert, 'tier' | 'tasks' | 'quotes'>,
  { policy }: Pick<Content, 'policy'>,
): boolean {
  const { weekly } = policy.digest;
  if (weekly === undefined || tierPolicy({ tier }, policy) !== undefined || tasks.length === 0) return false;
  return (
    tasks.every((task) => weekly.tasks.includes(task)) && quotes.every(({ signals }) => signals.length === 0)
  );
}

/** The first day of the week on which the clinic opens, counted from the policy's own first day. */
export function tellsWeek({ clinic, policy }: Pick<Content, 'clinic' | 'policy'>, day: Day): boolean {
  const { weekly } = policy.digest;
  if (weekly === undefined || !opensOn(clinic, day)) return false;
  const since = (weekday(day) - weekly.on + WEEK) % WEEK;
  return !Array.from({ length: since }, (_, back) => dayAfter(day, -1 - back)).some((each) =>
    opensOn(clinic, each),
  );
}

export function opensOn(clinic: Content['clinic'], day: Day): boolean {
  return isOpen(clinic, atLocal(day, clinic.openingHours.from, clinic.zone));
}
