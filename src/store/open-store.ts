/** Which store this process uses: the Redis it is told of, one it can start itself, or the embedded one. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { replacing } from '../model/replacing.ts';
import type { TimeShift } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { openEmbeddedStore } from './embedded/embedded-store.ts';
import type { KeyRing } from './keys.ts';
import { openLate } from './late-store.ts';
import { openRedisStore, placeOf } from './redis/redis-store.ts';
import { holdStartLock } from './start-lock.ts';
import { keepRunning, type KeptRedis } from './kept-redis.ts';
import { startOwnRedis, stopLeftRedis } from './start-redis.ts';

export interface StoreChoice {
  choice: 'auto' | 'redis' | 'embedded';
  redisUrl: string | undefined;
  cluster: boolean;
  replicas: number;
  dataDir: string;
}

interface World {
  keys: KeyRing;
  shift: TimeShift;
  hostNow: () => number;
  log: Log;
  /** Ends the process: the store has come, and must not be used. */
  fatal: (fault: unknown) => void;
}

export async function openStore(of: StoreChoice, world: World): Promise<Store> {
  const startsOne = of.choice === 'auto' && of.redisUrl === undefined;
  if (!startsOne) await stopLeftRedis(of.dataDir, world.log);
  if (of.choice !== 'embedded' && of.redisUrl !== undefined) return openNamedRedis(of, of.redisUrl, world);
  mkdirSync(of.dataDir, { recursive: true, mode: 0o700 });
  const own = of.choice === 'auto' ? await ownRedis(of.dataDir, world.log) : undefined;
  if (own === undefined) return openEmbeddedStore({ ...world, dir: of.dataDir });
  return living(await openRedisStore({ ...world, socketPath: own.socketPath }), own);
}

/** A Redis that the operator has named may be restarted while we start: patients are listened to all the same. */
async function openNamedRedis(of: StoreChoice, url: string, world: World): Promise<Store> {
  const settings = { ...world, url, cluster: of.cluster, replicas: of.replicas };
  const open = () => openRedisStore(settings);
  return of.choice === 'redis' ? openLate({ open, place: placeOf(settings), fatal: world.fatal }) : open();
}

/**
 * Whoever started it will stop it, so there is one service to a data directory, as with the embedded store. What was begun
 * in one store stays there: a redis-server that is installed or removed meanwhile must not make patients disappear.
 */
async function ownRedis(dataDir: string, log: Log): Promise<KeptRedis | undefined> {
  if (existsSync(join(dataDir, 'flarepath.db'))) return undefined;
  const lock = holdStartLock(join(dataDir, 'service.lock'));
  if (lock === undefined) throw new AppError('STORE_TAKEN');
  const own = await startOwnRedis(dataDir, log);
  if (own === undefined) lock.release();
  if (own === undefined && existsSync(join(dataDir, 'appendonlydir')))
    throw new AppError(
      'STORE_AWAY',
      `DATA_DIR=${dataDir} was written by a redis-server, and there is none that starts.`,
    );
  if (own === undefined) return undefined;
  const kept = keepRunning(own, () => startOwnRedis(dataDir, log), log);
  const stop = async () => {
    await kept.stop();
    lock.release();
  };
  return { ...kept, stop };
}

/** The Redis that was started for this store ends with it; after a kill -9 the next start finds it still running. */
function living(store: Store, { trouble, stop }: KeptRedis): Store {
  const close = async () => {
    await store.close();
    await stop();
  };
  return replacing(store, { trouble, close });
}
