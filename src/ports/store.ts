import type { Instant } from '../model/time.ts';
import type { Claim, Depth, Lane, Waiting } from '../model/work.ts';
import type { Change, Committed } from './change.ts';
import type { Everything, Known, Locked, Owned, Recalled } from './owned.ts';

/** A claim without what it is about: enough to give it back. */
export type ClaimMark = Omit<Claim, 'work'>;

/** A store of our own that has died: it is started again, or has been so often that somebody must see to it. */
export type StoreTrouble = 'restarting' | 'given-up';

/** It may drop what it was told when its memory is full; or its end loses what it was told last. */
export const storeDoubts = ['may-drop', 'not-on-disk'] as const;
export type StoreDoubt = (typeof storeDoubts)[number];

/**
 * Where everything is kept. Every operation touches one cell, hence one slot of a Redis Cluster, but for `link` and
 * `find`, and for `claim`, `depths`, `peek` and `members`, which ask every cell. Whatever may be personal is encrypted
 * below this port. Throws `AppError` STORE_AWAY when it cannot answer.
 */
export interface Store {
  /** One line for the start message, such as "Redis at 127.0.0.1:6379". */
  readonly describes: string;
  /** What is done about a store that is away, where we can do anything. */
  trouble?(): StoreTrouble | undefined;
  /** How it is set up to lose something, where that can be told. */
  doubts?(): Promise<StoreDoubt[]>;
  /** How many changes since the start were on too few replicas in time; undefined where none are waited for. */
  readonly unreplicated?: number | undefined;
  /** The store's clock: the only one that decides what is due. */
  time(): Promise<Instant>;
  read(owner: string): Promise<Owned>;
  /**
   * Who was found by this when this process last looked, and what they had, without asking: it may be out of date, so
   * whatever is decided on it goes `as` its documents and as `knownBy` the same. Their mail is not among it.
   */
  recall(by: Known): Recalled | undefined;
  commit(owner: string, change: Change): Promise<Committed>;
  /** One holder at a time over all processes; lapses after `leaseMs`. */
  lock(owner: string, leaseMs: number): Promise<Locked>;
  /** Gives a lock back; nothing happens if it is no longer ours. */
  unlock(owner: string, fence: string): Promise<void>;
  /**
   * Takes up to `limit` due entries of a lane, oldest first, for `leaseMs`. An entry that is not done by then is claimed
   * again, with `attempt` one higher: a crash repeats work and never loses it.
   */
  claim(lane: Lane, limit: number, leaseMs: number): Promise<Claim[]>;
  /**
   * Takes one known entry at once; undefined when it is gone, held by another process, or not due: whoever did the work
   * may have put the next of the same name there already.
   */
  claimOne(owner: string, id: string, leaseMs: number): Promise<Claim | undefined>;
  /**
   * Gives back an entry that was claimed and not begun: it stands as if it had never been claimed, and anybody may take it
   * at once. Nothing happens if it has been finished, put again or claimed by somebody else since.
   */
  unclaim(claim: Claim): Promise<void>;
  /**
   * Leaves a claimed entry claimed for so many ms from now; then it comes up again with `attempt` one higher. Nothing
   * happens if it has been finished, put again or claimed by somebody else since.
   */
  putOff(claim: ClaimMark, ms: number): Promise<void>;
  /** How full each lane is now, for whoever watches. Takes nothing. */
  depths(): Promise<Record<Lane, Depth>>;
  /** Up to `limit` entries of a lane that may be claimed by `until`, in that order. Takes nothing. */
  peek(lane: Lane, until: Instant, limit: number): Promise<Waiting[]>;
  /** The newest `last` entries of a log, oldest first. */
  log(owner: string, name: string, last: number): Promise<unknown[]>;
  members(list: string): Promise<{ owner: string; entry: string }[]>;
  /** Names an owner by something it is known by, such as a phone number; stored as a keyed hash. */
  link(kind: Known['kind'], known: string, owner: string): Promise<void>;
  unlink(kind: Known['kind'], known: string): Promise<void>;
  find(kind: Known['kind'], known: string): Promise<string | undefined>;
  /** Some owners who have a key, in a fixed order, and where to go on; each owner that stays comes once. */
  owners(from: string | undefined, limit: number): Promise<{ owners: string[]; next?: string }>;
  /** Wraps the keys of these owners anew under the current key of the ring. Safe to repeat, and beside anybody's work. */
  rewrap(owners: string[]): Promise<Rewrapped>;
  /** All that is kept of an owner, for handing it over. Not one atomic look. */
  everything(owner: string): Promise<Everything>;
  /**
   * Destroys the owner's key and all that is kept of them, in one atomic step; a `conflict` leaves all as it was. For
   * 48 hours whatever was under way for the owner is refused as a conflict over `erased`. Repeating it finishes one
   * that was interrupted.
   */
  erase(owner: string, expect: Record<string, number>): Promise<Committed>;
  /** The same stable name for the same person or number, that tells nothing without the store's pepper. */
  pseudonym(kind: 'patient' | 'sms' | 'teams', known: string): string;
  close(): Promise<void>;
}

export interface Rewrapped {
  wrapped: number;
  already: number;
  /** Owners whose key no key of the ring opens, by the id of the key that would. */
  unreadable: Record<string, number>;
  current: string;
  /** The ring's other keys. They open nothing any more once a whole walk has found nobody under them. */
  others: string[];
}
