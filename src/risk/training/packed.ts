/** All rows of the training messages, laid one after the other in memory that several threads look at together. */
import { signalNames } from '../../model/signal.ts';
import { langs } from '../second/files.ts';
import type { Row } from '../second/reading.ts';
import type { Labelled } from './labelled-line.ts';

/** What a head is fitted to. */
export interface Rows {
  /** Of each row: where its slots begin among all, where those begin that count more, and what all are divided by. */
  slots: Int32Array;
  starts: Int32Array;
  heavy: Int32Array;
  lengths: Float64Array;
}

export interface Packed extends Rows {
  /** The message each row is of, and whether it is only a stretch of it. */
  messages: Int32Array;
  torn: Uint8Array;
  /** Of each message. */
  tiers: Uint8Array;
  kinds: Uint8Array;
  langs: Uint8Array;
  /** Whether it is one of many that say the same in other words. */
  retold: Uint8Array;
  /** A bit for each signal. */
  signals: Int32Array;
  folds: Uint8Array;
}

export const tierOrder = ['none', 'soon', 'urgent', 'emergency'] as const;
export const kindOrder = ['danger', 'lookalike', 'ordinary', 'stranger', 'word', 'copy', 'day'] as const;

const shared = (bytes: number) => new SharedArrayBuffer(bytes);

export function pack(messages: readonly Labelled[], folds: readonly number[]): Packed {
  const rows = packRows(messages.flatMap((each) => each.rows.map(({ row }) => row)));
  const packed: Packed = {
    ...rows,
    messages: new Int32Array(shared(rows.heavy.length * 4)),
    torn: new Uint8Array(shared(rows.heavy.length)),
    tiers: new Uint8Array(shared(messages.length)),
    kinds: new Uint8Array(shared(messages.length)),
    langs: new Uint8Array(shared(messages.length)),
    retold: new Uint8Array(shared(messages.length)),
    signals: new Int32Array(shared(messages.length * 4)),
    folds: new Uint8Array(shared(messages.length)),
  };
  let at = 0;
  messages.forEach((message, number) => {
    packed.tiers[number] = tierOrder.indexOf(message.tier);
    packed.kinds[number] = kindOrder.indexOf(message.kind);
    packed.langs[number] = langs.indexOf(message.lang);
    packed.retold[number] = message.of === undefined ? 0 : 1;
    packed.signals[number] = message.signals.reduce((bits, name) => bits | bitOf(name), 0);
    packed.folds[number] = folds[number]!;
    message.rows.forEach((_, place) => {
      packed.messages[at] = number;
      packed.torn[at] = place > 0 ? 1 : 0;
      at += 1;
    });
  });
  return packed;
}

export function packRows(rows: readonly Row[]): Rows {
  const packed: Rows = {
    slots: new Int32Array(shared(rows.reduce((sum, { slots }) => sum + slots.length, 0) * 4)),
    starts: new Int32Array(shared((rows.length + 1) * 4)),
    heavy: new Int32Array(shared(rows.length * 4)),
    lengths: new Float64Array(shared(rows.length * 8)),
  };
  rows.forEach(({ slots, light, length }, at) => {
    const start = packed.starts[at]!;
    packed.slots.set(slots, start);
    packed.heavy[at] = start + light;
    packed.lengths[at] = length;
    packed.starts[at + 1] = start + slots.length;
  });
  return packed;
}

export function bitOf(name: (typeof signalNames)[number]): number {
  return 1 << signalNames.indexOf(name);
}
