/**
 * Fits one head: a linear separator with squared hinge loss, by dual coordinate descent in a fixed shuffled order. It adds,
 * multiplies, divides and takes square roots, all of which IEEE 754 fixes to the last bit, and nothing else.
 */

import type { Row } from '../second/reading.ts';

export interface Wanted {
  rows: readonly Row[];
  /** True where the head should say yes. */
  yes: readonly boolean[];
  /** How dear a mistake is, per row. */
  cost: readonly number[];
}

export interface Head {
  weights: Float64Array;
  bias: number;
}

export function fit({ rows, yes, cost }: Wanted, slots: number, rounds: number): Head {
  const weights = new Float64Array(slots);
  let bias = 0;
  const alpha = new Float64Array(rows.length);
  const square = rows.map(({ values }) => values.reduce((sum, value) => sum + value * value, 1));
  const order = rows.map((_, at) => at);
  const next = shuffler(20_240_229);
  for (let round = 0; round < rounds; round++) {
    next(order);
    for (const at of order) {
      const { slots: filled, values } = rows[at]!;
      const side = yes[at] ? 1 : -1;
      let score = bias;
      for (let i = 0; i < filled.length; i++) score += weights[filled[i]!]! * values[i]!;
      const damp = 0.5 / cost[at]!;
      const gradient = side * score - 1 + alpha[at]! * damp;
      const stepped = Math.max(0, alpha[at]! - gradient / (square[at]! + damp));
      const move = (stepped - alpha[at]!) * side;
      if (move === 0) continue;
      alpha[at] = stepped;
      bias += move;
      for (let i = 0; i < filled.length; i++) weights[filled[i]!]! += move * values[i]!;
    }
  }
  return { weights, bias };
}

/** Shuffles in place; the same sequence on every machine. */
function shuffler(seed: number): (list: number[]) => void {
  let state = seed;
  return (list) => {
    for (let i = list.length - 1; i > 0; i--) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const other = Math.floor((state / 4_294_967_296) * (i + 1));
      [list[i], list[other]] = [list[other]!, list[i]!];
    }
  };
}
