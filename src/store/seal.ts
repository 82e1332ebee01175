/** One sealed value: `v1.<base64 of iv, tag and ciphertext>`, AES-256-GCM, bound to the place it belongs to. */
import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { AppError } from '../errors.ts';
import { chance } from './chance.ts';

const IV = 12;
const TAG = 16;
const PREFIX = 'v1.';

/** What a value is bound to: moved to another owner or another field, it no longer opens. */
export type Place = readonly [owner: string, field: string];

/** A key as prepared for many values, or as its bare bytes. */
export type Key = KeyObject | Buffer;

export function seal(key: Key, place: Place, value: string | Buffer): string {
  const iv = chance(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bytesOf(place));
  const ciphertext = Buffer.concat([cipher.update(value), cipher.final()]);
  return PREFIX + Buffer.concat([iv, cipher.getAuthTag(), ciphertext]).toString('base64');
}

export function unseal(key: Key, place: Place, sealed: string): Buffer {
  try {
    if (!sealed.startsWith(PREFIX)) throw new Error('not a sealed value');
    const bytes = Buffer.from(sealed.slice(PREFIX.length), 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV), { authTagLength: TAG });
    decipher.setAAD(bytesOf(place)).setAuthTag(bytes.subarray(IV, IV + TAG));
    return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]);
  } catch (cause) {
    throw new AppError('STORE_KEY', undefined, cause);
  }
}

/** JSON, because plain joining would let ("a", "bc") pass for ("ab", "c"). */
function bytesOf(place: Place): Buffer {
  return Buffer.from(JSON.stringify(place));
}
