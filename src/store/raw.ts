/**
 * The store room keeps what must not be lost: everything of one owner, written in one atomic change. It decides
 * nothing about patients and reads no meaning in what it keeps. This file is the inner port: adapters behind it handle
 * names and bytes, and `sealed-store.ts` puts the encryption around whichever of them is used.
 */
import type { Instant } from '../model/time.ts';
import type { Depth, Due, Lane } from '../model/work.ts';
import type { Change, Committed } from '../ports/change.ts';
import type { StoreDoubt } from '../ports/store.ts';

export interface RawDue {
  id: string;
  lane: Lane;
  at: Due['at'];
  work: Buffer;
  heldMs?: number;
}

/** A `Change` whose contents are sealed. */
export interface RawChange extends Pick<
  Change,
  'once' | 'fence' | 'expect' | 'remove' | 'dequeue' | 'done' | 'list' | 'unlist' | 'release' | 'anew'
> {
  /**
   * The wrapped key that the contents of this change are sealed with. Becomes the owner's when there is none; when the
   * owner has another, the change is refused as `other-key`.
   */
  key?: string;
  put?: Record<string, Buffer>;
  enqueue?: Buffer[];
  append?: Record<string, Buffer[]>;
  due?: RawDue[];
  lock?: { fence: string; leaseMs: number };
  /** Becomes the owner's mark when this change writes or removes a document. No two changes have the same. */
  mark?: string;
  /** The mark the owner must have, or `conflict` over `recalled`. `held` is then the mail alone. */
  as?: string;
  /** The hash of a look-up: refused as a conflict over `recalled` when it does not lead to the owner. */
  knownBy?: string;
}

/**
 * `before`: the owner's mark until this change. `version`: that of the documents it put, 0 when it wrote and removed none.
 * `longest`: how many entries the longest log has that this change added to; 0 when it
 * added to none.
 */
export type RawCommitted =
  | Exclude<Committed, { kind: 'committed' }>
  | {
      kind: 'committed';
      at: Instant;
      more: boolean;
      held?: RawOwned;
      longest: number;
      before: string;
      version: number;
    }
  | { kind: 'other-key'; key: string };

export interface RawOwned {
  at: Instant;
  /**
   * That of the newest change that wrote or removed a document: the same mark means the same documents. A count would not
   * do, for it comes to the same number again after a failover that has lost a change.
   */
  mark: string;
  key?: string;
  docs: Record<string, { version: number; value: Buffer }>;
  /** By number, lowest first. */
  mail: { number: number; value: Buffer }[];
}

export interface RawClaim {
  owner: string;
  id: string;
  lane: Lane;
  dueAt: number;
  attempt: number;
  work: Buffer;
}

export interface RawEverything extends RawOwned {
  logs: Record<string, Buffer[]>;
  due: RawClaim[];
  lists: { list: string; entry: string }[];
}

/** The document that a change of recalled documents is said to conflict over. */
export const RECALLED = 'recalled';
/** The document that an erased owner's changes are said to conflict over. */
export const ERASED = 'erased';

export interface RawWaiting extends RawClaim {
  readyAt: number;
}

export interface RawStore {
  readonly describes: string;
  /** These two as in the port of the store. */
  doubts?(): Promise<StoreDoubt[]>;
  readonly unreplicated?: number | undefined;
  time(): Promise<Instant>;
  /** The time as far as it can be told without asking. */
  reckon(): Instant;
  read(owner: string): Promise<RawOwned>;
  commit(owner: string, change: RawChange): Promise<RawCommitted>;
  lock(owner: string, fence: string, leaseMs: number): Promise<RawOwned | 'busy'>;
  unlock(owner: string, fence: string): Promise<void>;
  claim(lane: Lane, limit: number, leaseMs: number): Promise<RawClaim[]>;
  claimOne(owner: string, id: string, leaseMs: number): Promise<RawClaim | undefined>;
  unclaim(claim: Pick<RawClaim, 'owner' | 'id' | 'lane' | 'dueAt' | 'attempt'>): Promise<void>;
  putOff(claim: Pick<RawClaim, 'owner' | 'id' | 'lane' | 'dueAt' | 'attempt'>, ms: number): Promise<void>;
  depths(): Promise<Record<Lane, Depth>>;
  peek(lane: Lane, until: Instant, limit: number): Promise<RawWaiting[]>;
  log(owner: string, name: string, last: number): Promise<Buffer[]>;
  /** Puts one entry in the place of a run of entries, unless the run does not stand there any more. */
  bundle(owner: string, name: string, run: Buffer[], into: Buffer): Promise<void>;
  /** The wrapped key of each owner, in the same order. */
  keysOf(owners: string[]): Promise<(string | undefined)[]>;
  owners(from: string | undefined, limit: number): Promise<{ owners: string[]; next?: string }>;
  /** Puts `to` in place of the wrapped key `from`; false when the owner has another one by now. */
  replaceKey(owner: string, from: string, to: string): Promise<boolean>;
  everything(owner: string): Promise<RawEverything>;
  erase(owner: string, expect: Record<string, number>): Promise<Committed>;
  members(list: string): Promise<{ owner: string; entry: string }[]>;
  link(hash: string, owner: string): Promise<void>;
  unlink(hash: string): Promise<void>;
  find(hash: string): Promise<string | undefined>;
  /** Keeps `seal` unless one is kept already; returns the one that is kept. */
  keepRingSeal(seal: string): Promise<string>;
  replaceRingSeal(seal: string): Promise<void>;
  close(): Promise<void>;
}

/** How long a committed event id is remembered. */
export const ONCE_MS = 48 * 3_600_000;
