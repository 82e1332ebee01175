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

/** One head for danger of any kind, and one for each kind: together they hear more than either. */
export interface Ears {
  danger: Head;
  signals: readonly Head[];
}

export interface Heard extends ReadRow {
  sure: number;
  /** The place of the likeliest kind of danger among the heads of the signals. */
  likeliest: number;
}

/** The stretch of words that sounds most like danger, how much so, and like which. */
export function worst({ danger, signals }: Ears, rows: readonly ReadRow[]): Heard {
  const heard = rows.map((each): Heard => {
    const kinds = signals.map((head) => score(head, each.row));
    const likeliest = kinds.indexOf(Math.max(...kinds));
    return { ...each, likeliest, sure: score(danger, each.row) + (kinds[likeliest] ?? 0) };
  });
  return heard.reduce((best, each) => (each.sure > best.sure ? each : best));
}
