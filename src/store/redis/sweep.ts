import { Cluster } from 'ioredis';
import type { Client } from './scripts.ts';

export type SweepCommand =
  'zrange' | 'zrangebyscore' | 'zcard' | 'zcount' | 'smembers' | 'hget' | 'hgetBuffer';
type Call = (...args: (string | number)[]) => Promise<unknown>;

/**
 * The same plain command to many keys at once. One connection takes them as one pipeline; a cluster refuses pipelines
 * that touch more than one node, so there each goes its own way.
 */
export async function sweep(
  client: Client,
  command: SweepCommand,
  calls: (string | number)[][],
): Promise<unknown[]> {
  if (client instanceof Cluster) {
    const call = (client as unknown as Record<SweepCommand, Call>)[command];
    return Promise.all(calls.map((args) => call.call(client, ...args)));
  }
  const results = await client.pipeline(calls.map((args) => [command, ...args])).exec();
  return (results ?? []).map(([error, reply]) => {
    if (error) throw error;
    return reply;
  });
}
