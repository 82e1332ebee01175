/**
 * What this process holds at the moment: locks, and due entries that it has claimed. It can be told to take no more, and
 * to let go of the rest, so that another process goes on at once and not only when a lease has run out.
 */
import { replacing } from '../model/replacing.ts';
import { rescue, type Claim, type Due } from '../model/work.ts';
import type { Change, Committed, Log, Store, Watch } from '../ports.ts';

export interface Holding {
  store: Store;
  watch: Watch;
  /** From now on nothing that is due is claimed, but for what the turns of this process bring about themselves. */
  drain(): void;
  resume(): void;
  readonly draining: boolean;
  /** For the end: gives back every lock and claim. A message that a provider is being given keeps its lease. */
  letGo(): Promise<void>;
}

export function createHolding(given: Store, watched: Watch, log: Log): Holding {
  const locks = new Map<string, string>();
  const claims = new Map<string, Claim>();
  const withProvider = new Map<string, number>();
  let draining = false;

  const claimed = (claim: Claim) => remember(claims, nameOf(claim.owner, claim.id), claim);
  const giveBack = (claim: Claim) => {
    claims.delete(nameOf(claim.owner, claim.id));
    return given.unclaim(claim);
  };

  const store = replacing(given, {
    async lock(owner, leaseMs) {
      const locked = await given.lock(owner, leaseMs);
      if (locked.kind === 'held') remember(locks, owner, locked.fence);
      return locked;
    },
    async unlock(owner, fence) {
      await given.unlock(owner, fence);
      if (locks.get(owner) === fence) locks.delete(owner);
    },
    async commit(owner, change) {
      const committed = await given.commit(owner, change);
      noteLock(locks, owner, change, committed);
      if (committed.kind === 'committed') noteClaims(claims, owner, change, committed.at);
      return committed;
    },
    async claim(lane, limit, leaseMs) {
      if (draining) return [];
      const taken = await given.claim(lane, limit, leaseMs);
      for (const claim of taken) claimed(claim);
      // The stop came while the store was asked.
      if (!draining) return taken;
      await Promise.all(taken.map(giveBack));
      return [];
    },
    async putOff(claim, ms) {
      await given.putOff(claim, ms);
      claims.delete(nameOf(claim.owner, claim.id));
    },
    async claimOne(owner, id, leaseMs) {
      const claim = await given.claimOne(owner, id, leaseMs);
      if (claim !== undefined) claimed(claim);
      return claim;
    },
  });

  const watch: Watch = (moment) => {
    if (moment.is === 'send-begun') count(withProvider, `send:${moment.message}`, 1);
    if (moment.is === 'send-answered') count(withProvider, `send:${moment.message}`, -1);
    if (moment.is === 'page-begun') count(withProvider, `page:${moment.alert}:${moment.by}`, 1);
    if (moment.is === 'page-answered') count(withProvider, `page:${moment.alert}:${moment.by}`, -1);
    watched(moment);
  };

  async function unlock(owner: string, fence: string): Promise<void> {
    const { mail } = await given.read(owner);
    const due = mail.map(({ event }): Due => ({ ...rescue(event), at: { inMs: 0 } }));
    if (due.length > 0) await given.commit(owner, { fence, due });
    await given.unlock(owner, fence);
  }

  return {
    store,
    watch,
    drain: () => void (draining = true),
    resume: () => void (draining = false),
    get draining() {
      return draining;
    },
    async letGo() {
      const ours = [...claims.values()].filter((claim) => !withProvider.has(nameWithProvider(claim)));
      const given = [
        ...[...locks].map(([owner, fence]) => unlock(owner, fence)),
        ...ours.map((claim) => giveBack(claim)),
      ];
      const became = await Promise.allSettled(given);
      const failed = became.filter(({ status }) => status === 'rejected').length;
      if (given.length > 0)
        log.warn('stopped before all was done', { locks: locks.size, claims: ours.length, failed });
    },
  };
}

/** Messages that the clock brings about are named by their day: those of two patients may share a name. */
function count(counts: Map<string, number>, name: string, by: 1 | -1): void {
  const now = (counts.get(name) ?? 0) + by;
  if (now > 0) counts.set(name, now);
  else counts.delete(name);
}

/** What failed here and was done elsewhere would be remembered for ever; to give back what is not ours does nothing. */
const MOST = 10_000;

function remember<V>(held: Map<string, V>, name: string, value: V): void {
  held.delete(name);
  held.set(name, value);
  const oldest = held.keys().next();
  if (held.size > MOST && !oldest.done) held.delete(oldest.value);
}

const nameWithProvider = ({ id, work }: Claim) =>
  work.kind === 'page' ? `page:${work.alertId}:${work.by}` : id;
const nameOf = (owner: string, id: string) => `${owner} ${id}`;

function noteLock(locks: Map<string, string>, owner: string, change: Change, committed: Committed): void {
  const isOver =
    committed.kind === 'lost-lock' || (committed.kind === 'committed' && change.release && !committed.more);
  if (isOver && locks.get(owner) === change.fence) locks.delete(owner);
  if (committed.kind === 'committed' && committed.held) remember(locks, owner, committed.held.fence);
}

/** An entry that is put again is free again, unless it is put as held. */
function noteClaims(claims: Map<string, Claim>, owner: string, { done = [], due = [] }: Change, now: number) {
  for (const id of [...done, ...due.map((each) => each.id)]) claims.delete(nameOf(owner, id));
  for (const { id, lane, at, work, heldMs } of due) {
    if (heldMs === undefined) continue;
    const dueAt = Math.round(typeof at === 'number' ? at : now + at.inMs);
    remember(claims, nameOf(owner, id), { owner, id, lane, dueAt, work, attempt: 1 });
  }
}
