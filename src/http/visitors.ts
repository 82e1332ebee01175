/**
 * Who keeps knocking with requests that are refused. Past so many in a minute an address is answered 429 instead, before
 * its body is read where nothing in its head could make it genuine. One whose head claims to be genuine is read for much
 * longer: as long as an address has to be believed to hold the service up. An address from which something genuine has come is
 * read for ever, so that a carrier or a channel is never held up by this, whoever else comes through the same address.
 */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { isInside, networkOf } from '../model/network.ts';

const MINUTE_MS = 60_000;
const PER_MINUTE = 60;
/** More than this from one address would take the processor away from everybody else. */
const CLAIMS_PER_ALLOWED = 100;
const BELIEVED_MS = 24 * 60 * MINUTE_MS;
const MAX_KEPT = 10_000;
const REFUSALS = new Set([400, 401, 403, 413, 415]);

export interface Visitors {
  /** Unread; `claims` when its head holds what a genuine one would. */
  isTurnedAway(request: IncomingMessage, claims: boolean): boolean;
  /** It was genuine. */
  believed(request: IncomingMessage): void;
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
  const keep = <T>(into: Map<string, T>, who: string, value: T): T => {
    into.delete(who);
    into.set(who, value);
    const [oldest] = into.keys();
    if (into.size > maxKept && oldest !== undefined) into.delete(oldest);
    return value;
  };
  const isOver = (who: string, times = 1) => (current(who)?.refusals ?? 0) > times * perMinute;
  const believed = new Map<string, number>();
  const isBelieved = (who: string) => now() - (believed.get(who) ?? -BELIEVED_MS) < BELIEVED_MS;
  return {
    get size() {
      return counts.size;
    },
    isTurnedAway: (request, claims) => {
      const who = visitorOf(request);
      if (who === undefined) return false;
      return claims ? isOver(who, CLAIMS_PER_ALLOWED) && !isBelieved(who) : isOver(who);
    },
    believed: (request) => {
      const who = visitorOf(request);
      if (who !== undefined) keep(believed, who, now());
    },
    refused: (request, status) => {
      const who = visitorOf(request);
      if (who === undefined || !REFUSALS.has(status)) return status;
      const count = current(who) ?? keep(counts, who, { from: now(), refusals: 0 });
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
