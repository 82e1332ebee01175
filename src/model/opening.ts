/** When the clinic is open: its hours on weekdays, but not on its holidays. */
import type { Clinic } from './clinician.ts';
import { isWithin } from './shifts.ts';
import { atLocal, dayAfter, localDay, type Instant } from './time.ts';

type Opening = Pick<Clinic, 'zone' | 'openingHours' | 'holidays'>;
/** Longer than any row of holidays. */
const DAYS_AHEAD = 60;

export function isOpen({ zone, openingHours, holidays }: Opening, at: Instant): boolean {
  return isWithin({ ...openingHours, holidays: 'not' }, zone, holidays, at);
}

/** When it opens next after `at`; undefined when it does not within two months. */
export function opensNext(clinic: Opening, at: Instant): Instant | undefined {
  const { zone, openingHours } = clinic;
  let day = localDay(at, zone);
  for (let count = 0; count < DAYS_AHEAD; count += 1, day = dayAfter(day)) {
    const opens = atLocal(day, openingHours.from, zone);
    if (opens > at && isOpen(clinic, opens)) return opens;
  }
  return undefined;
}
