/** The `Store` of the core: encryption around a raw adapter, the same for all of them. */
import { AppError } from '../errors.ts';
import type { Instant } from '../model/time.ts';
import type { Claim, Depth, Lane, Waiting } from '../model/work.ts';
import type { Change, Committed } from '../ports/change.ts';
import type { Log } from '../ports/log.ts';
import type { Docs, Everything, Known, Locked, Owned, Recalled } from '../ports/owned.ts';
import type { ClaimMark, Rewrapped, Store } from '../ports/store.ts';
import { Bundles } from './bundles.ts';
import { chance } from './chance.ts';
import {
  isSealedByCurrent,
  isWrappedByCurrent,
  knownHash,
  newOwnerKey,
  newPepper,
  openPepper,
  rewrapped,
  sealPepper,
  wrapperOf,
  type KeyRing,
  type OwnerKey,
} from './keys.ts';
import { OwnerKeys, REMEMBERED } from './owner-keys.ts';
import { ERASED, RECALLED, type RawChange, type RawClaim, type RawOwned, type RawStore } from './raw.ts';
import {
  openClaim,
  openEverything,
  openLog,
  openMail,
  openOwned,
  sealChange,
  sealsSomething,
  type Sealed,
} from './sealed-values.ts';
import { Recent } from './recent.ts';
import { changed, markOf, type Snapshot, type Written } from './snapshot.ts';
import { refuseUnsound } from './sound.ts';
import { Unheard } from './unheard.ts';

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

/** The store's pepper, made if there is none yet, and kept under the current key. */
async function keepPepper(raw: RawStore, ring: KeyRing): Promise<Buffer> {
  const kept = await raw.keepRingSeal(sealPepper(ring, newPepper()));
  const pepper = openPepper(ring, kept);
  if (!isSealedByCurrent(ring, kept)) await raw.replaceRingSeal(sealPepper(ring, pepper));
  return pepper;
}

/** A look-up whose removal was cut off half-way is believed no longer than this. */
const FOUND_MS = 60_000;

class SealedStore implements Store {
  readonly #raw: RawStore;
  readonly #unheard = new Unheard();
  readonly #ring: KeyRing;
  readonly #pepper: Buffer;
  readonly #keys: OwnerKeys;
  readonly #bundles: Bundles;
  readonly #log: Log | undefined;
  readonly #hashes = new Recent<string>(REMEMBERED);
  /** Who was found lately, by the hash they were found by. */
  readonly #found = new Recent<{ owner: string; until: number }>(REMEMBERED);

  constructor(raw: RawStore, ring: KeyRing, pepper: Buffer, log: Log | undefined) {
    this.#raw = raw;
    this.#ring = ring;
    this.#pepper = pepper;
    this.#keys = new OwnerKeys(raw, ring);
    this.#bundles = new Bundles(raw, this.#keys, log);
    this.#log = log;
  }

  get describes(): string {
    return this.#raw.describes;
  }

  get unreplicated(): number | undefined {
    return this.#raw.unreplicated;
  }

  time(): Promise<Instant> {
    return this.#raw.time();
  }

  async read(owner: string): Promise<Owned> {
    refuseUnsound(owner);
    return this.#owned(owner, await this.#raw.read(owner));
  }

