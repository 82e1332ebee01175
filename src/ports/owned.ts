/** What is kept of an owner (a patient, or a clinician), as it is read. */
import type { Event } from '../model/event.ts';
import type { Instant } from '../model/time.ts';
import type { Claim } from '../model/work.ts';

/** A stored document with the version it was read at. */
export interface Doc {
  version: number;
  value: unknown;
}

export type Docs = Record<string, Doc>;

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

export interface Everything extends Owned {
  /** Every log in full, oldest entry first. */
  logs: Record<string, unknown[]>;
  due: Claim[];
  lists: { list: string; entry: string }[];
}
