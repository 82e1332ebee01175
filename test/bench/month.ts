/** What a patient takes up in Redis after a month of daily check-ins, played day by day through the core. */
import { DAY, HOUR } from '../../src/model/time.ts';
import type { Route } from '../../src/model/patient.ts';
import { silentLog } from '../../src/log.ts';
import { openRedisStore } from '../../src/store/redis/redis-store.ts';
import { startRedis, type RedisServer } from '../harness/redis-server.ts';
import { openScene, testKeys } from '../harness/scene.ts';

export interface Month {
  patients: number;
  turns: number;
  bytesEach: number;
}

const FIRST_DAY = Date.parse('2026-03-02T14:00:00Z');
const ANSWERS = ['about a 6', '5', 'seven', '4', 'slept badly because of my hip'];

export async function measureMonth(patients: number, days = 30): Promise<Month> {
  const redis = await startRedis();
  if (redis === undefined) throw new Error('the bench needs a redis-server on PATH');
  const scene = await openScene({
    at: FIRST_DAY,
    log: silentLog,
    watch: () => undefined,
    store: (shift) => openRedisStore({ socketPath: redis.socketPath, keys: testKeys, shift, log: silentLog }),
  });
  const phone = (n: number): Route => ({ channel: 'sms', number: `+1555010${7000 + n}`, via: 'twilio' });
  try {
    for (let n = 0; n < patients; n += 1) {
      await scene.enrolPatient({
        id: `month-${n}`,
        name: `Person ${n}`,
        mobile: `+1555010${7000 + n}`,
        language: 'en',
        zone: 'America/New_York',
        check_in: '10:00',
      });
      await scene.hear(phone(n), 'YES');
    }
    let turns = 0;
    for (let day = 0; day < days; day += 1) {
      scene.shift.frozenAt = FIRST_DAY + day * DAY + 2 * HOUR;
      await scene.core.untilIdle();
      for (const answer of ANSWERS) {
        await Promise.all(Array.from({ length: patients }, (_, n) => scene.hear(phone(n), answer)));
        await scene.core.untilIdle();
        turns += patients;
      }
    }
    return { patients, turns, bytesEach: Math.round((await usedBy(redis)) / patients) };
  } finally {
    await scene.core.settled();
    await scene.close();
    await redis.stop();
  }
}

/** All that Redis keeps for its keys, with the entries of its own table. */
async function usedBy(redis: RedisServer): Promise<number> {
  const [names] = (await redis.ask(['keys', '*'])) as [string[]];
  const sizes = await redis.ask(...names.map((name) => ['memory', 'usage', name, 'samples', 0] as const));
  return sizes.reduce<number>((sum, size) => sum + Number(size), 0);
}
