import { Redis } from 'ioredis';
import type { Clinic } from './clinic.ts';

/** Looks into the due index of a Redis from outside, so that a test need not live through minutes in which nothing is due. */
export interface DueIndex {
  next(): Promise<number | undefined>;
  empty(): Promise<void>;
  close(): void;
}

export function dueIndex(socketPaths: string[]): DueIndex {
  const nodes = socketPaths.map((path) => new Redis({ path, protocol: 2 }));
  async function nextAt(node: Redis): Promise<number[]> {
    const keys = await node.keys('*:due:*');
    const heads = await Promise.all(keys.map((key) => node.zrange(key, '0', '0', 'WITHSCORES')));
    return heads.flatMap(([, score]) => (score === undefined ? [] : [Number(score)]));
  }
  return {
    async next() {
      const all = (await Promise.all(nodes.map(nextAt))).flat();
      return all.length === 0 ? undefined : Math.min(...all);
    },
    empty: async () => void (await Promise.all(nodes.map((node) => node.flushall()))),
    close: () => nodes.forEach((node) => node.disconnect()),
  };
}

/** The same clinic, whose cores look through all cells of all lanes only when there is something to be found. */
export function lookingOnlyWhenDue(clinic: Clinic, due: DueIndex): Clinic {
  const isDue = async () => ((await due.next()) ?? Infinity) <= clinic.now();
  return {
    ...clinic,
    nextDue: () => due.next(),
    async untilIdle() {
      await clinic.settled();
      while (await isDue()) await clinic.untilIdle();
    },
  };
}
