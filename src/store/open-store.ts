/** Which store this process uses: the Redis it is told of, one it can start itself, or the embedded one. */
import { mkdirSync } from 'node:fs';
import type { Log, Store, TimeShift } from '../ports.ts';
import { openEmbeddedStore } from './embedded/embedded-store.ts';
import type { KeyRing } from './keys.ts';
import { openRedisStore } from './redis/redis-store.ts';
import { startOwnRedis } from './start-redis.ts';

export interface StoreChoice {
  choice: 'auto' | 'redis' | 'embedded';
  redisUrl: string | undefined;
  cluster: boolean;
  dataDir: string;
}

interface World {
  keys: KeyRing;
  shift: TimeShift;
  hostNow: () => number;
  log: Log;
}

export async function openStore(of: StoreChoice, world: World): Promise<Store> {
  if (of.choice !== 'embedded' && of.redisUrl !== undefined)
    return openRedisStore({ ...world, url: of.redisUrl, cluster: of.cluster });
  mkdirSync(of.dataDir, { recursive: true, mode: 0o700 });
  const own = of.choice === 'auto' ? await startOwnRedis(of.dataDir, world.log) : undefined;
  if (own === undefined) return openEmbeddedStore({ ...world, dir: of.dataDir });
  return stoppingWith(await openRedisStore({ ...world, socketPath: own.socketPath }), own.stop);
}

/** The Redis that was started for this store ends with it; after a kill -9 the next start finds it still running. */
function stoppingWith(store: Store, stop: () => Promise<void> | void): Store {
  const close = async () => {
    await store.close();
    await stop();
  };
  return new Proxy(store, {
    get: (target, name) => {
      if (name === 'close') return close;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
