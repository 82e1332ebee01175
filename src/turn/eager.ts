/**
 * Work that is due at once is begun at once by the process that stored it; the sweep is for what a dead process left.
 * Sends are not among it: whoever stored them speaks them in order. Nor is the audit, which is written in batches.
 */
import { replacing } from '../model/replacing.ts';
import type { Change, Committed } from '../ports/change.ts';
import type { Store } from '../ports/store.ts';

export type Begin = (owner: string, dueId: string) => void;

/** The store, with `begin` called for every due entry that a commit has made due now. */
export function eager(store: Store, begin: Begin): Store {
  const commit = async (owner: string, change: Change): Promise<Committed> => {
    const committed = await store.commit(owner, change);
    if (committed.kind === 'committed') for (const id of dueNow(change)) begin(owner, id);
    return committed;
  };
  return replacing(store, { commit });
}

function dueNow({ due = [] }: Change): string[] {
  return due
    .filter(
      (each) =>
        typeof each.at !== 'number' &&
        each.at.inMs === 0 &&
        each.work.kind !== 'send' &&
        each.work.kind !== 'audit',
    )
    .map((each) => each.id);
}
