import { AppError } from '../errors.ts';
import type { Owned } from '../ports/owned.ts';
import { newOwnerKey, openOwnerKey, type KeyRing, type OwnerKey } from './keys.ts';
import type { RawOwned, RawStore } from './raw.ts';
import { Recent } from './recent.ts';
import type { Key } from './seal.ts';
import { openOwned, type Sealed } from './sealed-values.ts';

export const REMEMBERED = 1_000;

/** The owners' keys, unwrapped, of those met most recently. What the store says always overrules what is remembered. */
export class OwnerKeys {
  readonly #raw: RawStore;
  readonly #ring: KeyRing;
  readonly #recent = new Recent<OwnerKey>(REMEMBERED);

  constructor(raw: RawStore, ring: KeyRing) {
    this.#raw = raw;
    this.#ring = ring;
  }

  learn(owner: string, wrapped: string): OwnerKey {
    const known = this.#recent.get(owner);
    if (known?.wrapped === wrapped) return known;
    const key = openOwnerKey(this.#ring, owner, wrapped);
    this.#recent.set(owner, key);
    return key;
  }

  /** What is remembered, without asking. */
  known(owner: string): OwnerKey | undefined {
    return this.#recent.get(owner);
  }

  forget(owner: string): void {
    this.#recent.delete(owner);
  }

  /** What the store has of an owner, opened with the key that came with it. `sent` is mail that was just sealed here. */
  open(owner: string, raw: RawOwned, sent?: Sealed['mail']): Owned {
    if (raw.key !== undefined) return openOwned(owner, raw, this.learn(owner, raw.key), sent);
    this.forget(owner);
    return { at: raw.at, docs: {}, mail: [] };
  }

  async learnAll(owners: string[]): Promise<void> {
    const unknown = [...new Set(owners)].filter((owner) => this.#recent.get(owner) === undefined);
    if (unknown.length === 0) return;
    const wrapped = await this.#raw.keysOf(unknown);
    for (const [index, owner] of unknown.entries()) this.#tryToLearn(owner, wrapped[index]);
  }

  /** The owner's key, or a fresh one, which becomes the owner's with the change that is sealed with it. */
  async toWriteWith(owner: string): Promise<OwnerKey> {
    const known = this.#recent.get(owner);
    if (known !== undefined) return known;
    const [wrapped] = await this.#raw.keysOf([owner]);
    return wrapped === undefined ? newOwnerKey(this.#ring, owner) : this.learn(owner, wrapped);
  }

  /** Reads with the remembered key, and once more with the stored one, which another process may have changed. */
  async reading<T>(owner: string, read: (key: Key) => T): Promise<T> {
    const known = this.#recent.get(owner);
    if (known !== undefined) {
      try {
        return read(known.key);
      } catch {
        this.#recent.delete(owner);
      }
    }
    const [wrapped] = await this.#raw.keysOf([owner]);
    if (wrapped === undefined) throw new AppError('STORE_KEY');
    return read(this.learn(owner, wrapped).key);
  }

  /** A key that does not open concerns its owner alone; whoever reads that owner's data is told then. */
  #tryToLearn(owner: string, wrapped: string | undefined): void {
    if (wrapped === undefined) return;
    try {
      this.learn(owner, wrapped);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
}
