import type { ClaimMark } from './store.ts';

/** A lock or a claim, as it can be given back. */
export type HeldThing = { owner: string; fence: string } | ClaimMark;

/** Where this process notes what it holds, so that the next one on this machine need not wait for a dead one's leases. */
export interface HeldNotes {
  /** What the process before this one held when it ended. */
  readonly left: readonly HeldThing[];
  took(name: string, what: HeldThing): void;
  gave(name: string): void;
  /** What was left has been given back, and is noted no more. */
  takenBack(): void;
}
