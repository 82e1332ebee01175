/**
 * Work that is due at once is begun at once by the process that stored it; the sweep is for what a dead process left.
 * Sends are not among it: whoever stored them speaks them in order. Nor is the audit, which is written in batches.
 */
import type { Change, Committed, Store } from '../ports.ts';

export type Begin = (owner: string, dueId: string) => void;

/** The store, with `begin` called for every due entry that a commit has made due now. */
export function eager(store: Store, begin: Begin): Store {
  const commit = async (owner: string, change: Change): Promise<Committed> => {
    const committed = await store.commit(owner, change);
    if (committed.kind === 'committed') for (const id of dueNow(change)) begin(owner, id);
    return committed;
  };
  return new Proxy(store, {
    get: (target, name) => {
      if (name === 'commit') return commit;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
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
