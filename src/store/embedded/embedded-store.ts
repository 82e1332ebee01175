/**
 * The store for a laptop or a small trial: one process, one SQLite file, nothing to install. It keeps every promise that
 * the Redis store keeps, except that no second process can share it.
 */
import { HOUR, type Instant } from '../../model/time.ts';
import { lanes, type Depth, type Lane } from '../../model/work.ts';
import type { Committed } from '../../ports/change.ts';
import type { TimeShift } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Store } from '../../ports/store.ts';
import type { KeyRing } from '../keys.ts';
import type { RawChange, RawClaim, RawEverything, RawOwned, RawStore, RawWaiting } from '../raw.ts';
import { openSealedStore } from '../sealed-store.ts';
import { fromText } from './as-text.ts';
import { applyChange, bundle, found } from './change.ts';
import { isLocked, owned, ownerRow } from './owned.ts';
import { openDatabase } from './schema.ts';
import { prepareAll, type DepthRow, type DueRow, type Statements } from './statements.ts';
import { Turnstile } from './turnstile.ts';
import { eraseOwner, everythingOf } from './whole-owner.ts';

export interface EmbeddedSettings {
  /** Where the file is, or ":memory:" for a store that keeps nothing. */
  dir: string;
  keys: KeyRing;
  shift: TimeShift;
  hostNow: () => number;
  log?: Log;
}

export async function openEmbeddedStore(settings: EmbeddedSettings): Promise<Store> {
  return openSealedStore(new EmbeddedStore(settings), settings.keys, settings.log);
}

class EmbeddedStore implements RawStore {
  readonly describes: string;
  readonly #now: () => Instant;
  readonly #hostNow: () => number;
  #seen: number;
  readonly #sql: Statements;
  readonly #turnstile: Turnstile;
  readonly #emptyLog: () => void;
  readonly #shut: () => void;

  constructor({ dir, shift, hostNow }: EmbeddedSettings) {
    this.describes =
      dir === ':memory:' ? 'embedded store in memory, nothing is kept' : `embedded store in ${dir}`;
    this.#now = () => shift.frozenAt ?? hostNow() + shift.offsetMs;
    this.#hostNow = hostNow;
    const db = openDatabase(dir);
    this.#sql = prepareAll(db);
    this.#turnstile = new Turnstile(db);
    this.#emptyLog = () => db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    this.#shut = () => db.isOpen && db.close();
    this.#seen = this.#newestKnown() - shift.offsetMs;
    this.#followHost();
  }

  async time(): Promise<Instant> {
    return this.#now();
  }

  reckon(): Instant {
    return this.#now();
  }

  read(owner: string): Promise<RawOwned> {
    return this.#turnstile.look(() => owned(this.#sql, owner, this.#now()));
  }

  commit(owner: string, change: RawChange) {
    return this.#turnstile.pass(() => applyChange(this.#sql, owner, change, this.#now()));
  }

  lock(owner: string, fence: string, leaseMs: number): Promise<RawOwned | 'busy'> {
    return this.#turnstile.pass(() => {
      const now = this.#now();
      if (isLocked(this.#sql, owner, now)) return 'busy';
      this.#sql.meetOwner.run(owner);
      this.#sql.hold.run(fence, now + leaseMs, leaseMs, owner);
      return owned(this.#sql, owner, now);
    });
  }

  async unlock(owner: string, fence: string): Promise<void> {
    await this.#turnstile.pass(() => this.#sql.letGo.run(owner, fence));
  }

  claim(lane: Lane, limit: number, leaseMs: number): Promise<RawClaim[]> {
    this.#followHost();
    return this.#turnstile.pass(() => {
      const now = this.#now();
      const ready = this.#sql.ready.all(lane, now, limit) as unknown as DueRow[];
      return ready.map((row) => this.#hold(row, now + leaseMs)).sort((a, b) => a.dueAt - b.dueAt);
    });
  }

