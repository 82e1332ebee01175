import type { Event } from '../model/event.ts';
import type { Instant } from '../model/time.ts';
import type { Due } from '../model/work.ts';
import type { Docs, Held, Known } from './owned.ts';

/**
 * One atomic write for one owner (a patient, or a clinician). All of it happens or none of it, and when `commit`
 * resolves it is durable.
 */
export interface Change {
  /** An event id: refused as `duplicate` when a change with it was committed within the last 48 hours. */
  once?: string;
  /** The fence of a held lock: refused as `lost-lock` when the lock has passed to somebody else. */
  fence?: string;
  /** Document name to the version it must still have; 0 means it must not exist. Otherwise `conflict`. */
  expect?: Record<string, number>;
  put?: Record<string, unknown>;
  remove?: string[];
  /** Adds to the end of the owner's mailbox; the store numbers the mail. */
  enqueue?: Event[];
  /** Takes mail out of the mailbox, by number. */
  dequeue?: number[];
  /** Log name to entries to add at its end. */
  append?: Record<string, unknown[]>;
  due?: Due[];
  /** Ids of due entries that are finished or no longer wanted. */
  done?: string[];
  /** Names of store-wide lists this owner's entry joins or leaves, such as `open-alerts`. */
  list?: { list: string; entry: string }[];
  unlist?: { list: string; entry: string }[];
  /** Give the lock back, unless mail is left: then `more` is true and the lock stays ours. Goes with `fence`. */
  release?: boolean;
  /** Take the lock for so many ms in the same write, unless somebody holds it; `held` then says what there is now. */
  lock?: number;
  /**
   * The documents it was decided on, the very ones that this store gave: refused as a conflict over `recalled` unless the
   * owner has exactly these still. `held` then has what this change made of them.
   */
  as?: Docs;
  /** Refused as a conflict over `recalled` when the owner is not found by this any more. */
  knownBy?: Known;
  /** Begins an owner who may have been erased before. Without it, what was under way for an erased one is refused. */
  anew?: boolean;
}

export type Committed =
  | { kind: 'committed'; at: Instant; more: boolean; held?: Held }
  | { kind: 'duplicate' }
  | { kind: 'conflict'; doc: string }
  | { kind: 'lost-lock' };
