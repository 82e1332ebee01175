/** The days on which somebody is asked, in words: "every 2 days", "Monday, Wednesday, Friday". */
import type { AskedDays } from './asked-days.ts';
import type { Language } from './language.ts';
import { DAY, weekdayName } from './time.ts';

type Say = (key: string, values: Record<string, string | number>) => string;

const A_MONDAY = Date.parse('2026-01-05');

export function daysTold(days: AskedDays | undefined, say: Say, lang: Language): string {
  if (days === undefined) return say('label.days.daily', {});
  if ('every' in days) return say('label.days.every', { count: days.every });
  return days.weekdays.map((each) => weekdayName(A_MONDAY + (each - 1) * DAY, 'UTC', lang)).join(', ');
}
