import { openRedisStore } from '../../../src/store/redis/redis-store.ts';
import type { RedisServer } from '../../harness/redis-server.ts';
import { logInto, ring, type Subject } from './subject.ts';

/** An empty store on these servers: all of a cluster, or the only one. */
export async function openRedisSubject(servers: RedisServer[], url?: string): Promise<Subject> {
  await Promise.all(servers.map((server) => server.ask(['flushall'])));
  const shift = { offsetMs: 0 };
  const errors: string[] = [];
  // What is asked here is whether it answers rightly; the machine may be busy with other suites.
  const patient = { answerWithinMs: 20_000 };
  const address =
    url === undefined
      ? { socketPath: servers[0]!.socketPath, ...patient }
      : { url, cluster: true, ...patient };
  const opened = (keys = ring()) => openRedisStore({ ...address, keys, shift, log: logInto(errors) });
  const store = await opened();
  const beside: Subject['store'][] = [];
  const subject: Subject = {
    store,
    shift,
    keys: ring(),
    errors,
    reopen: async (keys) => {
      await subject.store.close();
      return (subject.store = await opened(keys));
    },
    another: async (keys) => {
      const one = await opened(keys);
      beside.push(one);
      return one;
    },
    bytes: async () =>
      Buffer.concat(await Promise.all(servers.flatMap((server) => [server.files(), dump(server)]))),
    rewritten: async () => void (await Promise.all(servers.map((server) => server.rewritten()))),
    end: async () => {
      await Promise.all([subject.store, ...beside].map((one) => one.close()));
    },
  };
  return subject;
}

const readers: Record<string, (key: string) => [string, ...string[]]> = {
  string: (key) => ['get', key],
  hash: (key) => ['hgetall', key],
  list: (key) => ['lrange', key, '0', '-1'],
  set: (key) => ['smembers', key],
  zset: (key) => ['zrange', key, '0', '-1'],
};

/** Every key and what is in it, as text: Redis' own dump format compresses, and could hide a word. */
async function dump(server: RedisServer): Promise<Buffer> {
  const [keys] = (await server.ask(['keys', '*'])) as [string[]];
  const types = (await server.ask(...keys.map((key): [string, string] => ['type', key]))) as string[];
  const values = await server.ask(...keys.map((key, index) => readers[types[index]!]!(key)));
  return Buffer.from(JSON.stringify([keys, values]));
}
