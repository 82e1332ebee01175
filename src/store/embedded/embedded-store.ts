/**
 * The store for a laptop or a small trial: one process, one SQLite file, nothing to install. It keeps every promise that
 * the Redis store keeps, except that no second process can share it.
 */
import type { Instant } from '../../model/time.ts';
import type { Depth, Lane } from '../../model/work.ts';
import type { Committed } from '../../ports/change.ts';
import type { TimeShift } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Store } from '../../ports/store.ts';
import type { KeyRing } from '../keys.ts';
import type { RawChange, RawClaim, RawEverything, RawOwned, RawStore, RawWaiting } from '../raw.ts';
import { openSealedStore } from '../sealed-store.ts';
import { fromText } from './as-text.ts';
import { applyChange, bundle, found } from './change.ts';
import { claimDue, claimKnown, depthsAt, peekAt } from './due-work.ts';
import { HostClock } from './host-clock.ts';
import { isLocked, owned, ownerRow } from './owned.ts';
import { openDatabase } from './schema.ts';
import { prepareAll, type Statements } from './statements.ts';
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
  readonly #sql: Statements;
  readonly #clock: HostClock;
  readonly #turnstile: Turnstile;
  readonly #emptyLog: () => void;
  readonly #shut: () => void;

  constructor({ dir, shift, hostNow }: EmbeddedSettings) {
    this.describes =
      dir === ':memory:' ? 'embedded store in memory, nothing is kept' : `embedded store in ${dir}`;
    const db = openDatabase(dir);
    this.#sql = prepareAll(db);
    this.#turnstile = new Turnstile(db);
    this.#emptyLog = () => db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    this.#shut = () => db.isOpen && db.close();
    this.#clock = new HostClock(this.#sql, shift, hostNow);
  }

  async time(): Promise<Instant> {
    return this.#clock.now();
  }

  reckon(): Instant {
    return this.#clock.now();
  }

  read(owner: string): Promise<RawOwned> {
    return this.#turnstile.look(() => owned(this.#sql, owner, this.#clock.now()));
  }

  commit(owner: string, change: RawChange) {
    return this.#turnstile.pass(() => applyChange(this.#sql, owner, change, this.#clock.now()));
  }

  lock(owner: string, fence: string, leaseMs: number): Promise<RawOwned | 'busy'> {
    return this.#turnstile.pass(() => {
      const now = this.#clock.now();
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
    this.#clock.follow();
    return this.#turnstile.pass(() => claimDue(this.#sql, lane, limit, this.#clock.now(), leaseMs));
  }

  claimOne(owner: string, id: string, leaseMs: number): Promise<RawClaim | undefined> {
    return this.#turnstile.pass(() => claimKnown(this.#sql, owner, id, this.#clock.now(), leaseMs));
  }

  async unclaim({ owner, id, dueAt, attempt }: RawClaim): Promise<void> {
    await this.#turnstile.pass(() => this.#sql.giveBackDue.run(owner, id, dueAt, attempt));
  }

  async putOff({ owner, id, dueAt, attempt }: RawClaim, ms: number): Promise<void> {
    await this.#turnstile.pass(() => {
      const until = this.#clock.now() + ms;
      this.#sql.putOffDue.run(until, until, owner, id, dueAt, attempt);
    });
  }

  depths(): Promise<Record<Lane, Depth>> {
    return this.#turnstile.look(() => depthsAt(this.#sql, this.#clock.now()));
  }

  peek(lane: Lane, until: Instant, limit: number): Promise<RawWaiting[]> {
    return this.#turnstile.look(() => peekAt(this.#sql, lane, until, limit));
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
    return this.#turnstile.look(() =>
      everythingOf(this.#sql, owner, owned(this.#sql, owner, this.#clock.now())),
    );
  }

  /** The log beside the file still has what was erased from it, so it is worked in and cut off at once. */
  async erase(owner: string, expect: Record<string, number>): Promise<Committed> {
    const erased = await this.#turnstile.pass(() => eraseOwner(this.#sql, owner, expect, this.#clock.now()));
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
}
