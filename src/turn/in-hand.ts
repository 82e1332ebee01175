import type { Claim } from '../model/work.ts';
import type { Change, Committed } from '../ports/change.ts';
import type { HeldNotes, HeldThing } from '../ports/held-notes.ts';

/** What failed here and was done elsewhere would be remembered for ever; to give back what is not ours does nothing. */
const MOST = 10_000;

/** What is held under which name, the oldest first. */
export class InHand<V> {
  readonly #held = new Map<string, V>();
  readonly #notes: HeldNotes | undefined;
  readonly #noted: (name: string, value: V) => HeldThing;

  constructor(notes: HeldNotes | undefined, noted: (name: string, value: V) => HeldThing) {
    this.#notes = notes;
    this.#noted = noted;
  }

  take(name: string, value: V): void {
    this.#held.delete(name);
    this.#held.set(name, value);
    this.#notes?.took(name, this.#noted(name, value));
    const oldest = this.#held.keys().next();
    if (this.#held.size > MOST && !oldest.done) this.give(oldest.value);
  }

  give(name: string): void {
    if (this.#held.delete(name)) this.#notes?.gave(name);
  }

  of(name: string): V | undefined {
    return this.#held.get(name);
  }

  all(): V[] {
    return [...this.#held.values()];
  }

  entries(): [string, V][] {
    return [...this.#held];
  }
}

export const claimName = (owner: string, id: string) => `${owner} ${id}`;

export function noteLock(locks: InHand<string>, owner: string, change: Change, committed: Committed): void {
  const isOver =
    committed.kind === 'lost-lock' || (committed.kind === 'committed' && change.release && !committed.more);
  if (isOver && locks.of(owner) === change.fence) locks.give(owner);
  if (committed.kind === 'committed' && committed.held) locks.take(owner, committed.held.fence);
}

/** An entry that is put again is free again, unless it is put as held. */
export function noteClaims(
  claims: InHand<Claim>,
  owner: string,
  { done = [], due = [] }: Change,
  now: number,
) {
  for (const id of [...done, ...due.map((each) => each.id)]) claims.give(claimName(owner, id));
  for (const { id, lane, at, work, heldMs } of due) {
    if (heldMs === undefined) continue;
    const dueAt = Math.round(typeof at === 'number' ? at : now + at.inMs);
    claims.take(claimName(owner, id), { owner, id, lane, dueAt, work, attempt: 1 });
  }
}