  claimOne(owner: string, id: string, leaseMs: number): Promise<RawClaim | undefined> {
    return this.#turnstile.pass(() => {
      const now = this.#now();
      const row = this.#sql.due.get(owner, id) as DueRow | undefined;
      return row === undefined || row.held_until > now || row.due_at > now
        ? undefined
        : this.#hold(row, now + leaseMs);
    });
  }

  async unclaim({ owner, id, dueAt, attempt }: RawClaim): Promise<void> {
    await this.#turnstile.pass(() => this.#sql.giveBackDue.run(owner, id, dueAt, attempt));
  }

  async putOff({ owner, id, dueAt, attempt }: RawClaim, ms: number): Promise<void> {
    await this.#turnstile.pass(() => {
      const until = this.#now() + ms;
      this.#sql.putOffDue.run(until, until, owner, id, dueAt, attempt);
    });
  }

  depths(): Promise<Record<Lane, Depth>> {
    return this.#turnstile.look(() => {
      const now = this.#now();
      const depth = (lane: Lane): Depth => {
        const row = this.#sql.depth.get({ now, soon: now + HOUR, lane }) as unknown as DepthRow;
        const { all, ready, nextHour, first } = row;
        return { all, ready, nextHour, ...(ready > 0 && first !== null ? { since: first } : {}) };
      };
      return Object.fromEntries(lanes.map((lane) => [lane, depth(lane)])) as Record<Lane, Depth>;
    });
  }

  peek(lane: Lane, until: Instant, limit: number): Promise<RawWaiting[]> {
    return this.#turnstile.look(() => {
      const rows = this.#sql.ready.all(lane, until, limit) as unknown as DueRow[];
      return rows.map(({ owner, id, work, due_at: dueAt, ready_at: readyAt, attempt }) => {
        return { owner, id, lane, dueAt, readyAt, attempt, work: fromText(work) };
      });
    });
  }

  log(owner: string, name: string, last: number): Promise<Buffer[]> {
    return this.#turnstile.look(() => {
      const newest = this.#sql.log.all(owner, name, last) as { value: string }[];
      return newest.map(({ value }) => fromText(value)).reverse();
    });
  }

  async bundle(owner: string, name: string, run: Buffer[], into: Buffer): Promise<void> {
    await this.#turnstile.pass(() => bundle(this.#sql, owner, name, run, into));
  }

  keysOf(owners: string[]): Promise<(string | undefined)[]> {
    return this.#turnstile.look(() => owners.map((owner) => ownerRow(this.#sql, owner)?.key ?? undefined));
  }

  owners(from: string | undefined, limit: number): Promise<{ owners: string[]; next?: string }> {
    return this.#turnstile.look(() => {
      const rows = this.#sql.owners.all(from ?? '', limit) as { owner: string }[];
      const owners = rows.map(({ owner }) => owner);
      const last = owners.length < limit ? undefined : owners.at(-1);
      return last === undefined ? { owners } : { owners, next: last };
    });
  }

  replaceKey(owner: string, from: string, to: string): Promise<boolean> {
    return this.#turnstile.pass(() => this.#sql.replaceKey.run(to, owner, from).changes === 1);
  }

  everything(owner: string): Promise<RawEverything> {
    return this.#turnstile.look(() => everythingOf(this.#sql, owner, owned(this.#sql, owner, this.#now())));
  }

  /** The log beside the file still has what was erased from it, so it is worked in and cut off at once. */
  async erase(owner: string, expect: Record<string, number>): Promise<Committed> {
    const erased = await this.#turnstile.pass(() => eraseOwner(this.#sql, owner, expect, this.#now()));
    await this.#turnstile.look(this.#emptyLog);
    return erased;
  }

  members(list: string): Promise<{ owner: string; entry: string }[]> {
    return this.#turnstile.look(() => {
      const rows = this.#sql.members.all(list) as { owner: string; entry: string }[];
      return rows.map(({ owner, entry }) => ({ owner, entry }));
    });
  }

  async link(hash: string, owner: string): Promise<void> {
    await this.#turnstile.pass(() => this.#sql.link.run(hash, owner));
  }

  async unlink(hash: string): Promise<void> {
    await this.#turnstile.pass(() => this.#sql.unlink.run(hash));
  }

  find(hash: string): Promise<string | undefined> {
    return this.#turnstile.look(() => found(this.#sql, hash));
  }

  keepRingSeal(seal: string): Promise<string> {
    return this.#turnstile.pass(() => {
      const kept = this.#sql.ringSeal.get() as { seal: string } | undefined;
      if (kept === undefined) this.#sql.putRingSeal.run(seal);
      return kept?.seal ?? seal;
    });
  }

  async replaceRingSeal(seal: string): Promise<void> {
    await this.#turnstile.pass(() => this.#sql.putRingSeal.run(seal));
  }

  async close(): Promise<void> {
    this.#turnstile.close();
    this.#shut();
  }

  /**
   * The host's clock is the only one here, and somebody may put it back. What is due at a time of day stays there; leases
   * and waits go back with the clock, or a lock, a retry or the next step of an alert would stand still until then. Put
   * forward it needs no care: what was waited for comes at once.
   */
  #followHost(): void {
    const host = this.#hostNow();
    const by = this.#seen - host;
    this.#seen = host;
    if (by <= 0) return;
    this.#sql.locksBack.run(by);
    this.#sql.waitsBack.run({ by });
    this.#sql.holdsBack.run({ by });
  }

  /** The clock may have been put back while nobody ran; the newest message says how late it was by then. */
  #newestKnown(): Instant {
    return (this.#sql.newestOnce.get() as { at: number | null }).at ?? 0;
  }

  #hold(row: DueRow, until: Instant): RawClaim {
    this.#sql.holdDue.run(until, until, row.owner, row.id);
    const { owner, id, lane, due_at: dueAt } = row;
    return { owner, id, lane: lane as Lane, dueAt, attempt: row.attempt + 1, work: fromText(row.work) };
  }
}
