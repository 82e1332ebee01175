import type { Known } from '../ports/owned.ts';
import { knownHash } from './keys.ts';
import { REMEMBERED } from './owner-keys.ts';
import type { RawStore } from './raw.ts';
import { Recent } from './recent.ts';

/** A look-up whose removal was cut off half-way is believed no longer than this. */
const FOUND_MS = 60_000;

/** Who is found by what. It is stored as a keyed hash, which tells nothing without the store's pepper. */
export class LookUps {
  readonly #raw: RawStore;
  readonly #pepper: Buffer;
  readonly #hashes = new Recent<string>(REMEMBERED);
  /** Who was found lately, by the hash they were found by. */
  readonly #found = new Recent<{ owner: string; until: number }>(REMEMBERED);

  constructor(raw: RawStore, pepper: Buffer) {
    this.#raw = raw;
    this.#pepper = pepper;
  }

  link(by: Known, owner: string): Promise<void> {
    return this.#raw.link(this.hash(by), owner);
  }

  unlink(by: Known): Promise<void> {
    this.forget(by);
    return this.#raw.unlink(this.hash(by));
  }

  async find(by: Known): Promise<string | undefined> {
    const hash = this.hash(by);
    const owner = await this.#raw.find(hash);
    if (owner === undefined) this.#found.delete(hash);
    else this.#found.set(hash, { owner, until: performance.now() + FOUND_MS });
    return owner;
  }

  /** Who was found by it lately, without asking. */
  recent(by: Known): string | undefined {
    const { owner, until = 0 } = this.#found.get(this.hash(by)) ?? {};
    return until < performance.now() ? undefined : owner;
  }

  forget(by: Known): void {
    this.#found.delete(this.hash(by));
  }

  /** A message asks for the same one several times. */
  hash({ kind, known }: Known): string {
    const name = `${kind}:${known}`;
    const before = this.#hashes.get(name);
    if (before !== undefined) return before;
    const hash = knownHash(this.#pepper, kind, known);
    this.#hashes.set(name, hash);
    return hash;
  }

  /** Another use of the pepper than the look-ups': what is kept for good cannot be joined with what is erased. */
  pseudonym(kind: string, known: string): string {
    return knownHash(this.#pepper, `pseudonym ${kind}`, known).slice(0, 22);
  }
}
