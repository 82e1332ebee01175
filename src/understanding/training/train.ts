/** From the examples to the reader of wishes: the same bytes from the same files, on every machine. */
import { fit } from '../../risk/training/fit.ts';
import { packRows, type Rows } from '../../risk/training/packed.ts';
import type { Families } from '../../risk/second/families.ts';
import type { Row } from '../../risk/second/reading.ts';
import type { ReaderFile } from '../files.ts';
import { meanings, type Meaning } from '../intents.ts';
import { rowsIn, slotBits } from '../rows.ts';
import { inPassing, numbersFrom, slipped } from './voices.ts';

/** Messages that mean the same: one of the examples, or all that one line of the training files stands for. */
export interface Lesson {
  label: Meaning;
  texts: readonly string[];
  /** How much it counts beside others; 1 when nothing is said. */
  weight?: number;
}
export interface Taught {
  label: Meaning;
  row: Row;
  cost: number;
}
export interface FittedHead {
  weights: Int8Array;
  bias: number;
  scale: number;
}

const EVERY = 4;
const ROUNDS = 30;
/** Of nearly forty meanings each is rare; so a message of its own counts for more. */
const OWN = 3;

export function taughtBy(lessons: readonly Lesson[], families: Families): Taught[] {
  const talk = lessons.filter(({ label }) => label === 'none').map(({ texts }) => texts[0] ?? '');
  return lessons.flatMap(({ label, texts, weight = 1 }) =>
    [...texts, ...otherwise(texts, talk)].flatMap((text) => {
      const [row] = rowsIn(text, families);
      return row === undefined ? [] : [{ label, row, cost: weight / Math.sqrt(texts.length) }];
    }),
  );
}

/** Some of them once more, in the middle of talk and with a slip. */
function otherwise(texts: readonly string[], talk: readonly string[]): string[] {
  return texts
    .filter((_, at) => at % EVERY === 0)
    .flatMap((text) => {
      const next = numbersFrom(text);
      return [inPassing(text, talk, next), slipped(text, next)];
    });
}

export function train(taught: readonly Taught[]): { table: Int8Array; heads: ReaderFile['heads'] } {
  const table = new Int8Array(meanings.length << slotBits);
  const heads: ReaderFile['heads'] = {};
  const rows = packRows(taught.map(({ row }) => row));
  meanings.forEach((name, at) => {
    const { weights, bias, scale } = fitHead(taught, rows, name);
    table.set(weights, at << slotBits);
    heads[name] = { bias, scale };
  });
  return { table, heads };
}

/** One meaning against all others, rounded to bytes. */
export function fitHead(taught: readonly Taught[], rows: Rows, name: Meaning): FittedHead {
  const sides = Int8Array.from(taught, ({ label }) => (label === name ? 1 : -1));
  const costs = Float64Array.from(taught, ({ label, cost }) => cost * (label === name ? OWN : 1));
  const { weights, bias } = fit(
    rows,
    { rows: Int32Array.from(taught.keys()), sides, costs },
    slotBits,
    ROUNDS,
  );
  const largest = weights.reduce((top, weight) => Math.max(top, Math.abs(weight)), 0);
  const scale = largest === 0 ? 1 : largest / 127;
  return { weights: Int8Array.from(weights, (weight) => Math.round(weight / scale)), bias, scale };
}
