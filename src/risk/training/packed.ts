/** All rows of the training messages, laid one after the other in memory that several threads look at together. */
import { signalNames } from '../../model/signal.ts';
import type { Labelled } from './labelled.ts';

export interface Packed {
  /** Of each row: where its slots begin among all, where those begin that count more, and what all are divided by. */
  slots: Int32Array;
  starts: Int32Array;
  heavy: Int32Array;
  lengths: Float64Array;
  /** The message each row is of, and whether it is only a stretch of it. */
  messages: Int32Array;
  torn: Uint8Array;
  /** Of each message. */
  tiers: Uint8Array;
  kinds: Uint8Array;
  /** A bit for each signal. */
  signals: Int32Array;
  folds: Uint8Array;
}

export const tierOrder = ['none', 'soon', 'urgent', 'emergency'] as const;
export const kindOrder = ['danger', 'lookalike', 'ordinary', 'stranger', 'word', 'copy'] as const;

const shared = (bytes: number) => new SharedArrayBuffer(bytes);

export function pack(messages: readonly Labelled[], folds: readonly number[]): Packed {
  const rows = messages.reduce((sum, each) => sum + each.rows.length, 0);
  const slots = messages.reduce(
    (sum, each) => each.rows.reduce((own, { row }) => own + row.slots.length, sum),
    0,
  );
  const packed: Packed = {
    slots: new Int32Array(shared(slots * 4)),
    starts: new Int32Array(shared((rows + 1) * 4)),
    heavy: new Int32Array(shared(rows * 4)),
    lengths: new Float64Array(shared(rows * 8)),
    messages: new Int32Array(shared(rows * 4)),
    torn: new Uint8Array(shared(rows)),
    tiers: new Uint8Array(shared(messages.length)),
    kinds: new Uint8Array(shared(messages.length)),
    signals: new Int32Array(shared(messages.length * 4)),
    folds: new Uint8Array(shared(messages.length)),
  };
  let at = 0;
  messages.forEach((message, number) => {
    packed.tiers[number] = tierOrder.indexOf(message.tier);
    packed.kinds[number] = kindOrder.indexOf(message.kind);
    packed.signals[number] = message.signals.reduce((bits, name) => bits | bitOf(name), 0);
    packed.folds[number] = folds[number]!;
    at = packRows(message, number, at, packed);
  });
  return packed;
}

function packRows({ rows }: Labelled, number: number, first: number, packed: Packed): number {
  let at = first;
  rows.forEach(({ row }, place) => {
    const start = packed.starts[at]!;
    packed.slots.set(row.slots, start);
    packed.heavy[at] = start + row.light;
    packed.lengths[at] = row.length;
    packed.messages[at] = number;
    packed.torn[at] = place > 0 ? 1 : 0;
    packed.starts[++at] = start + row.slots.length;
  });
  return at;
}

export function bitOf(name: (typeof signalNames)[number]): number {
  return 1 << signalNames.indexOf(name);
}
