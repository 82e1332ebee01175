/** Where a chain lies: a directory of its own in DATA_DIR, held by one process, with files named by their first record. */
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, readdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { holdStartLock } from '../store/start-lock.ts';
import { writeDurably } from './write.ts';

/** How a chain's head says where the chain lies. */
export function addressOf(dir: string): string {
  return `${hostname()}:${resolve(dir)}`;
}

export interface Place {
  dir: string;
  chain: string;
  release(): void;
}

/** Two processes with one data directory each have a chain: the second takes the second place. */
export function takePlace(root: string): Place {
  for (let number = 1; ; number += 1) {
    const dir = join(root, String(number));
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const lock = holdStartLock(join(dir, 'chain.lock'));
    if (lock !== undefined) return { dir, chain: chainIn(dir), release: () => lock.release() };
  }
}

function chainIn(dir: string): string {
  const file = join(dir, 'chain');
  if (!existsSync(file)) {
    writeDurably(file, randomBytes(6).toString('hex'));
    syncDirectory(dir);
  }
  return readFileSync(file, 'utf8').trim();
}

export function filesOf(dir: string): string[] {
  const names = existsSync(dir) ? readdirSync(dir) : [];
  return names
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(dir, name));
}

/** Every file of every chain of a data directory. */
export function allFiles(root: string): string[] {
  const places = existsSync(root) ? readdirSync(root).sort() : [];
  return places.flatMap((place) => filesOf(join(root, place)));
}

export function fileFrom(dir: string, chain: string, seq: number): string {
  return join(dir, `audit-${chain}-${String(seq).padStart(12, '0')}.jsonl`);
}

/** A new file is only there after a power cut when its directory has been synced. */
export function syncDirectory(dir: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(dir, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
