/**
 * Days as one row of text. Numbers and not little blocks: an SMS with blocks costs twice as much, phones draw them in
 * different heights, and a screen reader says nothing of them. A day without a number is a dash, never a guess.
 */
import { dayAfter, type Day } from '../model/time.ts';

export const GAP = '-';

export function sparkline(points: readonly { day: Day; value: number }[], to: Day, days: number): string {
  const known = new Map(points.map(({ day, value }) => [day, value]));
  return Array.from({ length: days }, (_, at) => {
    const value = known.get(dayAfter(to, at + 1 - days));
    return value === undefined ? GAP : String(Math.round(value * 10) / 10);
  }).join(' ');
}
