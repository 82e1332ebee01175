/** A Redis of our own that dies is started again over the same data; one that does not stay is told of, with what to do. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../../src/ports/log.ts';
import { keepRunning } from '../../src/store/kept-redis.ts';
import { openStore } from '../../src/store/open-store.ts';
import { shutDown } from '../../src/store/redis/probe.ts';
import { privateSocketFor } from '../../src/store/socket-path.ts';
import { startOwnRedis } from '../../src/store/start-redis.ts';
import { describeWithRedis } from '../harness/needs.ts';
import { redisPid } from '../harness/redis-server.ts';
import { testKeys } from '../harness/scene.ts';
import { until } from '../resilience/outpost.ts';

describeWithRedis('a redis-server of our own that is killed with -9', () => {
  let dir: string;
  let told: { line: string; facts: Record<string, unknown> }[];
  const say: Log['error'] = (line, facts = {}) => void told.push({ line, facts });
  const log: Log = { info: () => undefined, warn: say, error: say };
  const socket = () => privateSocketFor(dir) ?? '';
  const killRedis = async () => void process.kill(await redisPid(socket()), 'SIGKILL');
  const lines = () => told.map(({ line }) => line);

  beforeEach(() => {
    told = [];
    dir = mkdtempSync(join(tmpdir(), 'flarepath-kept-'));
  });
  afterEach(async () => {
    await shutDown(socket());
    rmSync(dir, { recursive: true });
  });

  it('is started again with all that was stored, each time', async () => {
    const world = { keys: testKeys, shift: { offsetMs: 0 }, hostNow: Date.now, log, fatal: () => undefined };
    const choice = {
      choice: 'auto',
      redisUrl: undefined,
      cluster: false,
      replicas: 0,
      dataDir: dir,
    } as const;
    const store = await openStore(choice, world);
    for (const time of [1, 2]) {
      await store.commit('amina', { put: { [`note-${time}`]: { time } } });
      await killRedis();
      await until(() => lines().filter((line) => line === 'own redis runs again').length === time);
      await until(() =>
        store.time().then(
          () => true,
          () => false,
        ),
      );
      expect(Object.keys((await store.read('amina')).docs)).toHaveLength(time);
      expect(store.trouble?.()).toBeUndefined();
    }
    await store.close();
    // A stop is no death.
    expect(lines().filter((line) => line.includes('has died'))).toHaveLength(2);
  });

  it('and cannot be started any more is given up, and found when it is there again', async () => {
    const own = (await startOwnRedis(dir, log))!;
    let mended = false;
    const again = async () => (mended ? startOwnRedis(dir, log) : undefined);
    const kept = keepRunning(own, again, log, { waitsMs: [0, 1, 1], laterMs: 5, stayedMs: 60_000 });
    await killRedis();
    await until(() => kept.trouble() === 'given-up');
    const givenUp = told.find(({ line }) => line.includes('does not stay up'));
    expect(givenUp?.facts).toMatchObject({ tries: 4, remedy: expect.stringContaining('start again') });
    mended = true;
    await until(() => kept.trouble() === undefined);
    await kept.stop();
  });

  it('may die no more often than it has tries, unless it stays for a while', async () => {
    const own = (await startOwnRedis(dir, log))!;
    const kept = keepRunning(own, () => startOwnRedis(dir, log), log, {
      waitsMs: [0],
      laterMs: 60_000,
      stayedMs: 60_000,
    });
    await killRedis();
    await until(() => lines().includes('own redis runs again'));
    await killRedis();
    await until(() => kept.trouble() === 'given-up');
    await kept.stop();
  });
});
