import { fnv1a } from '../model/hash.ts';

/**
 * Everything of one owner lies in one of 256 cells, and a cell lies in one slot of a Redis Cluster. The number is part of
 * every stored key: changing it would lose all data.
 */
export const CELLS = 256;

let last = { owner: '', cell: fnv1a('') % CELLS };

/** Each key of an operation asks for the cell of the same owner. */
export function cellOf(owner: string): number {
  if (last.owner !== owner) last = { owner, cell: fnv1a(owner) % CELLS };
  return last.cell;
}
