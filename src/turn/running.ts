/** Turns and due work under way in this process: begun without being waited for, and waited for when it stops. */
import type { Log } from '../ports/log.ts';

export class Running {
  readonly #log: Log;
  readonly #tasks = new Set<Promise<unknown>>();
  /** Owners with a turn under way; true when another message came in meanwhile. */
  readonly #owners = new Map<string, boolean>();

  constructor(log: Log) {
    this.#log = log;
  }

  begin(what: string, task: () => Promise<unknown>, facts: Parameters<Log['error']>[1] = {}): void {
    const running = task()
      .catch((fault: unknown) => this.#log.error(`${what} failed`, facts, fault))
      .finally(() => this.#tasks.delete(running));
    this.#tasks.add(running);
  }

  /** One turn at a time for each owner here; the lock does the same between processes. */
  beginFor(owner: string, turn: () => Promise<unknown>): void {
    if (this.#owners.has(owner)) {
      this.#owners.set(owner, true);
      return;
    }
    this.#owners.set(owner, false);
    const inTurn = async () => {
      try {
        await turn();
      } finally {
        const again = this.#owners.get(owner) === true;
        this.#owners.delete(owner);
        if (again) this.beginFor(owner, turn);
      }
    };
    this.begin('turn', inTurn, { owner });
  }

  /** Counts a pass of the clock as under way, so that whoever waits for rest waits for it too. */
  async during<T>(pass: () => Promise<T>): Promise<T> {
    const passing = pass();
    const over = passing.catch(() => undefined).finally(() => this.#tasks.delete(over));
    this.#tasks.add(over);
    return passing;
  }

  get idle(): boolean {
    return this.#tasks.size === 0;
  }

  /** Resolves when nothing is under way any more. */
  async settled(): Promise<void> {
    while (this.#tasks.size > 0) await Promise.all(this.#tasks);
  }
}
