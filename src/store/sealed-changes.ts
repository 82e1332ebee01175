import type { Change, Committed } from '../ports/change.ts';
import type { Docs, Locked } from '../ports/owned.ts';
import type { Bundles } from './bundles.ts';
import { chance } from './chance.ts';
import { newOwnerKey, type KeyRing, type OwnerKey } from './keys.ts';
import type { LookUps } from './look-ups.ts';
import type { OwnerKeys } from './owner-keys.ts';
import { ERASED, RECALLED, type RawChange, type RawCommitted, type RawStore } from './raw.ts';
import { openMail, sealChange, sealsSomething, type Sealed } from './sealed-values.ts';
import { afterChange, markOf, type Snapshot, type Written } from './snapshot.ts';
import { refuseUnsound } from './sound.ts';
import { Unheard } from './unheard.ts';

/** What goes with a sealed change beside its contents. */
type Around = Pick<RawChange, 'lock' | 'as' | 'knownBy'> & { mark: string };

/** What came of a change, and how it was sealed. */
interface Sent<Outcome> {
  outcome: Outcome;
  sealed: Sealed;
  key: OwnerKey | undefined;
}

export interface ChangesDeps {
  raw: RawStore;
  ring: KeyRing;
  keys: OwnerKeys;
  lookUps: LookUps;
  bundles: Bundles;
}

/** Changes, sealed before they go out, and the locks that are taken with or before them. */
export class SealedChanges {
  readonly #raw: RawStore;
  readonly #ring: KeyRing;
  readonly #keys: OwnerKeys;
  readonly #lookUps: LookUps;
  readonly #bundles: Bundles;
  readonly #unheard = new Unheard();

  constructor({ raw, ring, keys, lookUps, bundles }: ChangesDeps) {
    this.#raw = raw;
    this.#ring = ring;
    this.#keys = keys;
    this.#lookUps = lookUps;
    this.#bundles = bundles;
  }

  async commit(owner: string, change: Change): Promise<Committed> {
    refuseUnsound(owner, change);
    const key = sealsSomething(change) ? await this.#keyFor(owner, change) : undefined;
    const around = this.#around(change);
    if (around.lock !== undefined) await this.#giveBack(owner);
    const sent = await this.#sent(owner, change, around, key);
    const { outcome } = sent;
    if (outcome.kind === 'conflict' && outcome.doc === ERASED) this.#keys.forget(owner);
    if (outcome.kind === 'conflict' && outcome.doc === RECALLED) this.#unlearn(owner, change);
    return outcome.kind === 'committed'
      ? this.#committed(owner, change, around, { ...sent, outcome })
      : outcome;
  }

  async lock(owner: string, leaseMs: number): Promise<Locked> {
    refuseUnsound(owner);
    await this.#giveBack(owner);
    const fence = newFence();
    const raw = await this.#unheard.answered(owner, fence, this.#raw.lock(owner, fence, leaseMs));
    if (raw === 'busy') return { kind: 'busy' };
    return { kind: 'held', fence, ...this.#keys.open(owner, raw) };
  }

  /** Somebody who begins anew never gets a key back that this process remembers from before. */
  #keyFor(owner: string, { anew }: Change): OwnerKey | Promise<OwnerKey> {
    return anew ? newOwnerKey(this.#ring, owner) : this.#keys.toWriteWith(owner);
  }

  #giveBack(owner: string): Promise<void> {
    return this.#unheard.giveBack(owner, (fence) => this.#raw.unlock(owner, fence));
  }

  #around({ lock, as, knownBy }: Change): Around {
    const mark = as === undefined ? undefined : markOf(as);
    if (as !== undefined && mark === undefined) throw new TypeError('these documents are not from the store');
    return {
      mark: newFence(),
      ...(lock === undefined ? {} : { lock: { fence: newFence(), leaseMs: lock } }),
      ...(mark === undefined ? {} : { as: mark }),
      ...(knownBy === undefined ? {} : { knownBy: this.#lookUps.hash(knownBy) }),
    };
  }

  /** Sealed and sent, once more with the key that the owner has where another process has changed it. */
  async #sent(
    owner: string,
    change: Change,
    around: Around,
    first: OwnerKey | undefined,
  ): Promise<Sent<Exclude<RawCommitted, { kind: 'other-key' }>>> {
    let key = first;
    for (;;) {
      const sealed = sealChange(owner, change, key);
      const committing = this.#raw.commit(owner, { ...sealed.raw, ...around });
      const outcome = await (around.lock === undefined
        ? committing
        : this.#unheard.answered(owner, around.lock.fence, committing));
      if (outcome.kind !== 'other-key') return { outcome, sealed, key };
      key = this.#keys.learn(owner, outcome.key);
    }
  }

  #committed(
    owner: string,
    { as, remove = [], append = {} }: Change,
    { mark, lock }: Around,
    { outcome, sealed, key }: Sent<Extract<RawCommitted, { kind: 'committed' }>>,
  ): Committed {
    const own = key && this.#keys.learn(owner, key.wrapped);
    const { held, longest, before, version, ...committed } = outcome;
    const now = this.#after(owner, as, before, { mark, version, put: sealed.put, remove });
    this.#bundles.after(owner, Object.keys(append), longest);
    if (held === undefined || lock === undefined) return committed;
    const { fence } = lock;
    if (as === undefined)
      return { ...committed, held: { fence, ...this.#keys.open(owner, held, sealed.mail) } };
    const mail = own === undefined ? [] : openMail(owner, held.mail, own, sealed.mail);
    return { ...committed, held: { fence, at: held.at, docs: now?.docs ?? as, mail } };
  }

  #after(owner: string, as: Docs | undefined, before: string, written: Written): Snapshot | undefined {
    const key = this.#keys.known(owner);
    const base = as === undefined ? key?.snapshot : { mark: before, docs: as };
    const now = afterChange(base, before, written);
    if (key !== undefined) key.snapshot = now;
    return now;
  }

  #unlearn(owner: string, { knownBy }: Change): void {
    const key = this.#keys.known(owner);
    if (key !== undefined) key.snapshot = undefined;
    if (knownBy !== undefined) this.#lookUps.forget(knownBy);
  }
}

function newFence(): string {
  return chance(12).toString('base64url');
}
