/**
 * 32-bit FNV-1a over UTF-8, a published hash that spreads short ids evenly. Stored keys and people's daily minutes rest on
 * it: it must never change.
 */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
