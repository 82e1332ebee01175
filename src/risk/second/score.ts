/** How much a head says yes to a row. Training measures with the same bytes and the same sums as reading. */
import type { ReadRow, Row } from './reading.ts';

export interface Head {
  weights: Int8Array;
  bias: number;
  scale: number;
}

export function score({ weights, bias, scale }: Head, { slots, values }: Row): number {
  const mask = weights.length - 1;
  let sum = 0;
  for (let i = 0; i < slots.length; i++) sum += weights[slots[i]! & mask]! * values[i]!;
  return sum * scale + bias;
}

/** The stretch of words that sounds most like danger, and how much so. */
export function worst(danger: Head, rows: readonly ReadRow[]): ReadRow & { sure: number } {
  const scored = rows.map((each) => ({ ...each, sure: score(danger, each.row) }));
  return scored.reduce((best, each) => (each.sure > best.sure ? each : best));
}
