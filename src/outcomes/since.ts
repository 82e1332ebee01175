/** Since when there could be an answer: the first day that was answered or asked about. No day before it is a gap. */
import type { Kept } from './progress.ts';

export function hereSince({ first, days }: Pick<Kept, 'first' | 'days'>): string | undefined {
  const known = [...Object.values(first).map((series) => series[0]), days[0]];
  return known.flatMap((each) => (each === undefined ? [] : [each.day])).toSorted()[0];
}
