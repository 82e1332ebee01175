/** All names of keys in Redis. What stands in braces decides the slot, so that one cell's keys share one. */
import { hash } from 'node:crypto';
import { lanes, type Lane } from '../../model/work.ts';
import { CELLS, cellOf } from '../cell.ts';

export const allCells: readonly number[] = Array.from({ length: CELLS }, (_, cell) => cell);

const tags = allCells.map((cell) => `{s${String(cell).padStart(3, '0')}}`);
const tag = (cell: number) => tags[cell] ?? '';
const tagOf = (owner: string) => tag(cellOf(owner));

/** Hash: the owner's key, counters, lock, documents and mail; the fields are in lua/prelude.lua. */
export const ownerKey = (owner: string) => `${tagOf(owner)}:o:${owner}`;
/** Sorted set: event ids committed lately, as `onceMember`, by when. */
export const onceKey = (owner: string) => `${tagOf(owner)}:once:${owner}`;
/** Redis keeps a whole number in ten bytes and text in as many as it has. Of the few ids of one owner no two come to the same. */
export const onceMember = (id: string) => hash('sha256', id, 'buffer').readBigInt64BE().toString();
/** Hash: stands for a while where somebody was erased; its fields are look-ups that are still to be removed. */
export const goneKey = (owner: string) => `${tagOf(owner)}:gone:${owner}`;
/** Sorted set of a cell: every owner who has a key, by name. */
export const ownersKey = (cell: number) => `${tag(cell)}:owners`;
export const ownersKeyOf = (owner: string) => ownersKey(cellOf(owner));
/** List: the entries of one log, oldest first. */
export const logKey = (owner: string, log: string) => `${tagOf(owner)}:l:${owner}:${log}`;

/** Sorted set of a cell: `<owner> <id>`, by when it may be claimed next. */
export const dueKey = (cell: number, lane: Lane) => `${tag(cell)}:due:${lane}`;
export const dueKeysOf = (owner: string) => lanes.map((lane) => dueKey(cellOf(owner), lane));
/** Hash of a cell: `<owner> <id>` to the work itself. */
export const jobKey = (cell: number) => `${tag(cell)}:job`;
export const jobKeyOf = (owner: string) => jobKey(cellOf(owner));
/** Set of a cell: `<owner> <entry>` for each entry of the list. */
export const listKey = (cell: number, list: string) => `${tag(cell)}:in:${list}`;
export const listKeyOf = (owner: string, list: string) => listKey(cellOf(owner), list);

/** These two belong to no owner. */
export const knownKey = (hash: string) => `known:${hash}`;
export const ringKey = 'ring';

export function member(owner: string, id: string): string {
  return `${owner} ${id}`;
}

/** An owner has no spaces; an id may. */
export function ownerAndId(joined: string): [owner: string, id: string] {
  const space = joined.indexOf(' ');
  return [joined.slice(0, space), joined.slice(space + 1)];
}
