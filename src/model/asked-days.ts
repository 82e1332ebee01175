/** On which days a patient wants to be asked; all of them when nothing is kept. */
import { z } from 'zod';
import { daysBetween, weekday, type Day } from './time.ts';

export const askedDays = z.union([
  /** Every second or third day of the calendar, counted from one of them. */
  z.object({ every: z.number().int().min(2).max(7), from: z.string() }),
  /** 1 is Monday. */
  z.object({ weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(6) }),
]);
export type AskedDays = z.infer<typeof askedDays>;

export function isAskedOn(days: AskedDays | undefined, day: Day): boolean {
  if (days === undefined) return true;
  if ('weekdays' in days) return days.weekdays.includes(weekday(day));
  return daysBetween(days.from, day) % days.every === 0;
}

/** Each check-in without an answer is so many days of silence: two at most, or one forgotten week would be a task for staff. */
export function silentDays(days: AskedDays | undefined, missed: number): number {
  if (days === undefined) return missed;
  const apart = 'weekdays' in days ? 7 / days.weekdays.length : days.every;
  return missed * Math.min(2, Math.round(apart));
}
