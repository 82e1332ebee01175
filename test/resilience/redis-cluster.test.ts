import { openRedisStore } from '../../src/store/redis/redis-store.ts';
import { describeWithRedis } from '../harness/needs.ts';
import { startRedisCluster, type RedisServer } from '../harness/redis-server.ts';
import { testKeys } from '../harness/scene.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Store } from '../../src/ports/store.ts';

describeWithRedis('changes that wait for replicas, in a cluster', () => {
  let cluster: { url: string; nodes: RedisServer[] };
  let store: Store;
  const unsure: unknown[] = [];

  beforeAll(async () => {
    cluster = (await startRedisCluster())!;
    const note = (line: string, facts = {}) => {
      if (line === 'change not on enough replicas') unsure.push((facts as { owner?: string }).owner);
    };
    const log: Log = { info: () => undefined, warn: note, error: note };
    const at = { url: cluster.url, cluster: true, replicas: 1 };
    store = await openRedisStore({ ...at, keys: testKeys, shift: { offsetMs: 0 }, log });
  });
  afterAll(async () => {
    await store.close();
    await Promise.all(cluster.nodes.map((node) => node.stop()));
  });

  it('reach the node of their owner, and are named where there is no replica', async () => {
    const owners = Array.from({ length: 12 }, (_, n) => `p${n}`);
    for (const owner of owners) {
      expect(await store.commit(owner, { once: 'a', put: { alert: { of: owner } } })).toMatchObject({
        kind: 'committed',
      });
      expect(await store.commit(owner, { once: 'a', put: { alert: {} } })).toEqual({ kind: 'duplicate' });
      await store.commit(owner, { put: { talk: 1 } });
    }
    for (const owner of owners) expect((await store.read(owner)).docs['alert']?.value).toEqual({ of: owner });
    expect(unsure).toEqual(owners);
    expect(store.unreplicated).toBe(owners.length);
  });
});
