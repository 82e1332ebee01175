import { fnv1a } from '../model/hash.ts';

/**
 * Everything of one owner lies in one of 256 cells, and a cell lies in one slot of a Redis Cluster. The number is part of
 * every stored key: changing it would lose all data.
 */
export const CELLS = 256;

export function cellOf(owner: string): number {
  return fnv1a(owner) % CELLS;
}
