import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openRedisStore } from '../../src/store/redis/redis-store.ts';
import { startOwnRedis } from '../../src/store/start-redis.ts';
import { describeWithRedis } from '../harness/needs.ts';
import { startRedis, startRedisCluster, type RedisServer } from '../harness/redis-server.ts';
import { startWorker } from '../harness/worker.ts';
import { storeContract } from './store.contract.ts';
import { openRedisSubject } from './store/redis-subject.ts';
import { invited, logInto, MINUTE, ring, type Subject } from './store/subject.ts';

async function openedAt(socketPath: string) {
  return openRedisStore({ socketPath, keys: ring(), shift: { offsetMs: 0 }, log: logInto([]) });
}

describeWithRedis('with a Redis server', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = (await startRedis())!;
  });
  afterAll(() => server.stop());

  storeContract('the Redis store', () => openRedisSubject([server]));

  describe('and several processes', () => {
    let subject: Subject;
    beforeEach(async () => {
      subject = await openRedisSubject([server]);
    });
    afterEach(() => subject.end());

    it('loses no mail and lets no two turns of one owner happen at a time', async () => {
      const { socketPath } = server;
      const workers = ['a', 'b'].map((name) =>
        startWorker(new URL('./store-worker.ts', import.meta.url), {
          socketPath,
          name,
          task: 'turns',
          count: 200,
        }),
      );
      expect(await Promise.all(workers.map((worker) => worker.ended()))).toEqual([0, 0]);
      const told = workers.flatMap((worker) => worker.told);
      const found: unknown[] = [];
      for (const owner of ['p1', 'p2', 'p3']) {
        const { docs, mail } = await subject.store.read(owner);
        expect(docs['turns']?.value).toBe(told.filter((line) => line['turn'] === owner).length);
        found.push(
          ...(await subject.store.log(owner, 'handled', 1_000)),
          ...mail.map(({ event }) => event.id),
        );
      }
      const admitted = told.flatMap((line) => ('admitted' in line ? [line['admitted']] : []));
      expect(admitted).toHaveLength(400);
      expect(found.sort()).toEqual(admitted.sort());
    });

    it('gives two stores that meet a new owner at the same time one key between them', async () => {
      const second = await subject.another!();
      const both = [subject.store, second];
      await Promise.all(
        both.flatMap((store, n) =>
          [store, store].map((s) => s.commit('new', { enqueue: [invited(`${n}`)] })),
        ),
      );
      for (const store of both) expect((await store.read('new')).mail).toHaveLength(4);
    });

    it('shares due work out, so that each entry goes to one of them', async () => {
      const second = await subject.another!();
      const due = Array.from({ length: 60 }, (_, n) => ({
        id: `d${n}`,
        lane: 'safety' as const,
        at: 0,
        work: { kind: 'turn' as const },
      }));
      await Promise.all(['p1', 'p2', 'p3'].map((owner) => subject.store.commit(owner, { due })));
      const claims = await Promise.all(
        [subject.store, second, subject.store, second].map((store) => store.claim('safety', 100, MINUTE)),
      );
      const ids = claims.flat().map(({ owner, id }) => `${owner} ${id}`);
      expect(new Set(ids).size).toBe(ids.length);
      ids.push(...(await second.claim('safety', 1_000, MINUTE)).map(({ owner, id }) => `${owner} ${id}`));
      expect(ids).toHaveLength(180);
    });

    it('knows an event again that an earlier version has kept by its name', async () => {
      const { store } = subject;
      await store.commit('p1', { once: 'SM1', enqueue: [invited('a')] });
      const [[key = '']] = (await server.ask(['keys', '*:once:p1'])) as [string[]];
      const [[kept = '', at = '']] = (await server.ask(['zrange', key, 0, -1, 'withscores'])) as [string[]];
      expect(kept).toMatch(/^-?\d+$/);
      await server.ask(['zrem', key, kept], ['zadd', key, at, 'SM1']);
      expect(await store.commit('p1', { once: 'SM1' })).toEqual({ kind: 'duplicate' });
    });

    it('is not held up by a job that is damaged, and says which it is', async () => {
      const { store, errors } = subject;
      for (const id of ['d1', 'd2', 'd3']) {
        await store.commit('p1', { due: [{ id, lane: 'reply', at: Number(id[1]), work: { kind: 'turn' } }] });
      }
      const [keys] = (await server.ask(['keys', '*:job'])) as [string[]];
      await server.ask(['hset', keys[0]!, 'p1 d1', 'no job at all'], ['hdel', keys[0]!, 'p1 d2']);
      const claims = [...(await store.claim('reply', 1, MINUTE)), ...(await store.claim('reply', 9, MINUTE))];
      expect(claims.map(({ id }) => id)).toEqual(['d3']);
      expect(errors).toEqual(['work-unreadable']);
    });
  });

  describe('that dies', () => {
    it('says STORE_AWAY meanwhile, and has everything when it is back', async () => {
      const own = (await startRedis())!;
      const { store, end } = await openRedisSubject([own]);
      await store.commit('p1', { once: 'SM1', enqueue: [invited('a')] });
      await own.kill9();
      await expect(store.commit('p1', { enqueue: [invited('b')] })).rejects.toMatchObject({
        code: 'STORE_AWAY',
      });
      await expect(store.read('p1')).rejects.toMatchObject({ code: 'STORE_AWAY' });
      await own.restart();
      expect((await store.read('p1')).mail.map(({ event }) => event.id)).toEqual(['a']);
      expect(await store.commit('p1', { once: 'SM1' })).toEqual({ kind: 'duplicate' });
      await end();
      await own.stop();
    });
  });

  describe('of our own', () => {
    let dir = '';
    const log = logInto([]);
    beforeEach(async () => {
      dir = await mkdtemp(join(tmpdir(), 'flarepath-own-'));
    });
    afterEach(() => rm(dir, { recursive: true }));

    it('is started once, however many ask for it, and keeps its data over a stop', async () => {
      const own = await Promise.all([startOwnRedis(dir, log), startOwnRedis(dir, log)]);
      expect(own[0]?.socketPath).toBe(own[1]?.socketPath);
      const first = await openedAt(own[0]!.socketPath);
      await first.commit('p1', { put: { state: 1 } });
      await first.close();
      await own[0]!.stop();
      const again = (await startOwnRedis(dir, log))!;
      const second = await openedAt(again.socketPath);
      expect((await second.read('p1')).docs['state']?.value).toBe(1);
      await second.close();
      await again.stop();
      expect((await readFile(join(dir, 'appendonlydir', 'appendonly.aof.manifest'))).length).toBeGreaterThan(
        0,
      );
    });

    it('has a short socket path also for a very long directory', async () => {
      const own = (await startOwnRedis(join(dir, 'x'.repeat(150)), log))!;
      expect(own.socketPath.length).toBeLessThan(100);
      await own.stop();
      await rm(dirname(own.socketPath), { recursive: true });
    });

    it('is undefined where none is installed', async () => {
      expect(await startOwnRedis(dir, log, ['no-such-program', 'nor-this-one'])).toBeUndefined();
    });
  });
});

describeWithRedis('with a Redis Cluster of three', () => {
  let cluster: { url: string; nodes: RedisServer[] };
  beforeAll(async () => {
    cluster = (await startRedisCluster())!;
  });
  afterAll(() => Promise.all(cluster.nodes.map((node) => node.stop())));

  storeContract('the Redis store', () => openRedisSubject(cluster.nodes, cluster.url));
});
