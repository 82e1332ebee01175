import type { Measure } from '../../../src/model/outcomes.ts';
import { dayAfter, type Day } from '../../../src/model/time.ts';
import type { Series } from '../../../src/outcomes/numbers.ts';
import { shippedContent } from '../../harness/shipped.ts';

/** The shipped ones: what is tested is what a clinic gets. */
export const rules = shippedContent.outcomes;

export function measure(id: string): Measure {
  const found = rules.measures.find((each) => each.id === id);
  if (found === undefined) throw new Error(`there is no measure ${id}`);
  return found;
}

/** One value a day from this day on; undefined is a day without an answer. */
export function series(from: Day, values: readonly (number | undefined)[]): Series {
  return values.flatMap((value, at) => (value === undefined ? [] : [{ day: dayAfter(from, at), value }]));
}

export const times = (count: number, value: number): number[] => Array.from({ length: count }, () => value);
