/** The conversations a nurse can read, held by two processes at once on one Redis, word for word the same. */
import { silentLog } from '../../src/log.ts';
import { HOUR, MINUTE } from '../../src/model/time.ts';
import { openRedisStore } from '../../src/store/redis/redis-store.ts';
import { itHoldsEveryConversation } from '../harness/conversation-files.ts';
import { describeWithRedis } from '../harness/needs.ts';
import { startRedis, type RedisServer } from '../harness/redis-server.ts';
import { testKeys } from '../harness/scene.ts';
import { startProcesses, type Processes } from '../harness/two-processes.ts';

describeWithRedis('two processes on one Redis, one of them with its clock two hours wrong', () => {
  let redis: RedisServer;
  let processes: Processes;
  beforeAll(async () => {
    redis = (await startRedis(['--appendfsync', 'no']))!;
    processes = startProcesses(redis.socketPath, [0, 2 * HOUR]);
  });
  afterAll(async () => {
    await processes.end();
    await redis.stop();
  });

  itHoldsEveryConversation((at, staff) => processes.open(at, staff));

  it.each([-2, 2])(
    'take what is due by the clock of Redis, with that of the host %d hours off',
    async (hours) => {
      await redis.ask(['flushall']);
      const shift = { offsetMs: 0 };
      const store = await openRedisStore({
        socketPath: redis.socketPath,
        keys: testKeys,
        shift,
        log: silentLog,
      });
      const hostNow = Date.now;
      Date.now = () => hostNow() + hours * HOUR;
      const work = { kind: 'turn' } as const;
      const due = [
        { id: 'now', lane: 'reply', at: { inMs: 0 }, work } as const,
        { id: 'in an hour', lane: 'reply', at: { inMs: HOUR }, work } as const,
        { id: 'an hour ago', lane: 'reply', at: hostNow() - HOUR, work } as const,
      ];
      try {
        await store.commit('p1', { due });
        const claims = await store.claim('reply', 10, MINUTE);
        expect(claims.map(({ id }) => id)).toEqual(['an hour ago', 'now']);
        expect(Math.abs((await store.time()) - hostNow())).toBeLessThan(HOUR);
      } finally {
        Date.now = hostNow;
        await store.close();
      }
    },
  );

  it('have both had their share', () => {
    for (const steps of processes.steps) expect(steps).toBeGreaterThan(50);
  });
});
