/** The `Store` of the core: encryption around a raw adapter, the same for all of them. */
import type { Instant } from '../model/time.ts';
import type { Claim, Depth, Lane, Waiting } from '../model/work.ts';
import type { Change, Committed } from '../ports/change.ts';
import type { Log } from '../ports/log.ts';
import type { Everything, Known, Locked, Owned, Recalled } from '../ports/owned.ts';
import type { ClaimMark, Rewrapped, Store, StoreDoubt } from '../ports/store.ts';
import { Bundles } from './bundles.ts';
import type { KeyRing } from './keys.ts';
import { LookUps } from './look-ups.ts';
import { OwnerKeys } from './owner-keys.ts';
import type { RawStore } from './raw.ts';
import { keepPepper, rewrapAll } from './rewrap.ts';
import { SealedChanges } from './sealed-changes.ts';
import { openEverything, openLog } from './sealed-values.ts';
import { SealedWork } from './sealed-work.ts';
import { refuseUnsound } from './sound.ts';

/** Takes over `raw`, which is closed again when the key ring is not the one it was written with. */
export async function openSealedStore(raw: RawStore, ring: KeyRing, log?: Log): Promise<Store> {
  try {
    const pepper = await keepPepper(raw, ring);
    return new SealedStore(raw, ring, pepper, log);
  } catch (error) {
    await raw.close();
    throw error;
  }
}

class SealedStore implements Store {
  readonly #raw: RawStore;
  readonly #ring: KeyRing;
  readonly #keys: OwnerKeys;
  readonly #lookUps: LookUps;
  readonly #work: SealedWork;
  readonly #bundles: Bundles;
  readonly #changes: SealedChanges;

  constructor(raw: RawStore, ring: KeyRing, pepper: Buffer, log: Log | undefined) {
    const keys = new OwnerKeys(raw, ring);
    const lookUps = new LookUps(raw, pepper);
    const bundles = new Bundles(raw, keys, log);
    this.#raw = raw;
    this.#ring = ring;
    this.#keys = keys;
    this.#lookUps = lookUps;
    this.#bundles = bundles;
    this.#work = new SealedWork(raw, keys, log);
    this.#changes = new SealedChanges({ raw, ring, keys, lookUps, bundles });
  }

  get describes(): string {
    return this.#raw.describes;
  }

  get unreplicated(): number | undefined {
    return this.#raw.unreplicated;
  }

  async doubts(): Promise<StoreDoubt[]> {
    return (await this.#raw.doubts?.()) ?? [];
  }

  time(): Promise<Instant> {
    return this.#raw.time();
  }

  async read(owner: string): Promise<Owned> {
    refuseUnsound(owner);
    return this.#keys.open(owner, await this.#raw.read(owner));
  }

  recall(by: Known): Recalled | undefined {
    const owner = this.#lookUps.recent(by);
    const snapshot = owner === undefined ? undefined : this.#keys.known(owner)?.snapshot;
    if (owner === undefined || snapshot === undefined) return undefined;
    return { owner, at: this.#raw.reckon(), docs: snapshot.docs };
  }

  commit(owner: string, change: Change): Promise<Committed> {
    return this.#changes.commit(owner, change);
  }

  lock(owner: string, leaseMs: number): Promise<Locked> {
    return this.#changes.lock(owner, leaseMs);
  }

  unlock(owner: string, fence: string): Promise<void> {
    return this.#raw.unlock(owner, fence);
  }

  claim(lane: Lane, limit: number, leaseMs: number): Promise<Claim[]> {
    return this.#work.claim(lane, limit, leaseMs);
  }

  claimOne(owner: string, id: string, leaseMs: number): Promise<Claim | undefined> {
    return this.#work.claimOne(owner, id, leaseMs);
  }

  unclaim(claim: Claim): Promise<void> {
    return this.#raw.unclaim(claim);
  }

  putOff(claim: ClaimMark, ms: number): Promise<void> {
    return this.#raw.putOff(claim, ms);
  }

  depths(): Promise<Record<Lane, Depth>> {
    return this.#raw.depths();
  }

  peek(lane: Lane, until: Instant, limit: number): Promise<Waiting[]> {
    return this.#work.peek(lane, until, limit);
  }

  async log(owner: string, name: string, last: number): Promise<unknown[]> {
    const raw = last > 0 ? await this.#raw.log(owner, name, last) : [];
    if (raw.length === 0) return [];
    // A bundle counts as one where it is stored, so there may be more than was asked for.
    return (await this.#keys.reading(owner, (key) => openLog(owner, name, raw, key))).slice(-last);
  }

  members(list: string): Promise<{ owner: string; entry: string }[]> {
    return this.#raw.members(list);
  }

  link(kind: Known['kind'], known: string, owner: string): Promise<void> {
    refuseUnsound(owner);
    return this.#lookUps.link({ kind, known }, owner);
  }

  unlink(kind: Known['kind'], known: string): Promise<void> {
    return this.#lookUps.unlink({ kind, known });
  }

  find(kind: Known['kind'], known: string): Promise<string | undefined> {
    return this.#lookUps.find({ kind, known });
  }

  owners(from: string | undefined, limit: number): Promise<{ owners: string[]; next?: string }> {
    return this.#raw.owners(from, limit);
  }

  rewrap(owners: string[]): Promise<Rewrapped> {
    return rewrapAll(this.#raw, this.#ring, owners);
  }

  async everything(owner: string): Promise<Everything> {
    const raw = await this.#raw.everything(owner);
    if (raw.key === undefined) return { at: raw.at, docs: {}, mail: [], logs: {}, due: [], lists: raw.lists };
    return openEverything(owner, raw, this.#keys.learn(owner, raw.key));
  }

  async erase(owner: string, expect: Record<string, number>): Promise<Committed> {
    refuseUnsound(owner);
    const erased = await this.#raw.erase(owner, expect);
    if (erased.kind === 'committed') this.#keys.forget(owner);
    return erased;
  }

  pseudonym(kind: string, known: string): string {
    return this.#lookUps.pseudonym(kind, known);
  }

  async close(): Promise<void> {
    await this.#bundles.settled();
    return this.#raw.close();
  }
}
