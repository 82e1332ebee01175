/**
 * A sealed value: AES-256-GCM, bound to the place it belongs to. In the store it is bytes, `2`, iv, tag and ciphertext; in
 * files and for keys it is text, `v1.<base64 of iv, tag and ciphertext>`. What the store was given as text stays readable.
 */
import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { AppError } from '../errors.ts';
import { chance } from './chance.ts';

const IV = 12;
const TAG = 16;
const HEAD = IV + TAG;
const PREFIX = 'v1.';
/** No text begins with it. */
const AS_BYTES = 2;

/** What a value is bound to: moved to another owner or another field, it no longer opens. */
export type Place = readonly [owner: string, field: string];

/** A key as prepared for many values, or as its bare bytes. */
export type Key = KeyObject | Buffer;

export function seal(key: Key, place: Place, value: string | Buffer): string {
  return PREFIX + sealBytes(key, place, value).subarray(1).toString('base64');
}

/** `mark` comes first, and says what it is when it is not one value. */
export function sealBytes(key: Key, place: Place, value: string | Buffer, mark = AS_BYTES): Buffer {
  const iv = chance(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bytesOf(place));
  // In this mode all comes with the first call; the last one makes the tag.
  const ciphertext = typeof value === 'string' ? cipher.update(value, 'utf8') : cipher.update(value);
  cipher.final();
  const sealed = Buffer.allocUnsafe(1 + HEAD + ciphertext.length);
  sealed[0] = mark;
  sealed.set(iv, 1);
  sealed.set(cipher.getAuthTag(), 1 + IV);
  sealed.set(ciphertext, 1 + HEAD);
  return sealed;
}

export function unseal(key: Key, place: Place, sealed: string | Buffer, mark = AS_BYTES): Buffer {
  try {
    const bytes = withoutForm(sealed, mark);
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV), { authTagLength: TAG });
    decipher.setAAD(bytesOf(place)).setAuthTag(bytes.subarray(IV, HEAD));
    const value = decipher.update(bytes.subarray(HEAD));
    decipher.final();
    return value;
  } catch (cause) {
    throw new AppError('STORE_KEY', undefined, cause);
  }
}

function withoutForm(sealed: string | Buffer, mark: number): Buffer {
  if (typeof sealed !== 'string' && sealed[0] === mark) return sealed.subarray(1);
  const text = typeof sealed === 'string' ? sealed : sealed.toString('latin1');
  if (!text.startsWith(PREFIX)) throw new Error('not a sealed value');
  return Buffer.from(text.slice(PREFIX.length), 'base64');
}

/** Where a sealed value begins there is chance, and the tag over all of it: two that begin alike are the same. */
export function beginningOf(sealed: Buffer): string {
  return sealed.toString('latin1', 0, PREFIX.length + Math.ceil((HEAD * 4) / 3));
}

/** JSON, because plain joining would let ("a", "bc") pass for ("ab", "c"). */
function bytesOf(place: Place): Buffer {
  return Buffer.from(JSON.stringify(place));
}
