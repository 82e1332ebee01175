/**
 * How much routine a channel is given a second. A carrier sends what it is given in the order in which it came, at its
 * own rate: a hundred thousand check-ins handed over at nine would stand before every message of danger until noon.
 */
import type { Channel } from '../model/patient.ts';
import { SECOND, type Instant } from '../model/time.ts';

/** Messages a second, for this process. */
export type Rates = Record<Channel, number>;

/** For how many ms the next routine message on a channel has to wait; 0 is now. A turn that was waited for is not lost. */
export type Budget = (channel: Channel, at: Instant) => number;

/** What was not used a moment ago may be used now; no more than a second of it, or a quiet night would end in a burst. */
const BURST_MS = SECOND;

export function createBudget(rates: Rates): Budget {
  const next: Record<Channel, number> = { sms: 0, teams: 0 };
  return (channel, at) => {
    const turn = Math.max(next[channel], at - BURST_MS);
    next[channel] = turn + SECOND / rates[channel];
    return Math.max(0, Math.ceil(turn - at));
  };
}
