/**
 * How often one person's phone rings. Pure: when it rang, and the policy, in; when it may ring again out. An emergency waits
 * for nothing but another emergency, and for that only for seconds. What a person has not heard of yet waits only for other
 * such news: however much is repeated, it holds up nothing new.
 */
import { z } from 'zod';
import type { Policy } from '../model/policy.ts';
import { HOUR, MINUTE, SECOND, type Instant } from '../model/time.ts';

export const rung = z.object({
  v: z.literal(1),
  times: z.array(
    z.object({ at: z.number(), emergency: z.boolean(), news: z.boolean().optional(), page: z.string() }),
  ),
});
export type Rung = z.infer<typeof rung>;
export const neverRung: Rung = { v: 1, times: [] };

/** `news`: the first that this person hears of an alert, or of why it has begun anew. */
export interface Wanted {
  emergency: boolean;
  news: boolean;
}

export function mayRingAt(
  rung: Rung,
  { emergency, news }: Wanted,
  throttle: Policy['throttle'],
  now: Instant,
): Instant {
  const times = news ? rung.times.filter((each) => each.news === true) : rung.times;
  if (emergency) {
    const last = times.findLast((each) => each.emergency);
    return Math.max(now, (last?.at ?? -Infinity) + throttle.emergencyEverySeconds * SECOND);
  }
  const after = (count: number, ms: number) => (times.at(-count)?.at ?? -Infinity) + ms;
  return Math.max(
    now,
    after(1, throttle.everySeconds * SECOND),
    after(throttle.perQuarterHour, 15 * MINUTE),
    after(throttle.perHour, HOUR),
  );
}

export function withRing({ times }: Rung, ring: Rung['times'][number]): Rung {
  const recent = times.filter(({ at, page }) => at > ring.at - HOUR && page !== ring.page);
  return { v: 1, times: [...recent, ring] };
}

/** It did not ring after all. */
export function withoutRing({ times }: Rung, page: string): Rung {
  return { v: 1, times: times.filter((each) => each.page !== page) };
}
