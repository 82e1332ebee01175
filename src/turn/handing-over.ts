/**
 * Whatever a record system is to know calls for its own handing over: the due entry is part of the same commit, so that
 * nothing is kept without it, and a crash loses none.
 */
import { replacing } from '../model/replacing.ts';
import { MINUTE } from '../model/time.ts';
import type { Claim, Due, Work } from '../model/work.ts';
import type { Change, Committed } from '../ports/change.ts';
import type { Store } from '../ports/store.ts';

export type HandOver = (claim: Claim, work: Extract<Work, { kind: 'hand-over' }>) => Promise<void>;

/** What is put right at once need not go out wrong first; nobody is alerted by a record system. */
const IN_MS = 5 * MINUTE;
/** An alert changes with each of its steps, and each change begins the wait anew: it is shorter than any step. */
const ALERT_IN_MS = MINUTE;

function handOverIn(inMs: number): Due {
  return { id: 'hand-over', lane: 'routine', at: { inMs }, work: { kind: 'hand-over', tries: 0 } };
}

/** The store, with a handing over added to each change that a record system wants to know of. */
export function handingOver(store: Store): Store {
  const commit = (owner: string, change: Change): Promise<Committed> => {
    const inMs = waitOf(change);
    return store.commit(
      owner,
      inMs === undefined ? change : { ...change, due: [...(change.due ?? []), handOverIn(inMs)] },
    );
  };
  return replacing(store, { commit });
}

/** Undefined when the change is nothing to a record system. */
function waitOf({ put, append }: Change): number | undefined {
  if (put?.['alert'] !== undefined) return ALERT_IN_MS;
  const isEnded = ['check-ins', 'forms'].some((log) => (append?.[log] ?? []).length > 0);
  return isEnded || put?.['aims'] !== undefined ? IN_MS : undefined;
}
