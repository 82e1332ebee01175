import { Redis } from 'ioredis';

/** Looks into the due index of a Redis from outside, so that a test need not live through minutes in which nothing is due. */
export function dueIndex(socketPaths: string[]): {
  next(): Promise<number | undefined>;
  empty(): Promise<void>;
  close(): void;
} {
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
