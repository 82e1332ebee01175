/**
 * Chance that can be repeated: the same seed gives the same numbers, on every machine. Everybody has a stream of their
 * own, so that one person's life does not hang on how often another has written.
 */
import { fnv1a } from '../model/hash.ts';

export interface Chance {
  /** At least 0 and below 1. */
  next(): number;
  is(likelihood: number): boolean;
  between(least: number, most: number): number;
  whole(least: number, most: number): number;
  /** Bell-shaped around `middle`. */
  bell(middle: number, spread: number): number;
  /** Mostly near `middle`, and now and then much later: how long people take. */
  wait(middle: number): number;
  pick<T>(from: readonly T[]): T;
}

export function chanceOf(seed: number, name: string): Chance {
  const next = mulberry32(fnv1a(`${seed}/${name}`));
  const standard = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const between = (least: number, most: number) => least + next() * (most - least);
  return {
    next,
    is: (likelihood) => next() < likelihood,
    between,
    whole: (least, most) => Math.floor(between(least, most + 1)),
    bell: (middle, spread) => middle + spread * standard(),
    wait: (middle) => middle * Math.exp(0.8 * standard()),
    pick: (from) => {
      const picked = from[Math.floor(next() * from.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
  };
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
