import { AppError } from '../errors.ts';
import type { Instant } from '../model/time.ts';
import type { Claim, Lane, Waiting } from '../model/work.ts';
import type { Log } from '../ports/log.ts';
import type { OwnerKeys } from './owner-keys.ts';
import type { RawClaim, RawStore } from './raw.ts';
import { openClaim } from './sealed-values.ts';

/** Due entries, opened as they are claimed or looked at. */
export class SealedWork {
  readonly #raw: RawStore;
  readonly #keys: OwnerKeys;
  readonly #log: Log | undefined;

  constructor(raw: RawStore, keys: OwnerKeys, log: Log | undefined) {
    this.#raw = raw;
    this.#keys = keys;
    this.#log = log;
  }

  async claim(lane: Lane, limit: number, leaseMs: number): Promise<Claim[]> {
    return this.#allOpened(await this.#raw.claim(lane, limit, leaseMs));
  }

  async claimOne(owner: string, id: string, leaseMs: number): Promise<Claim | undefined> {
    const raw = await this.#raw.claimOne(owner, id, leaseMs);
    return raw && this.#opened(raw);
  }

  async peek(lane: Lane, until: Instant, limit: number): Promise<Waiting[]> {
    return this.#allOpened(await this.#raw.peek(lane, until, limit));
  }

  async #allOpened<R extends RawClaim>(raw: R[]): Promise<(Omit<R, 'work'> & Claim)[]> {
    await this.#keys.learnAll(raw.map(({ owner }) => owner));
    const opened = await Promise.all(raw.map((each) => this.#opened(each)));
    return opened.filter((each) => each !== undefined);
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
