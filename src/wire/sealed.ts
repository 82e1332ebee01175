/**
 * Ids of ours that have to travel through other people's machines and come back: encrypted, so that nobody learns them, and
 * signed with that, so that nobody can make one. The same ids give the same letters, for services that tell repeats by them.
 */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

export interface Sealer {
  seal(words: readonly string[]): string;
  /** By each of our keys: what may have been sealed before there was a newer one. */
  sealings(words: readonly string[]): string[];
  /** Undefined for what none of our keys has sealed for this use. */
  open(sealed: string): string[] | undefined;
}

const IV = 12;
const TAG = 16;

/** The first key seals, each of them opens. `use` keeps what was sealed for one thing from being believed for another. */
export function createSealer(keys: readonly Buffer[], use: string): Sealer {
  const [first] = keys;
  if (first === undefined) throw new Error('nothing can be sealed without a key');
  return {
    seal: (words) => sealed(first, use, JSON.stringify(words)),
    sealings: (words) => keys.map((key) => sealed(key, use, JSON.stringify(words))),
    open(text) {
      if (!/^[\w-]{40,1000}$/.test(text)) return undefined;
      const bytes = Buffer.from(text, 'base64url');
      for (const key of keys) {
        const plain = opened(key, use, bytes);
        if (plain !== undefined) return JSON.parse(plain) as string[];
      }
      return undefined;
    },
  };
}

function sealed(key: Buffer, use: string, plain: string): string {
  // Made from the content: two contents never share one, and one content always has the same.
  const iv = createHmac('sha256', key).update(`${use}\n${plain}`).digest().subarray(0, IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(use));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, body, cipher.getAuthTag()]).toString('base64url');
}

function opened(key: Buffer, use: string, bytes: Buffer): string | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV), { authTagLength: TAG });
    decipher.setAAD(Buffer.from(use)).setAuthTag(bytes.subarray(-TAG));
    return decipher.update(bytes.subarray(IV, -TAG), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}
