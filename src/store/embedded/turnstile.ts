import { setImmediate } from 'node:timers';
import type { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../errors.ts';

interface Waiting {
  write: () => unknown;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

/**
 * Lets the writes that arrive together go through in one transaction: the sync to the disk is what costs, and so they
 * share one. Each has a savepoint of its own, so that one that throws leaves its neighbours alone. Nobody hears of
 * success before the transaction is on the disk.
 */
export class Turnstile {
  readonly #db: DatabaseSync;
  #waiting: Waiting[] = [];
  #closed = false;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  pass<T>(write: () => T): Promise<T> {
    if (this.#closed) return Promise.reject(new AppError('STORE_AWAY', 'It was closed.'));
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ write, resolve, reject });
      if (this.#waiting.length === 1) setImmediate(() => this.#letThrough());
    });
  }

  /** Reads need not queue: no transaction is ever open between two turns of the event loop. */
  async look<T>(read: () => T): Promise<T> {
    if (this.#closed) throw new AppError('STORE_AWAY', 'It was closed.');
    try {
      return read();
    } catch (error) {
      throw new AppError('STORE_AWAY', undefined, error);
    }
  }

  close(): void {
    this.#letThrough();
    this.#closed = true;
  }

  #letThrough(): void {
    const batch = this.#waiting;
    this.#waiting = [];
    if (batch.length === 0) return;
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      const tell = batch.map((one) => this.#attempt(one));
      this.#db.exec('COMMIT');
      for (const answer of tell) answer();
    } catch (error) {
      this.#rollBack();
      for (const { reject } of batch) reject(new AppError('STORE_AWAY', undefined, error));
    }
  }

  #attempt({ write, resolve, reject }: Waiting): () => void {
    this.#db.exec('SAVEPOINT one');
    try {
      const value = write() as never;
      this.#db.exec('RELEASE one');
      return () => resolve(value);
    } catch (error) {
      this.#db.exec('ROLLBACK TO one; RELEASE one');
      return () => reject(error);
    }
  }

  #rollBack(): void {
    if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
  }
}
