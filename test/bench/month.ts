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
/** No two days are alike: the same words each day would take up next to nothing. */
const NUMBERS = ['6', 'about a 5', 'seven', '4', '3 or 4', '8 today', '2', '5', 'a 6 I think'];
const WORDS = [
  'slept badly because of my hip',
  'walked to the shop and back, twenty minutes',
  'rain all day and my hands are stiff',
  'my sister came and we sat in the garden',
  'too many stairs at work again',
  'bit better since the stretches',
  'nothing new',
];
/** What one of them writes on a day: an answer to each question, and one text more. */
function answersOf(person: number, day: number): string[] {
  const turn = day * 5 + person * 2;
  const numbers = [0, 1, 2, 3].map((place) => NUMBERS[(turn + place * 2) % NUMBERS.length]!);
  return [...numbers, WORDS[(day + person) % WORDS.length]!];
}

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
      const answers = Array.from({ length: patients }, (_, n) => answersOf(n, day));
      for (let place = 0; place < answersOf(0, day).length; place += 1) {
        await Promise.all(answers.map((each, n) => scene.hear(phone(n), each[place]!)));
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
