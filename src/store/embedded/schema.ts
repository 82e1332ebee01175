/** The tables of the embedded store, and how its file is opened. */
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../errors.ts';

const TABLES = `
  CREATE TABLE IF NOT EXISTS owner (
    owner TEXT PRIMARY KEY, key TEXT, writes INTEGER NOT NULL DEFAULT 0, mails INTEGER NOT NULL DEFAULT 0,
    fence TEXT, lock_until INTEGER, lease_ms INTEGER, mark TEXT NOT NULL DEFAULT ''
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS doc (
    owner TEXT, name TEXT, version INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (owner, name)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS mail (
    owner TEXT, number INTEGER, value TEXT NOT NULL, PRIMARY KEY (owner, number)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS log (
    owner TEXT, name TEXT, number INTEGER, value TEXT NOT NULL, PRIMARY KEY (owner, name, number)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS due (
    owner TEXT, id TEXT, lane TEXT NOT NULL, due_at INTEGER NOT NULL, ready_at INTEGER NOT NULL,
    held_until INTEGER NOT NULL, attempt INTEGER NOT NULL, work TEXT NOT NULL, waits INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (owner, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS due_ready ON due (lane, ready_at);
  CREATE TABLE IF NOT EXISTS once (
    owner TEXT, id TEXT, at INTEGER NOT NULL, PRIMARY KEY (owner, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS member (
    list TEXT, owner TEXT, entry TEXT, PRIMARY KEY (list, owner, entry)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS known (hash TEXT PRIMARY KEY, owner TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS gone (owner TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS ring (one INTEGER PRIMARY KEY CHECK (one = 1), seal TEXT NOT NULL) STRICT;
`;

/**
 * `synchronous=FULL` syncs the log at every commit, so that what was acknowledged survives a power cut. The exclusive
 * lock is the operating system's: it is refused to a second process at once and goes when this one dies, however it dies.
 * With `secure_delete` what is deleted or replaced is overwritten in the file, so that erasing somebody erases them.
 */
const SETTINGS = `
  PRAGMA busy_timeout = 0;
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
  BEGIN EXCLUSIVE;
`;
const SQLITE_BUSY = 5;

export function openDatabase(dir: string): DatabaseSync {
  if (dir !== ':memory:') mkdirSync(dir, { recursive: true, mode: 0o700 });
  const file = dir === ':memory:' ? dir : join(dir, 'flarepath.db');
  const db = new DatabaseSync(file);
  try {
    if (file !== ':memory:') chmodSync(file, 0o600);
    db.exec(`${SETTINGS}${TABLES}`);
    db.exec('COMMIT');
    return db;
  } catch (error) {
    db.close();
    throw isBusy(error) ? new AppError('STORE_TAKEN', undefined, error) : error;
  }
}

export function isBusy(error: unknown): boolean {
  const { errcode } = (error ?? {}) as { errcode?: number };
  return errcode !== undefined && (errcode & 0xff) === SQLITE_BUSY;
}
