/** Days after a change of medicine on which the person is asked how it goes. Pure. */
import type { MedicineChange, MedicineWatchPolicy } from '../model/medicine.ts';
import { daysBetween, type Day } from '../model/time.ts';

/** The newest day of the watch that has come and was not asked yet; one that is past is not made up for after the next. */
export function watchDue(
  change: MedicineChange,
  today: Day,
  { days, keepDays }: MedicineWatchPolicy,
): number | undefined {
  const since = daysBetween(change.day, today);
  const come = days.filter((day) => day <= since).at(-1);
  if (come === undefined || change.asked.includes(come)) return undefined;
  return since - come <= keepDays ? come : undefined;
}

/** The watch is over, and nothing of it was ever answered: somebody should ask in person. */
export function isUnheard(
  change: MedicineChange,
  today: Day,
  { days, keepDays }: MedicineWatchPolicy,
): boolean {
  const last = Math.max(...days);
  return (
    change.told !== true && change.asked.length === 0 && daysBetween(change.day, today) > last + keepDays
  );
}
