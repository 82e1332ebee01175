/**
 * Times from one moment to a later one with the same name. Several may run under one name, for the clock's events are
 * named by their day: the first begun is the first ended. A beginning without an end is forgotten in time.
 */
export class Stopwatch {
  readonly #begun = new Map<string, number[]>();
  readonly #now: () => number;
  readonly #most: number;

  constructor(now: () => number, most = 5_000) {
    this.#now = now;
    this.#most = most;
  }

  begin(name: string): void {
    const running = this.#begun.get(name) ?? [];
    this.#begun.delete(name);
    this.#begun.set(name, [...running.slice(-this.#most), this.#now()]);
    const oldest = this.#begun.keys().next();
    if (this.#begun.size > this.#most && !oldest.done) this.#begun.delete(oldest.value);
  }

  /** In seconds; undefined when the beginning was not seen. */
  end(name: string): number | undefined {
    const [since, ...others] = this.#begun.get(name) ?? [];
    if (others.length === 0) this.#begun.delete(name);
    else this.#begun.set(name, others);
    return since === undefined ? undefined : (this.#now() - since) / 1_000;
  }

  get size(): number {
    return this.#begun.size;
  }
}
