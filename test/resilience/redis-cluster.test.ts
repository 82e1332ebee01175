import { silentLog } from '../../src/log.ts';
import { createReadiness } from '../../src/ops/readiness.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Store } from '../../src/ports/store.ts';
import { openRedisStore } from '../../src/store/redis/redis-store.ts';
import { describeWithRedis } from '../harness/needs.ts';
import { failOver, startRedisCluster, type RedisCluster } from '../harness/redis-server.ts';
import { testKeys } from '../harness/scene.ts';

/** However busy the machine is: what is tried here is not how fast it answers. */
const PATIENT_MS = 60_000;

async function opened(url: string, log: Log = silentLog): Promise<Store> {
  const at = { url, cluster: true, replicas: 1, answerWithinMs: PATIENT_MS };
  for (let tries = 0; ; tries += 1) {
    try {
      return await openRedisStore({ ...at, keys: testKeys, shift: { offsetMs: 0 }, log });
    } catch (fault) {
      if (tries === 20) throw fault;
    }
  }
}

const owners = Array.from({ length: 12 }, (_, n) => `p${n}`);

describeWithRedis('changes that wait for replicas, in a cluster', () => {
  let cluster: RedisCluster;
  let store: Store;
  const unsure: unknown[] = [];

  beforeAll(async () => {
    cluster = (await startRedisCluster())!;
    const note = (line: string, facts = {}) => {
      if (line === 'change not on enough replicas') unsure.push((facts as { owner?: string }).owner);
    };
    store = await opened(cluster.url, { info: () => undefined, warn: note, error: note });
  });
  afterAll(async () => {
    await store.close();
    await Promise.all(cluster.nodes.map((node) => node.stop()));
  });

  it('reach the node of their owner, and are named where there is no replica', async () => {
    for (const owner of owners) {
      expect(await store.commit(owner, { once: 'a', put: { alert: { of: owner } } })).toMatchObject({
        kind: 'committed',
      });
      expect(await store.commit(owner, { once: 'a', put: { alert: {} } })).toEqual({ kind: 'duplicate' });
      await store.commit(owner, { put: { talk: 1 } });
    }
    for (const owner of owners) expect((await store.read(owner)).docs['alert']?.value).toEqual({ of: owner });
    await createReadiness({ store, log: silentLog, now: Date.now, draining: () => false })();
    expect(unsure).toEqual(owners);
    expect(store.unreplicated).toBe(owners.length);
  });
});

describeWithRedis('a cluster in which other nodes have taken over', () => {
  let cluster: RedisCluster;
  let store: Store;
  const alerts = (owned = owners) =>
    Promise.all(owned.map((owner) => store.commit(owner, { put: { alert: { of: owner } } })));

  beforeAll(async () => {
    cluster = (await startRedisCluster(true))!;
    store = await opened(cluster.url);
    await alerts();
    for (const replica of cluster.nodes.slice(3)) await failOver(replica);
  });
  afterAll(async () => {
    await store.close();
    await Promise.all(cluster.nodes.map((node) => node.stop()));
  });

  it('takes what waits for replicas where it lies now, again and again', async () => {
    for (let round = 0; round < 2; round += 1)
      expect((await alerts()).map(({ kind }) => kind)).toEqual(owners.map(() => 'committed'));
  });

  it('is found by any of the nodes that its address names', async () => {
    const [gone, there] = cluster.urls.map((url) => new URL(url).host);
    await cluster.nodes[0]!.kill9();
    const other = await opened(`redis://${gone},${there}`);
    try {
      expect((await other.read('p1')).docs['alert']?.value).toEqual({ of: 'p1' });
      expect(other.describes).toBe(`Redis Cluster at ${gone}, ${there}`);
    } finally {
      await other.close();
    }
  });
});