  recall({ kind, known }: Known): Recalled | undefined {
    const { owner, until = 0 } = this.#found.get(this.#hash(kind, known)) ?? {};
    const snapshot = owner === undefined ? undefined : this.#keys.known(owner)?.snapshot;
    if (owner === undefined || snapshot === undefined || until < performance.now()) return undefined;
    return { owner, at: this.#raw.reckon(), docs: snapshot.docs };
  }

  async commit(owner: string, change: Change): Promise<Committed> {
    refuseUnsound(owner, change);
    let key = sealsSomething(change) ? await this.#keyFor(owner, change) : undefined;
    const around = this.#around(change);
    if (around.lock !== undefined) await this.#giveBack(owner);
    for (;;) {
      const sealed = sealChange(owner, change, key);
      const committing = this.#raw.commit(owner, { ...sealed.raw, ...around });
      const outcome = await (around.lock === undefined
        ? committing
        : this.#unheard.answered(owner, around.lock.fence, committing));
      if (outcome.kind === 'other-key') {
        key = this.#keys.learn(owner, outcome.key);
        continue;
      }
      if (outcome.kind === 'conflict' && outcome.doc === ERASED) this.#keys.forget(owner);
      if (outcome.kind === 'conflict' && outcome.doc === RECALLED) this.#unlearn(owner, change);
      if (outcome.kind !== 'committed') return outcome;
      if (key !== undefined) key = this.#keys.learn(owner, key.wrapped);
      const { held, longest, before, version, ...committed } = outcome;
      const written = { mark: around.mark, version, put: sealed.put, remove: change.remove ?? [] };
      const now = this.#after(owner, change.as, before, written);
      this.#bundles.after(owner, Object.keys(change.append ?? {}), longest);
      if (held === undefined || around.lock === undefined) return committed;
      const { fence } = around.lock;
      if (change.as === undefined)
        return { ...committed, held: { fence, ...this.#owned(owner, held, sealed.mail) } };
      const mail = key === undefined ? [] : openMail(owner, held.mail, key, sealed.mail);
      return { ...committed, held: { fence, at: held.at, docs: now?.docs ?? change.as, mail } };
    }
  }

  async lock(owner: string, leaseMs: number): Promise<Locked> {
    refuseUnsound(owner);
    await this.#giveBack(owner);
    const fence = newFence();
    const raw = await this.#unheard.answered(owner, fence, this.#raw.lock(owner, fence, leaseMs));
    if (raw === 'busy') return { kind: 'busy' };
    return { kind: 'held', fence, ...this.#owned(owner, raw) };
  }

  unlock(owner: string, fence: string): Promise<void> {
    return this.#raw.unlock(owner, fence);
  }

  async claim(lane: Lane, limit: number, leaseMs: number): Promise<Claim[]> {
    const raw = await this.#raw.claim(lane, limit, leaseMs);
    await this.#keys.learnAll(raw.map((claim) => claim.owner));
    const claims = await Promise.all(raw.map((claim) => this.#opened(claim)));
    return claims.filter((claim) => claim !== undefined);
  }

  async claimOne(owner: string, id: string, leaseMs: number): Promise<Claim | undefined> {
    const raw = await this.#raw.claimOne(owner, id, leaseMs);
    return raw && this.#opened(raw);
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

  async peek(lane: Lane, until: Instant, limit: number): Promise<Waiting[]> {
    const raw = await this.#raw.peek(lane, until, limit);
    await this.#keys.learnAll(raw.map((each) => each.owner));
    const seen = await Promise.all(raw.map((each) => this.#opened(each)));
    return seen.filter((each) => each !== undefined);
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

  link(kind: string, known: string, owner: string): Promise<void> {
    refuseUnsound(owner);
    return this.#raw.link(this.#hash(kind, known), owner);
  }

  unlink(kind: string, known: string): Promise<void> {
    const hash = this.#hash(kind, known);
    this.#found.delete(hash);
    return this.#raw.unlink(hash);
  }

  async find(kind: string, known: string): Promise<string | undefined> {
    const hash = this.#hash(kind, known);
    const owner = await this.#raw.find(hash);
    if (owner === undefined) this.#found.delete(hash);
    else this.#found.set(hash, { owner, until: performance.now() + FOUND_MS });
    return owner;
  }

  owners(from: string | undefined, limit: number): Promise<{ owners: string[]; next?: string }> {
    return this.#raw.owners(from, limit);
  }

  async rewrap(owners: string[]): Promise<Rewrapped> {
    const { current, keys } = this.#ring;
    const others = Object.keys(keys).filter((id) => id !== current);
    const count: Rewrapped = { wrapped: 0, already: 0, unreadable: {}, current, others };
    await keepPepper(this.#raw, this.#ring);
    const kept = await this.#raw.keysOf(owners);
    await Promise.all(owners.map((owner, index) => this.#rewrapOne(owner, kept[index], count)));
    return count;
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

  /** Another use of the pepper than the look-ups': what is kept for good cannot be joined with what is erased. */
  pseudonym(kind: string, known: string): string {
    return knownHash(this.#pepper, `pseudonym ${kind}`, known).slice(0, 22);
  }

  async close(): Promise<void> {
    await this.#bundles.settled();
    return this.#raw.close();
  }

  /** Somebody who begins anew never gets a key back that this process remembers from before. */
  #keyFor(owner: string, { anew }: Change): OwnerKey | Promise<OwnerKey> {
    return anew ? newOwnerKey(this.#ring, owner) : this.#keys.toWriteWith(owner);
  }

  /** A message asks for the same one several times. */
  #hash(kind: string, known: string): string {
    const name = `${kind}:${known}`;
    const before = this.#hashes.get(name);
    if (before !== undefined) return before;
    const hash = knownHash(this.#pepper, kind, known);
    this.#hashes.set(name, hash);
    return hash;
  }

  async #rewrapOne(owner: string, kept: string | undefined, count: Rewrapped): Promise<void> {
    if (kept === undefined) return;
    if (isWrappedByCurrent(this.#ring, kept)) return void (count.already += 1);
    try {
      const wrapped = rewrapped(this.#ring, owner, kept);
      if (await this.#raw.replaceKey(owner, kept, wrapped)) count.wrapped += 1;
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'STORE_KEY')) throw error;
      const by = wrapperOf(kept);
      count.unreadable[by] = (count.unreadable[by] ?? 0) + 1;
    }
  }

  #giveBack(owner: string): Promise<void> {
    return this.#unheard.giveBack(owner, (fence) => this.#raw.unlock(owner, fence));
  }

  #around({ lock, as, knownBy }: Change): Pick<RawChange, 'lock' | 'as' | 'knownBy'> & { mark: string } {
    const mark = as === undefined ? undefined : markOf(as);
    if (as !== undefined && mark === undefined) throw new TypeError('these documents are not from the store');
    return {
      mark: newFence(),
      ...(lock === undefined ? {} : { lock: { fence: newFence(), leaseMs: lock } }),
      ...(mark === undefined ? {} : { as: mark }),
      ...(knownBy === undefined ? {} : { knownBy: this.#hash(knownBy.kind, knownBy.known) }),
    };
  }

  /** What the documents are after a change of our own: known when it was made on those that we know. */
  #after(owner: string, as: Docs | undefined, before: string, written: Written): Snapshot | undefined {
    const key = this.#keys.known(owner);
    const base = as === undefined ? key?.snapshot : { mark: before, docs: as };
    const isKnown = base !== undefined && base.mark === before;
    const now = !isKnown || written.version === 0 ? base : changed(base, written);
    if (key !== undefined) key.snapshot = isKnown ? now : undefined;
    return isKnown ? now : undefined;
  }

  #unlearn(owner: string, { knownBy }: Change): void {
    const key = this.#keys.known(owner);
    if (key !== undefined) key.snapshot = undefined;
    if (knownBy !== undefined) this.#found.delete(this.#hash(knownBy.kind, knownBy.known));
  }

  #owned(owner: string, raw: RawOwned, sent?: Sealed['mail']): Owned {
    if (raw.key === undefined) {
      this.#keys.forget(owner);
      return { at: raw.at, docs: {}, mail: [] };
    }
    return openOwned(owner, raw, this.#keys.learn(owner, raw.key), sent);
  }

  /** One unreadable entry must not keep the others of its batch from being done: it is left out, and said aloud. */
  async #opened<R extends RawClaim>(raw: R): Promise<(Omit<R, 'work'> & Claim) | undefined> {
    try {
      return await this.#keys.reading(raw.owner, (key) => openClaim(raw, key));
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'STORE_KEY')) throw error;
      this.#log?.error('work-unreadable', { owner: raw.owner, id: raw.id, attempt: raw.attempt });
      return undefined;
    }
  }
}

function newFence(): string {
  return chance(12).toString('base64url');
}
