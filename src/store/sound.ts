/** Callers' mistakes, found before anything is written. */
import type { Change } from '../ports/change.ts';

/** Adapters join owner and id with a space, so an owner has none. */
export function refuseUnsound(owner: string, change: Change = {}): void {
  if (!/^\S{1,200}$/.test(owner)) throw new TypeError('an owner is 1 to 200 characters without spaces');
  if (change.lock !== undefined && change.fence !== undefined) throw new TypeError('a lock is held already');
  if (change.release === true && change.fence === undefined) throw new TypeError('release goes with a fence');
  for (const { at } of change.due ?? []) {
    if (!Number.isFinite(typeof at === 'number' ? at : at.inMs)) throw new TypeError('due at no time');
  }
}
