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

/** Heads for danger of any kind, for emergencies, and for each kind: together they hear more than any alone. */
export interface Ears {
  danger: Head;
  emergency: Head;
  signals: readonly Head[];
}

/** What sounds like an emergency is believed sooner; all other dangers are below the bottom, and lose nothing by it. */
const grave = { share: 0.3, bottom: -1 };
/** A stretch torn from a long message must say more than a message of its own: there are many, and each may mislead. */
const torn = 0.4;

export interface Heard extends ReadRow {
  sure: number;
  emergency: number;
  /** The place of the likeliest kind of danger among the heads of the signals. */
  likeliest: number;
}

/** The stretch of words that sounds most like danger, how much so, and like which. The first row is the whole message. */
export function worst(ears: Ears, rows: readonly ReadRow[]): Heard {
  const heard = rows.map((row, at) => hear(ears, row, at > 0));
  return heard.reduce((best, each) => (each.sure > best.sure ? each : best));
}

function hear({ danger, emergency: urgency, signals }: Ears, each: ReadRow, isTorn: boolean): Heard {
  const kinds = signals.map((head) => score(head, each.row));
  const likeliest = kinds.indexOf(Math.max(...kinds));
  const emergency = score(urgency, each.row);
  const sure =
    score(danger, each.row) +
    (kinds[likeliest] ?? 0) +
    grave.share * Math.max(0, emergency - grave.bottom) -
    (isTorn ? torn : 0);
  return { ...each, likeliest, emergency, sure };
}
