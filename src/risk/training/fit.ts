/**
 * Fits one head: a linear separator with squared hinge loss, by dual coordinate descent in a fixed shuffled order. It adds,
 * multiplies, divides and takes square roots, all of which IEEE 754 fixes to the last bit, and nothing else. A row that has
 * long been on the right side is left out of the middle rounds, after Hsieh et al. 2008 (doi:10.1145/1390156.1390208).
 */
import { familyValue } from '../second/features.ts';
import type { Rows } from './packed.ts';

export interface Wanted {
  /** The rows to learn from, of all that there are. */
  rows: Int32Array;
  /** Of each: 1 where the head should say yes, else -1. */
  sides: Int8Array;
  /** Of each: how dear a mistake is. */
  costs: Float64Array;
}

/** Enough where there are tens of thousands of rows. */
const usualRounds = 8;
/** Rounds after which a row may be left out; the last one looks at all again. */
const patience = 2;

export function fit(packed: Rows, { rows, sides, costs }: Wanted, bits: number, rounds = usualRounds) {
  const mask = (1 << bits) - 1;
  const { slots, starts, heavy, lengths } = packed;
  const weights = new Float64Array(1 << bits);
  let bias = 0;
  const alpha = new Float64Array(rows.length);
  const idle = new Uint8Array(rows.length);
  const all = Int32Array.from(rows, (_, at) => at);
  const next = shuffler(20_240_229);

  /** Whether the row still has a say. */
  const learn = (at: number): boolean => {
    const row = rows[at]!;
    const [from, middle, to] = [starts[row]!, heavy[row]!, starts[row + 1]!];
    const length = lengths[row]!;
    let once = 0;
    let more = 0;
    for (let i = from; i < middle; i++) once += weights[slots[i]! & mask]!;
    for (let i = middle; i < to; i++) more += weights[slots[i]! & mask]!;
    const score = bias + (once + more * familyValue) / length;
    const damp = 0.5 / costs[at]!;
    const square = 1 + (middle - from + (to - middle) * familyValue * familyValue) / (length * length);
    const gradient = sides[at]! * score - 1 + alpha[at]! * damp;
    const stepped = Math.max(0, alpha[at]! - gradient / (square + damp));
    const move = (stepped - alpha[at]!) * sides[at]!;
    if (move === 0) return stepped > 0;
    alpha[at] = stepped;
    bias += move;
    const step = move / length;
    for (let i = from; i < middle; i++) weights[slots[i]! & mask]! += step;
    const leap = step * familyValue;
    for (let i = middle; i < to; i++) weights[slots[i]! & mask]! += leap;
    return true;
  };

  for (let round = 1; round <= rounds; round++) {
    const order = round === rounds ? all.slice() : all.filter((at) => idle[at]! < patience);
    next(order);
    for (const at of order) idle[at] = learn(at) ? 0 : idle[at]! + 1;
  }
  return { weights, bias };
}

/** Shuffles in place; the same sequence on every machine. */
function shuffler(seed: number): (list: Int32Array) => void {
  let state = seed;
  return (list) => {
    for (let i = list.length - 1; i > 0; i--) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const other = Math.floor((state / 4_294_967_296) * (i + 1));
      [list[i], list[other]] = [list[other]!, list[i]!];
    }
  };
}
