/**
 * Whose turn it is, in civil time. A turn begins when the clinic's clock shows its hour, so a week with a time change is an
 * hour longer or shorter; an hour that is skipped begins after the gap, and one that happens twice begins the first time.
 */
import type { Hours, ShiftChange } from './roster.ts';
import { atLocal, dayAfter, daysBetween, localDay, weekday, type Instant } from './time.ts';

/** How many handovers after the one on `from` the turn at this time began; before it, below 0. */
export function turnAt(change: ShiftChange, zone: string, at: Instant): number {
  const days = daysBetween(change.from, localDay(at, zone));
  let turn = Math.floor(days / lengthOf(change)) * change.at.length;
  while (turnBegins(change, zone, turn) > at) turn -= 1;
  while (turnBegins(change, zone, turn + 1) <= at) turn += 1;
  return turn;
}

export function turnBegins(change: ShiftChange, zone: string, turn: number): Instant {
  const clocks = change.at.length;
  const round = Math.floor(turn / clocks);
  const clock = change.at[turn - round * clocks] ?? '00:00';
  return atLocal(dayAfter(change.from, round * lengthOf(change)), clock, zone);
}

function lengthOf({ every }: ShiftChange): number {
  return every === 'day' ? 1 : every === 'week' ? 7 : every;
}

/** Whether these hours run at this time: today's, or yesterday's that end only today. */
export function isWithin(hours: Hours, zone: string, holidays: readonly string[], at: Instant): boolean {
  const today = localDay(at, zone);
  return [dayAfter(today, -1), today].some((day) => {
    if (!countsOn(hours, day, holidays)) return false;
    const last = hours.to <= hours.from ? dayAfter(day) : day;
    return at >= atLocal(day, hours.from, zone) && at < atLocal(last, hours.to, zone);
  });
}

function countsOn({ days, holidays: rule }: Hours, day: string, holidays: readonly string[]): boolean {
  const isHoliday = holidays.includes(day);
  if (rule === 'only') return isHoliday;
  return days.includes(weekday(day)) && !(rule === 'not' && isHoliday);
}
