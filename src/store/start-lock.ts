import { DatabaseSync } from 'node:sqlite';
import { isBusy } from './embedded/schema.ts';

export interface StartLock {
  release(): void;
}

/**
 * A lock between processes that the operating system takes back when its holder dies, however it dies. Node has no file
 * locks of its own, but SQLite does. Undefined when another process holds it.
 */
export function holdStartLock(file: string): StartLock | undefined {
  const db = new DatabaseSync(file);
  try {
    // Without a journal beside it nothing is written, so that it can be held on a full disk too.
    db.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return { release: () => db.close() };
  } catch (error) {
    db.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
}
