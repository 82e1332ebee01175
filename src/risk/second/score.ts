/** How much a head says yes to a row. Training measures with the same bytes and the same sums as reading. */
import { familyValue } from './features.ts';
import type { Lang } from './files.ts';
import type { ReadRow, Row } from './reading.ts';
import { signalBits } from './table.ts';

export interface Head {
  weights: Int8Array;
  bias: number;
  scale: number;
}

export function score({ weights, bias, scale }: Head, { slots, light, length }: Row): number {
  const mask = weights.length - 1;
  let once = 0;
  let more = 0;
  for (let i = 0; i < light; i++) once += weights[slots[i]! & mask]!;
  for (let i = light; i < slots.length; i++) more += weights[slots[i]! & mask]!;
  return ((once + more * familyValue) / length) * scale + bias;
}

/** The heads of all kinds of danger, woven. */
export interface Kinds {
  weights: Int8Array;
  biases: readonly number[];
  scales: readonly number[];
}

export function woven(heads: readonly Head[]): Kinds {
  const weights = new Int8Array(heads.length << signalBits);
  heads.forEach((head, at) =>
    head.weights.forEach((weight, slot) => (weights[slot * heads.length + at] = weight)),
  );
  return { weights, biases: heads.map(({ bias }) => bias), scales: heads.map(({ scale }) => scale) };
}

function scores({ weights, biases, scales }: Kinds, { slots, light, length }: Row): number[] {
  const sums = new Int32Array(biases.length);
  const mask = (1 << signalBits) - 1;
  for (let i = 0; i < slots.length; i++) {
    const from = (slots[i]! & mask) * sums.length;
    const value = i < light ? 1 : familyValue;
    for (let at = 0; at < sums.length; at++) sums[at]! += weights[from + at]! * value;
  }
  return biases.map((bias, at) => (sums[at]! / length) * scales[at]! + bias);
}

/** Heads for danger of any kind, for emergencies, and for each kind: together they hear more than any alone. */
export interface Ears {
  danger: Head;
  emergency: Head;
  kinds: Kinds;
  /** Hears no danger, but in which of the two languages most of a message is. */
  spanish: Head;
}

/** What sounds like an emergency is believed sooner; all other dangers are below the bottom, and lose nothing by it. */
const grave = { share: 0.45, bottom: -0.5 };
/** A stretch torn from a long message must say more than a message of its own: there are many, and each may mislead. */
const torn = 0.6;
/**
 * How much more a long message must say than a short one before somebody is told of it, for each time it is longer: harmless
 * ones of six words sounded like danger a tenth as often as those of twenty, at one bound for both.
 */
const wordy = 0.1;
/**
 * The same before it is asked about, from so many words on: whoever tells of a whole day uses many words that stand in dangers
 * too, and of harmless messages of 25 words and more one in four was asked about, of shorter ones one in thirty. A text without
 * end needs to say no more than a long message.
 */
const rambling = { from: 12, to: 48, share: 0.4 };
/** Stretches of one message that every head hears: those that sound most like danger at once. A text as long as it may be has 125. */
const mostHeard = 12;

export interface Heard extends ReadRow {
  /** By whose bounds it is judged. */
  lang: Lang;
  sure: number;
  /** As sure, less what a long message must say more. */
  settled: number;
  emergency: number;
  /** The place of the likeliest kind of danger among the heads of the signals. */
  likeliest: number;
}

/** The stretch of words that sounds most like danger, how much so, and like which. The first row is the whole message. */
export function worst(ears: Ears, [whole, ...stretches]: readonly ReadRow[]): Heard {
  const heard = [
    hear(ears, whole!, false),
    ...promising(ears, stretches).map((each) => hear(ears, each, true)),
  ];
  const best = heard.reduce((top, each) => (each.sure > top.sure ? each : top));
  const lang = score(ears.spanish, whole!.row) >= 0 ? 'es' : 'en';
  const words = whole!.stretch.to;
  const sure =
    best.sure - rambling.share * Math.log(Math.max(1, Math.min(words, rambling.to) / rambling.from));
  return { ...best, lang, sure, settled: sure - wordy * Math.log(Math.max(1, words)) };
}

function promising({ danger }: Ears, stretches: ReadRow[]): ReadRow[] {
  if (stretches.length <= mostHeard) return stretches;
  return stretches
    .map((each) => ({ each, sure: score(danger, each.row) }))
    .sort((a, b) => b.sure - a.sure)
    .slice(0, mostHeard)
    .map(({ each }) => each);
}

function hear({ danger, emergency: urgency, kinds }: Ears, each: ReadRow, isTorn: boolean) {
  const said = scores(kinds, each.row);
  const likeliest = said.indexOf(Math.max(...said));
  const less = isTorn ? torn : 0;
  const emergency = score(urgency, each.row) - less;
  const sure =
    score(danger, each.row) +
    (said[likeliest] ?? 0) +
    grave.share * Math.max(0, emergency - grave.bottom) -
    less;
  return { ...each, likeliest, emergency, sure };
}
