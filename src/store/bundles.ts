/**
 * Logs only grow, and short records sealed one by one take ten times the space of what they say. So from time to time the
 * loose entries at the end of a log are packed into one bundle with those before them.
 */
import type { Log } from '../ports/log.ts';
import type { OwnerKeys } from './owner-keys.ts';
import type { RawStore } from './raw.ts';
import { isBundle, openLog, sealBundle } from './sealed-values.ts';

/** Loose entries are worth packing from so many on; it is looked for when a log, with its bundles, has so many entries. */
interface Worth {
  loose: number;
  from: number;
  every: number;
  /** A bundle of so many bytes, sealed, takes in no loose entries any more: it is joined to the one before it. */
  grown: number;
}
const FULL = 4_000;
const busy: Worth = { loose: 5, from: 8, every: 2, grown: 450 };
const quiet: Worth = { loose: 2, from: 2, every: 1, grown: FULL };
/** Logs that grow with every message. In the others, which grow once a day, few loose entries are already most of it. */
const BUSY: ReadonlySet<string> = new Set(['messages', 'deliveries']);
const worthOf = (name: string) => (BUSY.has(name) ? busy : quiet);
const MANY_BYTES = 2_500;

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
    const stored = await this.#raw.log(owner, name, busy.from * 2);
    const loose = stored.slice(stored.findLastIndex(isBundle) + 1);
    const { loose: enough, grown } = worthOf(name);
    if (loose.length < enough && bytesOf(loose) < MANY_BYTES) return;
    const run = [...joining(stored.slice(0, stored.length - loose.length), grown), ...loose];
    await this.#keys.reading(owner, (key) =>
      this.#raw.bundle(owner, name, run, sealBundle(owner, name, openLog(owner, name, run, key), key)),
    );
  }
}

/** `longest` counts the bundles too. */
function isWorthALook(name: string, longest: number): boolean {
  const { from, every } = worthOf(name);
  return longest >= from && longest % every === 0;
}

/**
 * The bundles that are packed anew together with what follows them. A small one takes in a few entries often, and joins the
 * large one before it seldom: what lies in one bundle is told once, but all of it is taken apart to add to it.
 */
function joining(before: Buffer[], grown: number): Buffer[] {
  const [large, small] = before.length > 1 ? before.slice(-2) : [undefined, ...before];
  if (small === undefined || small.length < grown) return small === undefined ? [] : [small];
  return large !== undefined && isBundle(large) && large.length < FULL ? [large, small] : [];
}

function bytesOf(entries: Buffer[]): number {
  return entries.reduce((sum, entry) => sum + entry.length, 0);
}
