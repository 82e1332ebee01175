/** A Redis of our own outlives a service that is killed, on purpose: the next start finds it, whichever store it is to use. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open-store.ts';
import { shutDown, stateAt } from '../../src/store/redis/probe.ts';
import { privateSocketFor } from '../../src/store/socket-path.ts';
import { startOwnRedis } from '../../src/store/start-redis.ts';
import { describeWithRedis } from '../harness/needs.ts';
import { testKeys } from '../harness/scene.ts';

describeWithRedis('a redis-server that was left running', () => {
  let dir: string;
  const socket = () => privateSocketFor(dir) ?? '';
  const world = {
    keys: testKeys,
    shift: { offsetMs: 0 },
    hostNow: Date.now,
    log: silentLog,
    fatal: () => undefined,
  };
  const open = (choice: 'auto' | 'embedded') =>
    openStore({ choice, redisUrl: undefined, cluster: false, replicas: 0, dataDir: dir }, world);

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'flarepath-left-'));
    await startOwnRedis(dir, silentLog);
    expect(await stateAt(socket())).toBe('ready');
  });
  afterEach(async () => {
    await shutDown(socket());
    rmSync(dir, { recursive: true });
  });

  it('is used by the next start, and ends with it', async () => {
    const store = await open('auto');
    expect(store.describes).toContain(socket());
    await store.close();
    expect(await stateAt(socket())).toBe('absent');
  });

  it('is stopped by a start that is to use another store', async () => {
    const store = await open('embedded');
    expect(await stateAt(socket())).toBe('absent');
    await store.close();
  });
});
