/** Sealed values in columns of text: bytes as base64 with a dot before it, and what is text anyway as it is. */
const PREFIX = 'b.';
const SPACE = 32;

export function asText(sealed: Buffer): string {
  const isText = (sealed[0] ?? 0) >= SPACE;
  return isText ? sealed.toString('latin1') : PREFIX + sealed.toString('base64');
}

export function fromText(text: string): Buffer {
  return text.startsWith(PREFIX)
    ? Buffer.from(text.slice(PREFIX.length), 'base64')
    : Buffer.from(text, 'latin1');
}
