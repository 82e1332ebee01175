/** A Redis that is set up to lose something: whoever looks is told. */
import { silentLog } from '../../src/log.ts';
import { doubtsSaid } from '../../src/ops/doubt-words.ts';
import type { Store } from '../../src/ports/store.ts';
import { openRedisStore } from '../../src/store/redis/redis-store.ts';
import { keepingLog } from '../http/keeping-log.ts';
import { describeWithRedis } from '../harness/needs.ts';
import { startRedis, type RedisServer } from '../harness/redis-server.ts';
import { testKeys } from '../harness/scene.ts';

describeWithRedis('a Redis that has been set up to lose something', () => {
  let server: RedisServer;
  let store: Store;
  beforeAll(async () => {
    server = (await startRedis())!;
    const { socketPath } = server;
    const patient = { socketPath, answerWithinMs: 60_000, shift: { offsetMs: 0 } };
    store = await openRedisStore({ ...patient, keys: testKeys, log: silentLog });
  });
  afterAll(async () => {
    await store.close();
    await server.stop();
  });

  it('says so as soon as it is, and says nothing while it is not', async () => {
    expect(await store.doubts?.()).toEqual([]);
    await server.ask(
      ['config', 'set', 'maxmemory-policy', 'allkeys-lru'],
      ['config', 'set', 'appendonly', 'no'],
    );
    expect(await store.doubts?.()).toEqual(['may-drop', 'not-on-disk']);
    const log = keepingLog();
    expect(await doubtsSaid(store, log)).toEqual([
      expect.stringContaining('maxmemory-policy to noeviction'),
      expect.stringContaining('appendonly to yes'),
    ]);
    expect(log.kept).toEqual([
      ['store may lose what it is told', { doubt: 'may-drop' }],
      ['store may lose what it is told', { doubt: 'not-on-disk' }],
    ]);
    await server.ask(
      ['config', 'set', 'maxmemory-policy', 'noeviction'],
      ['config', 'set', 'appendonly', 'yes'],
    );
    expect(await store.doubts?.()).toEqual([]);
  });
});
