/** Which day of the calendar a day is that was named looking back from today. */
import { dayAfter, weekday, type Day } from '../model/time.ts';
import type { DayBack } from './day-named.ts';

export function dayBack(today: Day, named: DayBack): Day {
  if ('date' in named) return lastDated(today, named);
  return dayAfter(today, -('ago' in named ? named.ago : daysSince(today, named)));
}

/** The last day before today with this date; of what no calendar has, one that is long over. */
function lastDated(today: Day, { date, month }: { date: number; month?: number }): Day {
  const isIt = (day: Day) => {
    const [, ofYear, ofMonth] = day.split('-').map(Number);
    return ofMonth === date && (month === undefined || month === ofYear);
  };
  const back = Array.from({ length: A_YEAR }, (_, at) => dayAfter(today, -at));
  return back.find(isIt) ?? dayAfter(today, -A_YEAR);
}
const A_YEAR = 366;

/** "Last Friday" on a Friday is a week ago. */
function daysSince(today: Day, named: { weekday: number; isPast?: boolean }): number {
  const ago = (weekday(today) - named.weekday + 7) % 7;
  return ago === 0 && named.isPast === true ? 7 : ago;
}
