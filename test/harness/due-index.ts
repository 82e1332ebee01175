import { Redis } from 'ioredis';
import { lanes, type Lane } from '../../src/model/work.ts';
import type { Clinic } from './clinic.ts';

/** Looks into the due index of a Redis from outside, so that a test need not live through minutes in which nothing is due. */
export interface DueIndex {
  /** Of one lane, or of all. */
  next(lane?: Lane): Promise<number | undefined>;
  empty(): Promise<void>;
  close(): void;
}

export function dueIndex(socketPaths: string[]): DueIndex {
  const nodes = socketPaths.map((path) => new Redis({ path, protocol: 2 }));
  async function nextAt(node: Redis, lane: Lane | '*'): Promise<number[]> {
    const keys = await node.keys(`*:due:${lane}`);
    const heads = await Promise.all(keys.map((key) => node.zrange(key, '0', '0', 'WITHSCORES')));
    return heads.flatMap(([, score]) => (score === undefined ? [] : [Number(score)]));
  }
  return {
    async next(lane) {
      const all = (await Promise.all(nodes.map((node) => nextAt(node, lane ?? '*')))).flat();
      return all.length === 0 ? undefined : Math.min(...all);
    },
    empty: async () => void (await Promise.all(nodes.map((node) => node.flushall()))),
    close: () => nodes.forEach((node) => node.disconnect()),
  };
}

/** The same clinic, whose cores look through all cells of a lane only when there is something to be found. */
export function lookingOnlyWhenDue(clinic: Clinic, due: DueIndex): Clinic {
  const isDue = async (lane?: Lane) => ((await due.next(lane)) ?? Infinity) <= clinic.now();
  return {
    ...clinic,
    nextDue: () => due.next(),
    async untilIdle() {
      await clinic.settled();
      while (await isDue()) {
        for (const lane of lanes) if (await isDue(lane)) await clinic.sweep(lane);
        await clinic.settled();
      }
    },
  };
}
