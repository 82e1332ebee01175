/** Where the data key comes from: the environment, a file of the operator's, or, outside production, one made here. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import type { KeyRing } from './keys.ts';

export interface KeySource {
  dataKey: string | undefined;
  dataKeyFile: string | undefined;
  dataDir: string;
}

/**
 * A key file has a key a line, newest first: an id and 32 bytes in base64. The first wraps, all of them open; one that
 * opens nothing any more may be taken away.
 */
export function readKeyRing({ dataKey, dataKeyFile, dataDir }: KeySource): KeyRing {
  if (dataKey !== undefined) return ringOf([['k1', dataKey]]);
  const path = dataKeyFile ?? ownKeyFile(dataDir);
  if (dataKeyFile === undefined && !existsSync(path)) makeKeyFile(dataDir, path);
  const lines = contentOf(path)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return ringOf(lines.map((line) => line.split(/\s+/)));
}

/** Where a key is made when none is given. */
export function ownKeyFile(dataDir: string): string {
  return join(dataDir, 'data.key');
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new AppError('CONFIG', `  DATA_KEY_FILE: ${path} cannot be read`, cause);
  }
}

function makeKeyFile(dataDir: string, path: string): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(path, `k1 ${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
}

const KEY = /^[A-Za-z0-9-]+$/;

function ringOf(lines: string[][]): KeyRing {
  const read = lines.map(([id = '', value = '', ...more]) => {
    const key = Buffer.from(value, 'base64');
    return { id, key, isWhole: KEY.test(id) && key.length === 32 && more.length === 0 };
  });
  const [newest] = read;
  if (newest === undefined || !read.every(({ isWhole }) => isWhole))
    throw new AppError(
      'CONFIG',
      '  DATA_KEY_FILE: each line is an id and 32 bytes in base64, such as "k1 q83v..."',
    );
  // Of two keys with one name the older would go on wrapping, and whoever put the newer there would take it for replaced.
  const twice = read.find(({ id }, at) => read.some((other, place) => place < at && other.id === id));
  if (twice !== undefined)
    throw new AppError(
      'CONFIG',
      `  DATA_KEY_FILE: two keys are called ${twice.id}; give the new one a name of its own`,
    );
  return { current: newest.id, keys: Object.fromEntries(read.map(({ id, key }) => [id, key])) };
}
