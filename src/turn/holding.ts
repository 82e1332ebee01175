/**
 * What this process holds at the moment: locks, and due entries that it has claimed. It can be told to take no more, and
 * to let go of the rest, so that another process goes on at once and not only when a lease has run out.
 */
import { isAway } from '../errors.ts';
import { replacing } from '../model/replacing.ts';
import { rescue, type Claim, type Due } from '../model/work.ts';
import type { HeldNotes, HeldThing } from '../ports/held-notes.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { Watch } from '../ports/watch.ts';
import { claimName, InHand, noteClaims, noteLock } from './in-hand.ts';

export interface Holding {
  store: Store;
  watch: Watch;
  /** From now on nothing that is due is claimed, but for what the turns of this process bring about themselves. */
  drain(): void;
  resume(): void;
  readonly draining: boolean;
  /** For the end: gives back every lock and claim. A message that a provider is being given keeps its lease. */
  letGo(): Promise<void>;
  /** The store went away over this work: it is done when the store is back, and does not wait for its lease. */
  dropped(claim: Claim): void;
  /**
   * For the beginning, and for when the store is back: gives back what the process before this one held when it died, and
   * what this one could not give back, so that a danger in its hands does not wait for a lease. What the store was giving it
   * at the moment of its death is not noted, and waits for that lease. Does nothing a second time.
   */
  takeBack(): Promise<void>;
}

export function createHolding(given: Store, watched: Watch, log: Log, notes?: HeldNotes): Holding {
  const locks = new InHand<string>(notes, (owner, fence) => ({ owner, fence }));
  const claims = new InHand<Claim>(notes, (_, { work: _work, ...mark }) => mark);
  const withProvider = new Map<string, number>();
  const dropped: HeldThing[] = [];
  let draining = false;

  const claimed = (claim: Claim) => claims.take(claimName(claim.owner, claim.id), claim);
  const giveBack = (claim: Claim) => {
    claims.give(claimName(claim.owner, claim.id));
    return given.unclaim(claim);
  };

  const store = replacing(given, {
    async lock(owner, leaseMs) {
      const locked = await given.lock(owner, leaseMs);
      if (locked.kind === 'held') locks.take(owner, locked.fence);
      return locked;
    },
    async unlock(owner, fence) {
      try {
        await given.unlock(owner, fence);
      } catch (fault) {
        if (isAway(fault)) dropped.push({ owner, fence });
        throw fault;
      }
      if (locks.of(owner) === fence) locks.give(owner);
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
      claims.give(claimName(claim.owner, claim.id));
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

  const left = [...(notes?.left ?? [])];

  /** It comes up at once as what it is: work whose claimer did not finish. One that cannot be freed holds up no other. */
  async function free(what: HeldThing): Promise<void> {
    try {
      await ('fence' in what ? unlock(what.owner, what.fence) : given.putOff(what, 0));
    } catch (fault) {
      if (isAway(fault)) throw fault;
      log.error('not taken back, its lease must run out', { owner: what.owner }, fault);
    }
  }

  /** True when there was anything. What the store takes back no more, because it is away again, is left for the next time. */
  async function freeAll(things: HeldThing[], told: string): Promise<boolean> {
    const held = things.length;
    for (let [what] = things; what !== undefined; [what] = things) {
      await free(what);
      forget(what);
      things.shift();
    }
    if (held > 0) log.warn(told, { held });
    return held > 0;
  }

  function forget(what: HeldThing): void {
    if (!('fence' in what)) claims.give(claimName(what.owner, what.id));
    else if (locks.of(what.owner) === what.fence) locks.give(what.owner);
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
      const ours = claims.all().filter((claim) => !withProvider.has(nameWithProvider(claim)));
      const given = [
        ...locks.entries().map(([owner, fence]) => unlock(owner, fence)),
        ...ours.map((claim) => giveBack(claim)),
      ];
      const became = await Promise.allSettled(given);
      const failed = became.filter(({ status }) => status === 'rejected').length;
      if (given.length > 0)
        log.warn('stopped before all was done', {
          locks: locks.entries().length,
          claims: ours.length,
          failed,
        });
    },
    dropped: (claim) => void dropped.push(claim),
    async takeBack() {
      await freeAll(dropped, 'took back what was in hand when the store went away');
      if (await freeAll(left, 'took back what a process that died had held')) notes?.takenBack();
    },
  };
}

/** Messages that the clock brings about are named by their day: those of two patients may share a name. */
function count(counts: Map<string, number>, name: string, by: 1 | -1): void {
  const now = (counts.get(name) ?? 0) + by;
  if (now > 0) counts.set(name, now);
  else counts.delete(name);
}

const nameWithProvider = ({ id, work }: Claim) =>
  work.kind === 'page' ? `page:${work.alertId}:${work.by}` : id;
