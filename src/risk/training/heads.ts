/** The heads of the second reader, fitted and rounded to bytes. */
import { signalNames } from '../../model/signal.ts';
import { langs } from '../second/files.ts';
import type { Head } from '../second/score.ts';
import { headBits, headNames, signalBits } from '../second/table.ts';
import { fit } from './fit.ts';
import { bitOf, kindOrder, tierOrder, type Packed } from './packed.ts';

/** One head to be fitted: by its place, those of all danger first and then the signals', and without one fold or with all. */
export interface Task {
  head: number;
  without: number | undefined;
}

export const headCount = headNames.length + signalNames.length;
/**
 * A stranger's danger was not written to this service; of one meaning told in dozens of ways each counts as a third, or what is
 * told so would drown what is told once; a word, or the same once more, is half a message at most. What is ordinary counts for more:
 * in life it is nearly all there is, and here a tenth.
 */
const cost = { written: 3, ordinary: 5, retold: 1, stranger: { none: 3, danger: 1.5 }, half: 0.5 };
const spanish = langs.indexOf('es');
const [none, soon, urgent, emergency] = tierOrder.map((_, at) => at);
const [stranger, ordinary, word, copy] = (['stranger', 'ordinary', 'word', 'copy'] as const).map((kind) =>
  kindOrder.indexOf(kind),
);

export function fitHead(packed: Packed, { head, without }: Task): Head {
  const wants = saysOf(head, packed);
  const rows = packed.messages
    .map((_, row) => row)
    .filter((row) => {
      const message = packed.messages[row]!;
      return packed.folds[message] !== without && wants.learns(message) && isLearnt(row, packed);
    });
  const sides = Int8Array.from(rows, (row) => (wants.says(packed.messages[row]!) ? 1 : -1));
  const costs = Float64Array.from(rows, (row) => costOf(packed.messages[row]!, packed));
  return rounded(
    fit(packed, { rows, sides, costs }, wants.bits),
    head < headNames.length ? slight.any : slight.kind,
  );
}

/** Which messages a head learns from, and of which it should say yes. */
function saysOf(head: number, { tiers, signals, langs: spoken }: Packed) {
  const name = headNames[head];
  if (name === undefined) {
    // One kind of danger against all that is none; the other kinds are left to their own heads.
    const bit = bitOf(signalNames[head - headNames.length]!);
    const says = (message: number) => (signals[message]! & bit) !== 0;
    return { bits: signalBits, says, learns: (message: number) => tiers[message] === none || says(message) };
  }
  const bits = headBits[name];
  if (name === 'spanish')
    return { bits, says: (message: number) => spoken[message] === spanish, learns: () => true };
  const least = { danger: soon!, grave: urgent!, emergency: emergency! }[name];
  return { bits, says: (message: number) => tiers[message]! >= least, learns: () => true };
}

/** Where nothing is dangerous no stretch is; where something is, nobody has said in which stretch it stands. */
function isLearnt(row: number, { torn, tiers, messages }: Packed): boolean {
  return torn[row] === 0 || tiers[messages[row]!] === none;
}

function costOf(message: number, { kinds, tiers, retold }: Packed): number {
  if (kinds[message] === stranger) return tiers[message] === none ? cost.stranger.none : cost.stranger.danger;
  const whole = retold[message] === 1 ? cost.retold : cost.written;
  if (kinds[message] === ordinary && retold[message] === 0) return cost.ordinary;
  return kinds[message] === word || kinds[message] === copy ? whole * cost.half : whole;
}

/** In bytes; a slot that weighs no more weighs nothing: the most of them do, and what is left is packed into a fifth of the room. */
const slight = { any: 1, kind: 2 };

function rounded({ weights, bias }: { weights: Float64Array; bias: number }, least: number): Head {
  const largest = weights.reduce((top, weight) => Math.max(top, Math.abs(weight)), 0);
  const scale = largest === 0 ? 1 : largest / 127;
  const byte = (weight: number) => {
    const whole = Math.round(weight / scale);
    return Math.abs(whole) <= least ? 0 : whole;
  };
  return { weights: Int8Array.from(weights, byte), bias, scale };
}
