/**
 * A file that only grows until it is emptied. What `append` has resolved for is on the disk; what it has rejected for is
 * not in the file. Lines that arrive together share one sync.
 */
import { open, readFile, rename, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SpoolKeys } from './keys.ts';
import { readLines, sealLine, type Line, type ReadLines } from './lines.ts';

/** What is asked of the file. */
export interface AppendedFile extends Pick<FileHandle, 'datasync' | 'truncate' | 'close'> {
  appendFile(text: string, encoding: 'latin1'): Promise<void>;
}

interface Waiting {
  line: string;
  number: number;
  kept: PromiseWithResolvers<number>;
}

export interface OpenedJournal {
  journal: Journal;
  lines: Line[];
}

export async function readJournal(path: string, keys: SpoolKeys): Promise<ReadLines> {
  const bytes = await readFile(path).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return Buffer.alloc(0);
    throw fault;
  });
  return readLines(keys, bytes, path);
}

/** Puts these values in the place of all that is in the file, under the current key: before it or after it, never half. */
export async function rewriteJournal(path: string, keys: SpoolKeys, values: unknown[]): Promise<void> {
  const next = await open(`${path}.next`, 'w', 0o600);
  const lines = values.map((value, index) => sealLine(keys, { number: index + 1, value }));
  await next.writeFile(lines.join(''), 'latin1');
  await next.datasync();
  await next.close();
  await rename(`${path}.next`, path);
  await syncDirectory(dirname(path));
}

/** A line that was being written when the process died is cut off: nobody was told that it is kept. */
export async function openJournal(path: string, keys: SpoolKeys): Promise<OpenedJournal> {
  const { lines, whole } = await readJournal(path, keys);
  const file = await open(path, 'a', 0o600);
  await file.truncate(whole);
  await syncDirectory(dirname(path));
  const last = lines.reduce((highest, { number }) => Math.max(highest, number), 0);
  return { journal: new Journal(file, keys, { size: whole, last }), lines };
}

export class Journal {
  readonly #file: AppendedFile;
  readonly #keys: SpoolKeys;
  #size: number;
  #last: number;
  /** Whether a write has begun and not ended well: there may be a piece of it at the end of the file. */
  #torn = false;
  #waiting: Waiting[] = [];
  #queue: Promise<void> = Promise.resolve();

  constructor(file: AppendedFile, keys: SpoolKeys, at: { size: number; last: number }) {
    this.#file = file;
    this.#keys = keys;
    this.#size = at.size;
    this.#last = at.last;
  }

  /** Resolves with the line's number; the order of calls is the order in the file. */
  append(value: unknown): Promise<number> {
    const number = (this.#last += 1);
    const kept = Promise.withResolvers<number>();
    this.#waiting.push({ line: sealLine(this.#keys, { number, value }), number, kept });
    this.#queue = this.#queue.then(() => this.#writeWaiting());
    return kept.promise;
  }

  /** Empties the file when its turn has come, if there is nothing in it then that is still needed. */
  emptyIf(isDone: () => boolean): Promise<void> {
    const emptied = this.#queue.then(() => this.#empty(isDone));
    this.#queue = emptied.catch(() => undefined);
    return emptied;
  }

  async #empty(isDone: () => boolean): Promise<void> {
    if (!isDone() || this.#waiting.length > 0 || this.#size === 0) return;
    await this.#file.truncate(0);
    this.#size = 0;
  }

  async close(): Promise<void> {
    await this.#queue;
    await this.#file.close();
  }

  async #writeWaiting(): Promise<void> {
    const batch = this.#waiting.splice(0);
    if (batch.length === 0) return;
    try {
      await this.#write(batch.map(({ line }) => line).join(''));
      for (const { kept, number } of batch) kept.resolve(number);
    } catch (fault) {
      for (const { kept } of batch) kept.reject(fault);
    }
  }

  async #write(text: string): Promise<void> {
    if (this.#torn) await this.#file.truncate(this.#size);
    this.#torn = true;
    await this.#file.appendFile(text, 'latin1');
    await this.#file.datasync();
    this.#torn = false;
    this.#size += text.length;
  }
}

/** Without it, a power cut could take the new file's name away with everything in it. */
async function syncDirectory(dir: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(dir, 'r');
  await handle.sync();
  await handle.close();
}
