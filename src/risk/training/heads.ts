/** The heads of the second reader, fitted and rounded to bytes. */
import { signalNames } from '../../model/signal.ts';
import type { Row } from '../second/reading.ts';
import type { Head } from '../second/score.ts';
import { headBits, headNames, signalBits, type HeadName } from '../second/table.ts';
import { fit } from './fit.ts';
import type { Labelled } from './labelled.ts';

const rounds = 8;
/** A stranger's danger was not written to this service, and a word is half a message at most. */
const cost = { written: 1, stranger: { none: 1, danger: 0.5 }, word: 0.5 };

const says: Record<HeadName, (message: Labelled) => boolean> = {
  danger: ({ tier }) => tier !== 'none',
  grave: ({ tier }) => tier === 'emergency' || tier === 'urgent',
  emergency: ({ tier }) => tier === 'emergency',
};

export function fitHeads(messages: readonly Labelled[]): Record<HeadName, Head> {
  const fitted = headNames.map((name) => [name, fitHead(messages, says[name], headBits[name])]);
  return Object.fromEntries(fitted) as Record<HeadName, Head>;
}

/** One kind of danger against all that is none; the other kinds are left to their own heads. */
export function fitSignals(messages: readonly Labelled[]): Head[] {
  return signalNames.map((name) => {
    const is = ({ signals }: Labelled) => signals.includes(name);
    return fitHead(
      messages.filter((each) => each.tier === 'none' || is(each)),
      is,
      signalBits,
    );
  });
}

function fitHead(messages: readonly Labelled[], yes: (message: Labelled) => boolean, bits: number): Head {
  const mask = (1 << bits) - 1;
  const learnt = messages.flatMap((message) =>
    rowsOf(message).map((row) => ({ message, row: masked(row, mask) })),
  );
  const wanted = {
    rows: learnt.map(({ row }) => row),
    yes: learnt.map(({ message }) => yes(message)),
    cost: learnt.map(({ message }) => costOf(message)),
  };
  return rounded(fit(wanted, 1 << bits, rounds));
}

/** Where nothing is dangerous no stretch is; where something is, nobody has said in which stretch it stands. */
function rowsOf({ tier, rows: [whole, ...stretches] }: Labelled): Row[] {
  return [whole!, ...(tier === 'none' ? stretches : [])].map(({ row }) => row);
}

function costOf({ kind, tier }: Labelled): number {
  if (kind === 'word') return cost.word;
  if (kind !== 'stranger') return cost.written;
  return tier === 'none' ? cost.stranger.none : cost.stranger.danger;
}

function masked({ slots, values }: Row, mask: number): Row {
  return { slots: slots.map((slot) => slot & mask), values };
}

function rounded({ weights, bias }: { weights: Float64Array; bias: number }): Head {
  const largest = weights.reduce((top, weight) => Math.max(top, Math.abs(weight)), 0);
  const scale = largest === 0 ? 1 : largest / 127;
  return { weights: Int8Array.from(weights, (weight) => Math.round(weight / scale)), bias, scale };
}
