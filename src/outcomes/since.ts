/** Since when there could be an answer: the first day that was answered or asked about. No day before it is a gap. */
import type { Kept } from './progress.ts';

export function hereSince({
  first,
  trends,
  days,
}: Pick<Kept, 'first' | 'trends' | 'days'>): string | undefined {
  // In the middle of the very first check-in only the numbers are there.
  const known = [...Object.values(first), ...Object.values(trends), days].map((each) => each[0]);
  return known.flatMap((each) => (each === undefined ? [] : [each.day])).toSorted()[0];
}
