/**
 * Keys. The ring's key encrypts no patient data: it wraps one random key per owner, which does. A new ring key thus
 * means wrapping short keys anew, and losing an owner's key makes all that owner's data unreadable at once.
 */
import { createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { AppError } from '../errors.ts';
import { seal, unseal } from './seal.ts';
import type { Snapshot } from './snapshot.ts';

/** `keys` are 32 bytes each, by id; `current` wraps, all of them unwrap. Ids are letters, digits and hyphens. */
export interface KeyRing {
  current: string;
  keys: Record<string, Buffer>;
}

/** The ring's keys, the one that wraps first. */
export function inOrder({ current, keys }: KeyRing): Buffer[] {
  const others = Object.entries(keys).filter(([id]) => id !== current);
  return [keys[current], ...others.map(([, key]) => key)].filter((key) => key !== undefined);
}

export interface OwnerKey {
  wrapped: string;
  /** The documents that were last seen under this key. */
  snapshot?: Snapshot | undefined;
  /** Prepared once: giving the cipher the bare bytes each time costs more than the sealing. */
  key: KeyObject;
}

export function newOwnerKey(ring: KeyRing, owner: string): OwnerKey {
  const bytes = randomBytes(32);
  return { key: createSecretKey(bytes), wrapped: wrap(ring, owner, bytes) };
}

export function openOwnerKey(ring: KeyRing, owner: string, wrapped: string): OwnerKey {
  return { wrapped, key: createSecretKey(unwrap(ring, owner, wrapped)) };
}

/** Preparing a key costs more than the hash of a phone number. */
const prepared = new WeakMap<Buffer, KeyObject>();

/** A phone number or user id as it may be stored: findable with the pepper, not readable without. */
export function knownHash(pepper: Buffer, kind: string, known: string): string {
  const key = prepared.get(pepper) ?? createSecretKey(pepper);
  prepared.set(pepper, key);
  return createHmac('sha256', key).update(`${kind}:${known}`).digest('base64url');
}

/**
 * The pepper as the store keeps it: wrapped by the ring like an owner's key, so that it stays the same when every key of
 * the ring has been replaced, and so that a wrong ring is found at the start.
 */
export function sealPepper(ring: KeyRing, pepper: Buffer): string {
  return PEPPERED + wrap(ring, PEPPER, pepper);
}

export function newPepper(): Buffer {
  return randomBytes(32);
}

export function openPepper(ring: KeyRing, kept: string): Buffer {
  if (!kept.startsWith(PEPPERED)) throw new AppError('STORE_KEY');
  return unwrap(ring, PEPPER, kept.slice(PEPPERED.length));
}

export function isSealedByCurrent(ring: KeyRing, kept: string): boolean {
  return kept.startsWith(PEPPERED) && isWrappedByCurrent(ring, kept.slice(PEPPERED.length));
}

export function isWrappedByCurrent(ring: KeyRing, wrapped: string): boolean {
  return wrapperOf(wrapped) === ring.current;
}

/** The id of the key that wrapped this one. */
export function wrapperOf(wrapped: string): string {
  return /^k1\.([\w-]+)\./.exec(wrapped)?.[1] ?? '';
}

/** The same owner's key under the ring's current key. */
export function rewrapped(ring: KeyRing, owner: string, wrapped: string): string {
  return wrap(ring, owner, unwrap(ring, owner, wrapped));
}

const PEPPERED = 'p1.';
/** No owner's name has a space, so nobody's key can stand in for it. */
const PEPPER = ' pepper';

function wrap(ring: KeyRing, owner: string, bytes: Buffer): string {
  const key = ring.keys[ring.current];
  if (key?.length !== 32) throw new AppError('CONFIG', 'The current data key must be 32 bytes.');
  return `k1.${ring.current}.${seal(key, [owner, 'key'], bytes)}`;
}

function unwrap(ring: KeyRing, owner: string, wrapped: string): Buffer {
  const [, id = '', sealed = ''] = /^k1\.([\w-]+)\.(.+)$/.exec(wrapped) ?? [];
  const key = ring.keys[id];
  if (key === undefined) throw new AppError('STORE_KEY', `It was written with the key named "${id}".`);
  return unseal(key, [owner, 'key'], sealed);
}
