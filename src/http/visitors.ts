/**
 * Who keeps knocking with requests that are refused. Past so many in a minute an address is answered 429 instead, before
 * its body is read where nothing in its head could make it genuine. A request that is accepted is never counted, so a
 * carrier's or a channel's is never held up by this, whoever else comes through the same address.
 */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { isInside, networkOf } from '../model/network.ts';

const MINUTE_MS = 60_000;
const PER_MINUTE = 60;
const MAX_KEPT = 10_000;
const REFUSALS = new Set([400, 401, 403, 413, 415]);

export interface Visitors {
  isTurnedAway(request: IncomingMessage): boolean;
  /** The status to answer with: the same, or 429 to somebody who was refused too often. */
  refused(request: IncomingMessage, status: number): number;
  readonly size: number;
}

interface Count {
  from: number;
  refusals: number;
}

export function createVisitors(now: () => number, perMinute = PER_MINUTE, maxKept = MAX_KEPT): Visitors {
  /** Oldest first: a new minute puts an address at the end. */
  const counts = new Map<string, Count>();
  const current = (who: string): Count | undefined => {
    const known = counts.get(who);
    return known !== undefined && now() - known.from < MINUTE_MS ? known : undefined;
  };
  const begin = (who: string): Count => {
    counts.delete(who);
    const fresh = { from: now(), refusals: 0 };
    counts.set(who, fresh);
    const [oldest] = counts.keys();
    if (counts.size > maxKept && oldest !== undefined) counts.delete(oldest);
    return fresh;
  };
  const isOver = (who: string) => (current(who)?.refusals ?? 0) > perMinute;
  return {
    get size() {
      return counts.size;
    },
    isTurnedAway: (request) => {
      const who = visitorOf(request);
      return who !== undefined && isOver(who);
    },
    refused: (request, status) => {
      const who = visitorOf(request);
      if (who === undefined || !REFUSALS.has(status)) return status;
      const count = current(who) ?? begin(who);
      count.refusals += 1;
      return isOver(who) ? 429 : status;
    },
  };
}

/**
 * The address a request comes from; undefined when it cannot be told, and then nobody is limited. Behind a proxy it is
 * the last hop that is not ours: what stands before it may have been made up.
 */
export function visitorOf({
  socket,
  headers,
}: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } }):
  string | undefined {
  const peer = socket.remoteAddress ?? '';
  const hops = isInside(peer) ? passedOnBy(headers['x-forwarded-for']) : [peer];
  const last = hops.findLast((hop) => isIP(hop) !== 0 && !isInside(hop));
  return last === undefined ? undefined : networkOf(last);
}

function passedOnBy(header: string | string[] | undefined): string[] {
  const text = Array.isArray(header) ? header.join(',') : (header ?? '');
  return text.split(',').slice(-10).map(plainHop);
}

/** Without the port that some proxies add. */
function plainHop(hop: string): string {
  const plain = hop.trim().toLowerCase();
  return /^\[(.+)\](?::\d+)?$/.exec(plain)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(plain)?.[1] ?? plain;
}
