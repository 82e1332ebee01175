/** Bounds that a change of the rules may not cross: at least so much of the danger heard, at most so many false alarms. */
import { z } from 'zod';
import type { Measure } from './measures.ts';

export const floorsFile = z.strictObject({
  why: z.string(),
  /** By reader, then by measure: a share of one. */
  floors: z.record(z.string(), z.record(z.string(), z.number().min(0).max(1))),
});

/** What is broken, in words. A floor on a set that is not here is passed over; one on nothing we measure is a fault. */
export function brokenFloors(
  floors: Readonly<Record<string, number>>,
  measures: readonly Measure[],
  absent: readonly string[],
): string[] {
  return Object.entries(floors).flatMap(([name, bound]) => {
    const found = measures.find((each) => each.name === name);
    if (!found)
      return absent.some((source) => name.startsWith(`${source} / `)) ? [] : [`${name}: is not measured`];
    const { rate } = found.value;
    const isBroken = found.better === 'more' ? rate < bound : rate > bound;
    const side = found.better === 'more' ? 'under its floor' : 'over its ceiling';
    return isBroken ? [`${name}: ${rate.toFixed(4)}, ${side} of ${bound}`] : [];
  });
}
