/**
 * The secret part of an address that shows one chart: whose it is and until when, sealed, so that it says nothing by itself and
 * nobody can make one. The same content gives the same address, so that a turn that is done twice sends one and not two.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';
import { z } from 'zod';

export interface ChartAddress {
  owner: string;
  /** Which asking it answers: shown once, and never again. */
  id: string;
  until: number;
}

const IV = 12;
const TAG = 16;
const LONGEST = 400;
const content = z.tuple([z.string().min(1), z.string().min(1), z.number()]);

export function sealAddress(secret: string, { owner, id, until }: ChartAddress): string {
  const { key, mac } = keysFrom(secret);
  const plain = Buffer.from(JSON.stringify([owner, shortened(id), until]));
  // Made from the content instead of by chance: never the same for two contents, so it never repeats under one key.
  const iv = createHmac('sha256', mac).update(plain).digest().subarray(0, IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Undefined for anything we did not seal. Whether its time has passed is for the caller. */
export function openAddress(secret: string, sealed: string): ChartAddress | undefined {
  const bytes = Buffer.from(sealed.slice(0, LONGEST), 'base64url');
  if (bytes.length <= IV + TAG) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', keysFrom(secret).key, bytes.subarray(0, IV), {
      authTagLength: TAG,
    });
    decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
    const plain = Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]);
    const [owner, id, until] = content.parse(JSON.parse(plain.toString()));
    return { owner, id, until };
  } catch {
    return undefined;
  }
}

/** Ids of messages are long, and an address has to fit into a text. */
function shortened(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, 12);
}

function keysFrom(secret: string): { key: Buffer; mac: Buffer } {
  const both = Buffer.from(hkdfSync('sha256', secret, '', 'chart addresses', 64));
  return { key: both.subarray(0, 32), mac: both.subarray(32) };
}
