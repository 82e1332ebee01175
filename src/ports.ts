/**
 * Everything the core asks of the world, each with its promise. The rooms that implement these are known to
 * `src/app/` alone.
 */
import type { AuditEntry } from './model/audit.ts';
import type { SendPermit } from './model/consent.ts';
import type { Event } from './model/event.ts';
import type { Moment } from './model/moment.ts';
import type { DeliveryState, Outgoing, Sent } from './model/outgoing.ts';
import type { Page, PageAck, PageEnd, PageTaken } from './model/page.ts';
import type { Route, TeamsRoute } from './model/patient.ts';
import type { Asked, Read } from './model/reading.ts';
import type { Instant } from './model/time.ts';
import type { Claim, Depth, Due, Lane, Waiting } from './model/work.ts';

/** A claim without what it is about: enough to give it back. */
export type ClaimMark = Omit<Claim, 'work'>;

/** The service's now. In step with the store's clock, and movable outside production. Nobody else reads the time. */
export interface Clock {
  now(): Instant;
}

/** A stored document with the version it was read at. */
export interface Doc {
  version: number;
  value: unknown;
}
export type Docs = Record<string, Doc>;

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

/** Something an owner is found by. */
export interface Known {
  kind: 'sms' | 'teams' | 'code';
  known: string;
}

export interface Mail {
  number: number;
  event: Event;
}

export interface Owned {
  at: Instant;
  docs: Docs;
  mail: Mail[];
}

export interface Recalled extends Omit<Owned, 'mail'> {
  owner: string;
}

/** A lock that is ours, and what its owner had when it became so. */
export interface Held extends Owned {
  fence: string;
}
export type Locked = ({ kind: 'held' } & Held) | { kind: 'busy' };

/** A store of our own that has died: it is started again, or has been so often that somebody must see to it. */
export type StoreTrouble = 'restarting' | 'given-up';

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
  link(kind: 'sms' | 'teams' | 'code', known: string, owner: string): Promise<void>;
  unlink(kind: 'sms' | 'teams' | 'code', known: string): Promise<void>;
  find(kind: 'sms' | 'teams' | 'code', known: string): Promise<string | undefined>;
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

export interface Everything extends Owned {
  /** Every log in full, oldest entry first. */
  logs: Record<string, unknown[]>;
  due: Claim[];
  lists: { list: string; entry: string }[];
}

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

/** A way to reach people. Sends once per call, and never without a permit; retrying is the caller's decision. */
export interface Carrier {
  send(message: Outgoing, permit: SendPermit): Promise<Sent>;
}

/** Another way to page a clinician. Sends once per call; retrying is the caller's decision. */
export interface Pager {
  send(page: Page): Promise<Sent>;
  /** Ends there what rings for this alert and person until somebody ends it; left out where a page is over with its sending. */
  over?(page: Pick<Page, 'of' | 'to'>): Promise<Sent>;
}

/** What comes back of pages. Both resolve when it is stored. */
export interface PageReceiver {
  acknowledged(ack: PageAck): Promise<PageTaken>;
  ended(end: PageEnd): Promise<void>;
}

/**
 * A language model outside the house reads a message. It never throws, takes seconds, and its answer may be wrong or made up:
 * nobody who waits for anything may wait for it.
 */
export interface ModelReader {
  read(asked: Asked): Promise<Read>;
  /** What it has cost since the start, and whether it is left alone for now because it fails. */
  use?(): { tokens: number; rests: boolean };
}

/** Replaces a card that was sent earlier, for everybody who sees it. */
export interface Cards {
  replace(reference: unknown, activityId: string, card: Record<string, unknown>): Promise<Sent>;
}

/** What is written down for good. Resolves when it is on the disk; an entry with a known id is not written again. */
export interface Audit {
  write(entries: readonly AuditEntry[]): Promise<void>;
}

/** Structured log lines: a name from a fixed list, ids, codes and counts. Never words, names or numbers of people. */
export interface Log {
  info(line: string, facts?: Record<string, string | number | boolean | undefined>): void;
  warn(line: string, facts?: Record<string, string | number | boolean | undefined>, cause?: unknown): void;
  error(line: string, facts?: Record<string, string | number | boolean | undefined>, cause?: unknown): void;
}

/** Told of each moment as it is reached, and expected to return at once; it can change nothing. */
export type Watch = (moment: Moment) => void;

/** What came in by HTTP, read and bounded in size, before anybody believes a word of it. */
export interface Request {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  body: string;
  /** Whether the connection comes from this machine. */
  loopback: boolean;
}
export interface Answer {
  status: number;
  type?: string;
  body?: string | Uint8Array;
  headers?: Record<string, string>;
  /** Keeps the response open and writes to it, for server-sent events. Returns how to stop. */
  stream?: (write: (chunk: string) => void) => () => void;
}
export interface HttpRoute {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** A path; a last `*` stands for the rest of it. */
  path: string;
  /** The header without which no request to it is genuine: one without it need not be read to be refused. */
  proof?: string;
  handle(request: Request): Promise<Answer> | Answer;
}

/** A message as a channel hands it over: from an address, not yet from a person we know. */
export interface Inbound {
  /** The channel's id of this message; the same when the channel delivers it again. */
  providerId: string;
  from: Route;
  text: string;
  media: number;
  card?: { questionnaire: string; linkId: string; round?: string | undefined; answer: string };
  /** The provider has already answered this carrier word itself. */
  answered?: 'stop' | 'start' | 'help';
  /** A danger from the same person follows at once: no turn is begun before that is stored too. */
  beforeDanger?: boolean;
}

/** What a carrier reports of a text it took. `owner` and `messageId` are ours, handed back by the carrier. */
export interface Delivery {
  owner: string;
  messageId: string;
  providerId: string;
  state: DeliveryState;
  code?: string;
}

/** A button on a clinician's card. `trigger` is false when the client only asks whether the card has changed. */
export interface CardAction {
  verb: string;
  patientId: string;
  alertId: string;
  from: TeamsRoute;
  trigger: 'person' | 'refresh';
  /** What was chosen or typed beside the button, by the name of its field. */
  inputs?: Partial<Record<'minutes' | 'to' | 'outcome' | 'note', string>>;
  /** The card is of the whole list: it is answered in words, for the card of one alert must not take its place. */
  on?: 'list';
  /** The others that the button is for, where it is for several. */
  also?: readonly { patientId: string; alertId: string }[];
}
export type CardAnswer = { kind: 'card'; card: Record<string, unknown> } | { kind: 'message'; text: string };

/** What the channels call. `said` resolves when the safety commit is durable, not when the dialog is done. */
export interface Receiver {
  said(inbound: Inbound): Promise<void>;
  delivered(report: Delivery): Promise<void>;
  installed(from: TeamsRoute): Promise<void>;
  removed(from: TeamsRoute): Promise<void>;
  acted(action: CardAction): Promise<CardAnswer>;
}

/** Moves the clock outside production: by an offset, or to an instant at which it stands still (tests). */
export interface TimeShift {
  offsetMs: number;
  frozenAt?: Instant;
}
