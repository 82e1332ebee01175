/** Whether the clocks can be believed: this host's, the store's, and one of this process that nobody can set. */
import { MINUTE, SECOND, type Instant } from '../model/time.ts';
import type { Finding } from './findings.ts';

export interface Times {
  store: Instant;
  host: Instant;
  /** In ms, from any beginning; only goes forward. */
  elapsed: number;
}

const MAX_APART_MS = 30 * SECOND;
/** Long enough for somebody to be told of it twice. */
const REMEMBERED_MS = 15 * MINUTE;

export function watchClocks(): (times: Times) => Finding[] {
  let last: Times | undefined;
  let jumped: { at: number; since: Instant } | undefined;
  return (times) => {
    if (last !== undefined) {
      const ahead = times.store - last.store - (times.elapsed - last.elapsed);
      if (Math.abs(ahead) > MAX_APART_MS) jumped = { at: times.elapsed, since: times.store };
    }
    last = times;
    if (jumped !== undefined && times.elapsed - jumped.at > REMEMBERED_MS) jumped = undefined;
    const isApart = Math.abs(times.host - times.store) > MAX_APART_MS;
    return [
      ...(jumped ? [finding('clock-jumped', jumped.since, true)] : []),
      ...(isApart ? [finding('clocks-differ', times.store, false)] : []),
    ];
  };
}

function finding(kind: 'clock-jumped' | 'clocks-differ', since: Instant, sure: boolean): Finding {
  return { key: kind, kind, since, sure };
}
