/**
 * Logs only grow, and short records sealed one by one take ten times the space of what they say. So from time to time the
 * loose entries at the end of a log are packed into one bundle with those before them.
 */
import type { Log } from '../ports.ts';
import type { OwnerKeys } from './owner-keys.ts';
import type { RawStore } from './raw.ts';
import { isBundle, openLog, sealBundle } from './sealed-values.ts';

/** How many loose entries are packed together, and when a bundle is full and a new one is begun. */
const LOOSE = 10;
const LOOSE_BYTES = 2_500;
const FULL = 200;
/** Logs that grow with every message. In the others, which grow once a day, few loose entries are already most of it. */
const BUSY: ReadonlySet<string> = new Set(['messages', 'deliveries']);
const FEW = 3;

export class Bundles {
  readonly #raw: RawStore;
  readonly #keys: OwnerKeys;
  readonly #log: Log | undefined;
  readonly #running = new Set<Promise<void>>();

  constructor(raw: RawStore, keys: OwnerKeys, log: Log | undefined) {
    this.#raw = raw;
    this.#keys = keys;
    this.#log = log;
  }

  /** Begins packing when a log has grown so far that it may be worth it; nobody waits for that. */
  after(owner: string, names: string[], longest: number): void {
    for (const name of names.filter((each) => isWorthALook(each, longest))) {
      const running = this.#pack(owner, name)
        .catch((fault: unknown) => this.#log?.warn('log not packed', { owner, log: name }, fault))
        .finally(() => this.#running.delete(running));
      this.#running.add(running);
    }
  }

  async settled(): Promise<void> {
    await Promise.all(this.#running);
  }

  async #pack(owner: string, name: string): Promise<void> {
    const stored = await this.#raw.log(owner, name, LOOSE * 2);
    const loose = stored.slice(stored.findLastIndex(isBundle) + 1);
    if (!isEnough(name, loose)) return;
    const before = stored.at(-loose.length - 1);
    await this.#keys.reading(owner, async (key) => {
      const packed = before === undefined ? [] : openLog(owner, name, [before], key);
      const joins = packed.length > 0 && packed.length < FULL;
      const run = joins && before !== undefined ? [before, ...loose] : loose;
      const entries = [...(joins ? packed : []), ...openLog(owner, name, loose, key)];
      await this.#raw.bundle(owner, name, run, sealBundle(owner, name, entries, key));
    });
  }
}

/** `longest` counts the bundles too. */
function isWorthALook(name: string, longest: number): boolean {
  return BUSY.has(name) ? longest >= LOOSE && longest % (LOOSE / 2) === 0 : longest > FEW;
}

function isEnough(name: string, loose: Buffer[]): boolean {
  const enough = BUSY.has(name) ? LOOSE : FEW;
  return loose.length >= enough || bytesOf(loose) >= LOOSE_BYTES;
}

function bytesOf(entries: Buffer[]): number {
  return entries.reduce((sum, entry) => sum + entry.length, 0);
}
