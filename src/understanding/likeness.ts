/**
 * What a message is most like among the examples of content/understanding: a softmax over their features, learnt once at
 * start, in a fixed order, so that the same content always gives the same answer.
 */
import type { Spelling } from '../risk/spelling.ts';
import { featuresOf } from './features.ts';

export interface Example<Label extends string> {
  label: Label;
  text: string;
}
export interface Like<Label> {
  label: Label;
  /** How sure, from 0 to 1. */
  sure: number;
}
export type Likeness<Label> = (text: string) => Like<Label>[];

const ROUNDS = 5;
const STEP = 0.4;
/** An error so small teaches nothing worth its time. */
const LEAST = 0.02;

export function learnLikeness<Label extends string>(
  examples: readonly Example<Label>[],
  spelling: Spelling,
): Likeness<Label> {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const places = new Map<string, number>();
  const placeOf = (feature: string) => {
    const known = places.get(feature);
    if (known !== undefined) return known;
    places.set(feature, places.size);
    return places.size - 1;
  };
  const learnt = examples.map(({ label, text }) => ({
    label: labels.indexOf(label),
    at: featuresOf(text, spelling).map(placeOf),
  }));
  const weights = fitted(learnt, labels.length, places.size);
  return (text) => {
    const at = featuresOf(text, spelling).flatMap((feature) => places.get(feature) ?? []);
    const shares = sharesOf(at, weights, labels.length);
    return labels.map((label, each) => ({ label, sure: shares[each] ?? 0 })).sort((a, b) => b.sure - a.sure);
  };
}

interface Learnt {
  label: number;
  at: number[];
}

function fitted(examples: readonly Learnt[], labels: number, features: number): Float32Array {
  const weights = new Float32Array(features * labels);
  const squares = new Float32Array(features * labels).fill(0.1);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { label, at } of examples) {
      const shares = sharesOf(at, weights, labels);
      const size = 1 / Math.sqrt(at.length);
      for (let each = 0; each < labels; each++) {
        const slope = size * ((shares[each] ?? 0) - (each === label ? 1 : 0));
        if (Math.abs(slope) < LEAST * size) continue;
        for (const place of at) {
          const where = place * labels + each;
          const square = (squares[where] ?? 0) + slope * slope;
          squares[where] = square;
          weights[where] = (weights[where] ?? 0) - (STEP * slope) / Math.sqrt(square);
        }
      }
    }
  }
  return weights;
}

function sharesOf(at: readonly number[], weights: Float32Array, labels: number): Float64Array {
  const sums = new Float64Array(labels);
  const size = 1 / Math.sqrt(Math.max(1, at.length));
  for (const place of at) {
    const from = place * labels;
    for (let each = 0; each < labels; each++) sums[each] = (sums[each] ?? 0) + (weights[from + each] ?? 0);
  }
  const top = Math.max(...sums);
  const raised = sums.map((sum) => Math.exp(size * (sum - top)));
  const total = raised.reduce((sum, each) => sum + each, 0);
  return raised.map((each) => each / total);
}
