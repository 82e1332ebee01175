/** How much the model may be asked: so many at once, so many tokens a day, and not while it fails. For this process alone. */
import type { Because } from '../model/reading.ts';
import { DAY, MINUTE, type Instant } from '../model/time.ts';

export interface LimitSettings {
  atOnce: number;
  tokensPerDay: number;
}

export interface Limits {
  /** Takes a place and sets the tokens aside, or says why not. */
  enter(tokens: number, now: Instant): Extract<Because, 'busy' | 'budget' | 'resting'> | Place;
  /** Since the start, as far as it is known. */
  readonly tokens: number;
  rests(now: Instant): boolean;
}
export interface Place {
  /** Gives it back: what it really cost, where that is known, and whether the model is of use at the moment. */
  leave(of: { tokens?: number | undefined; works: boolean; restMs?: number | undefined; now: Instant }): void;
}

/** After so many failures in a row it is left alone for a while, and then tried with one question. */
const FAILURES = 5;
const REST_MS = MINUTE;

export function createLimits({ atOnce, tokensPerDay }: LimitSettings): Limits {
  let under = 0;
  let day = -1;
  let spent = 0;
  let all = 0;
  let failures = 0;
  let restsUntil = 0;

  function of(now: Instant): void {
    const today = Math.floor(now / DAY);
    if (today !== day) [day, spent] = [today, 0];
  }

  return {
    get tokens() {
      return all;
    },
    rests: (now) => now < restsUntil,
    enter(tokens, now) {
      of(now);
      if (now < restsUntil) return 'resting';
      // The first question after a rest goes alone.
      if (under >= (failures >= FAILURES ? 1 : atOnce)) return 'busy';
      if (spent + tokens > tokensPerDay) return 'budget';
      under += 1;
      spent += tokens;
      return {
        leave({ tokens: cost = tokens, works, restMs, now: then }) {
          under -= 1;
          spent += cost - tokens;
          all += cost;
          failures = works ? 0 : failures + 1;
          const rest = restMs ?? (failures >= FAILURES ? REST_MS : 0);
          restsUntil = Math.max(restsUntil, works ? 0 : then + rest);
        },
      };
    },
  };
}
