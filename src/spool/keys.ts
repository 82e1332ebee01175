/** The keys of the spool: derived from the ring's, so that there is nothing more to keep, and used for nothing else. */
import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { KeyRing } from '../store/keys.ts';

export interface SpoolKeys {
  current: string;
  keys: Record<string, KeyObject>;
}

export function spoolKeys({ current, keys }: KeyRing): SpoolKeys {
  const derived = Object.entries(keys).map(([id, key]) => [id, derive(key)] as const);
  return { current, keys: Object.fromEntries(derived) };
}

function derive(key: Buffer): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, '', 'flarepath spool', 32)));
}
