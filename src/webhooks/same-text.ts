import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from '../ports/http.ts';

/** Compares without telling by its time how much was right. */
export function sameText(a: string, b: string): boolean {
  const [one, two] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(one as Buffer, two as Buffer);
}

/** The secret as a bearer's token, or as the password of an address: never in the path, which is written into logs. */
export function showsSecret({ headers }: Request, secret: string): boolean {
  const [scheme = '', value = ''] = (headers['authorization'] ?? '').split(/ +/, 2);
  if (/^bearer$/i.test(scheme)) return sameText(value, secret);
  if (!/^basic$/i.test(scheme)) return false;
  const plain = Buffer.from(value, 'base64').toString('utf8');
  return sameText(plain.slice(plain.indexOf(':') + 1), secret);
}
