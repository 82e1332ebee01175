/** Twilio's proof that it sent a webhook: an HMAC over the address it called and the sorted form fields. */
import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Signed {
  /** The address as Twilio was given it, query included. */
  url: string;
  form: URLSearchParams;
  signature: string | undefined;
}

/** True when one of the tokens made the signature. Twilio may or may not have written the port into the address. */
export function isSigned({ url, form, signature }: Signed, tokens: readonly string[]): boolean {
  if (signature === undefined) return false;
  const given = Buffer.from(signature);
  const fields = sortedFields(form);
  const expected = tokens
    .filter((token) => token !== '')
    .flatMap((token) => spellings(url).map((each) => sign(token, each + fields)));
  return expected.some((each) => each.length === given.length && timingSafeEqual(each, given));
}

function sign(token: string, data: string): Buffer {
  return Buffer.from(createHmac('sha1', token).update(data, 'utf8').digest('base64'));
}

/** A field that comes several times counts once for each different value, in order. */
function sortedFields(form: URLSearchParams): string {
  const names = [...new Set(form.keys())].sort();
  return names
    .flatMap((name) => [...new Set(form.getAll(name))].sort().map((value) => name + value))
    .join('');
}

function spellings(url: string): string[] {
  const parts = /^(https?):\/\/([^/?#:]+|\[[^\]]+\])(:\d+)?([^]*)$/.exec(url);
  if (parts === null) return [url];
  const [, scheme, host, port, rest] = parts;
  const standard = scheme === 'https' ? ':443' : ':80';
  return [`${scheme}://${host}${rest}`, `${scheme}://${host}${port ?? standard}${rest}`];
}
