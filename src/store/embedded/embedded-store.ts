/**
 * The store for a laptop or a small trial: one process, one SQLite file, nothing to install. It keeps every promise that
 * the Redis store keeps, except that no second process can share it.
 */
import { HOUR, type Instant } from '../../model/time.ts';
import { lanes, type Depth, type Lane } from '../../model/work.ts';
import type { Log, Store, TimeShift } from '../../ports.ts';
import type { KeyRing } from '../keys.ts';
import type { RawChange, RawClaim, RawOwned, RawStore, RawWaiting } from '../raw.ts';
import { openSealedStore } from '../sealed-store.ts';
import { applyChange, bundle } from './change.ts';
import { isLocked, owned, ownerRow } from './owned.ts';
import { openDatabase } from './schema.ts';
import { prepareAll, type DepthRow, type DueRow, type Statements } from './statements.ts';
import { Turnstile } from './turnstile.ts';

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
  readonly #sql: Statements;
  readonly #turnstile: Turnstile;
  readonly #shut: () => void;

  constructor({ dir, shift, hostNow }: EmbeddedSettings) {
    this.describes =
      dir === ':memory:' ? 'embedded store in memory, nothing is kept' : `embedded store in ${dir}`;
    this.#now = () => shift.frozenAt ?? hostNow() + shift.offsetMs;
    const db = openDatabase(dir);
    this.#sql = prepareAll(db);
    this.#turnstile = new Turnstile(db);
    this.#shut = () => db.isOpen && db.close();
  }

  async time(): Promise<Instant> {
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
      return row === undefined || row.held_until > now ? undefined : this.#hold(row, now + leaseMs);
    });
  }

  async unclaim({ owner, id, dueAt, attempt }: RawClaim): Promise<void> {
    await this.#turnstile.pass(() => this.#sql.giveBackDue.run(owner, id, dueAt, attempt));
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
        return { owner, id, lane, dueAt, readyAt, attempt, work };
      });
    });
  }

  log(owner: string, name: string, last: number): Promise<string[]> {
    return this.#turnstile.look(() => {
      const newest = this.#sql.log.all(owner, name, last) as { value: string }[];
      return newest.map(({ value }) => value).reverse();
    });
  }

  async bundle(owner: string, name: string, run: string[], into: string): Promise<void> {
    await this.#turnstile.pass(() => bundle(this.#sql, owner, name, run, into));
  }

  keysOf(owners: string[]): Promise<(string | undefined)[]> {
    return this.#turnstile.look(() => owners.map((owner) => ownerRow(this.#sql, owner)?.key ?? undefined));
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
    return this.#turnstile.look(() => (this.#sql.find.get(hash) as { owner: string } | undefined)?.owner);
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

  #hold(row: DueRow, until: Instant): RawClaim {
    this.#sql.holdDue.run(until, until, row.owner, row.id);
    const { owner, id, work } = row;
    return { owner, id, lane: row.lane as Lane, dueAt: row.due_at, attempt: row.attempt + 1, work };
  }
}
