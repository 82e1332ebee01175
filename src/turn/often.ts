/**
 * How often in an hour somebody without a file of their own has been answered. Kept in memory alone and never larger than
 * a fixed size: a restart, or very many strangers at once, may answer once more, which is the safe side.
 */
import { HOUR, type Instant } from '../model/time.ts';

const MAX_KEPT = 10_000;

export interface Often {
  /** True, and counted, when this may be answered once more. */
  mayAnswer(whom: string, perHour: number, now: Instant): boolean;
  readonly size: number;
}

export function createOften(maxKept = MAX_KEPT): Often {
  /** Oldest first, because whoever is answered again is put at the end again. */
  const answered = new Map<string, Instant[]>();
  return {
    get size() {
      return answered.size;
    },
    mayAnswer(whom, perHour, now) {
      const recent = (answered.get(whom) ?? []).filter((each) => each > now - HOUR);
      if (recent.length >= perHour) return false;
      answered.delete(whom);
      answered.set(whom, [...recent, now]);
      const [oldest] = answered.keys();
      if (answered.size > maxKept && oldest !== undefined) answered.delete(oldest);
      return true;
    },
  };
}
