/**
 * Keys. The ring's key encrypts no patient data: it wraps one random key per owner, which does. A new ring key thus
 * means wrapping short keys anew, and losing an owner's key makes all that owner's data unreadable at once.
 */
import { createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { AppError } from '../errors.ts';
import { seal, unseal } from './seal.ts';

/** `keys` are 32 bytes each, by id; `current` wraps, all of them unwrap. Ids are letters, digits and hyphens. */
export interface KeyRing {
  current: string;
  keys: Record<string, Buffer>;
  pepper: Buffer;
}

export interface OwnerKey {
  wrapped: string;
  /** Documents that were opened or sealed lately, by name: what is stored, and its JSON. */
  readonly opened: Map<string, { sealed: string; json: string }>;
  /** Prepared once: giving the cipher the bare bytes each time costs more than the sealing. */
  key: KeyObject;
}

export function newOwnerKey(ring: KeyRing, owner: string): OwnerKey {
  const bytes = randomBytes(32);
  return { key: createSecretKey(bytes), wrapped: wrap(ring, owner, bytes), opened: new Map() };
}

export function openOwnerKey(ring: KeyRing, owner: string, wrapped: string): OwnerKey {
  return { wrapped, key: createSecretKey(unwrap(ring, owner, wrapped)), opened: new Map() };
}

/** Preparing a key costs more than the hash of a phone number. */
const prepared = new WeakMap<Buffer, KeyObject>();

/** A phone number or user id as it may be stored: findable with the pepper, not readable without. */
export function knownHash({ pepper }: KeyRing, kind: string, known: string): string {
  const key = prepared.get(pepper) ?? createSecretKey(pepper);
  prepared.set(pepper, key);
  return createHmac('sha256', key).update(`${kind}:${known}`).digest('base64url');
}

/** A value only this ring makes and opens. It is kept in the store, so that a wrong key is found at the start. */
export function ringSeal(ring: KeyRing): string {
  return wrap(ring, RING, pepperMark(ring));
}

export function checkRingSeal(ring: KeyRing, kept: string): void {
  if (!unwrap(ring, RING, kept).equals(pepperMark(ring))) throw new AppError('STORE_KEY');
}

export function isWrappedByCurrent(ring: KeyRing, wrapped: string): boolean {
  return wrapped.startsWith(`k1.${ring.current}.`);
}

const RING = '';

function pepperMark(ring: KeyRing): Buffer {
  return createHmac('sha256', ring.pepper).update('ring').digest();
}

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
