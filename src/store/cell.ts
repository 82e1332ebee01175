/**
 * Everything of one owner lies in one of 256 cells, and a cell lies in one slot of a Redis Cluster. The number is part of
 * every stored key: changing it would lose all data.
 */
export const CELLS = 256;

export function cellOf(owner: string): number {
  return fnv1a(owner) % CELLS;
}

/** 32-bit FNV-1a over UTF-8, a published hash that spreads short ids evenly. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
