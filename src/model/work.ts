/** Work that is due at a time. It carries what it was about, so that a late one can see that it is stale. */
import { z } from 'zod';
import { way } from './clinician.ts';
import { event, isKnownEvent, type Event } from './event.ts';
import { outgoing } from './outgoing.ts';
import { route } from './patient.ts';
import { language } from './language.ts';
import { use } from './reading.ts';
import { tier } from './signal.ts';
import { SECOND, type Instant } from './time.ts';

/** `safety` is never queued behind anything else; `reply` is what a person waits for; `routine` may be spread. */
export const lanes = ['safety', 'reply', 'routine'] as const;
export type Lane = (typeof lanes)[number];

export const work = z.discriminatedUnion('kind', [
  /** Handle what is in the owner's mailbox: left behind when a process died between admission and turn. */
  z.object({ kind: z.literal('turn') }),
  /** Put an event into the owner's mailbox: a check-in, a nudge, an unanswered safety question. */
  z.object({ kind: z.literal('event'), event }),
  z.object({ kind: z.literal('send'), message: outgoing, tries: z.number().default(0) }),
  z.object({
    kind: z.literal('page'),
    alertId: z.string(),
    clinician: z.string(),
    by: way,
    /** `step` is the policy's own; the others tell the person who already holds the alert. */
    because: z.enum(['step', 'more', 'opted-out']),
    tries: z.number().default(0),
    /** When it was first wanted, of one that is tried again. */
    since: z.number().optional(),
    /** Which of all the alert's steps it is for; it may wait, and come back when the next has begun. */
    nth: z.number().optional(),
    /** It has waited its turn to ring, so that it may have gone out with another. */
    waited: z.boolean().optional(),
  }),
  /** Look at the alert again: the next step of the policy, or an acknowledgement that has had no outcome. */
  z.object({ kind: z.literal('escalate'), alertId: z.string() }),
  /** The time has come at which what is on the list is told; then that it is sent, once a day. */
  z.object({ kind: z.literal('digest'), alertId: z.string() }),
  z.object({ kind: z.literal('send-digest'), day: z.string() }),
  /** Somebody has the alert: no paging service is to ring for it any more. */
  z.object({ kind: z.literal('page-over'), alertId: z.string(), tries: z.number().default(0) }),
  /** Tries one way to a clinician, with the code that shows that it arrives. */
  z.object({
    kind: z.literal('contact'),
    clinician: z.string(),
    by: way,
    code: z.string(),
  }),
  /** The time of a planned drill has come: which of the policy's, and for when it was planned. */
  z.object({ kind: z.literal('drill'), nth: z.number(), planned: z.number() }),
  /** Write down what the record has decided since it was written down last; `content` is the version that decided. */
  z.object({ kind: z.literal('audit'), content: z.string() }),
  /** Have a language model read these words once, while nobody waits; `of` is the event they came in. */
  z.object({
    kind: z.literal('think'),
    of: z.string(),
    at: z.number(),
    text: z.string(),
    lang: language,
    from: route,
    tier,
    uses: z.array(use),
  }),
  z.object({ kind: z.literal('update-cards'), alertId: z.string(), tries: z.number().default(0) }),
  /** Give the clinic's record system what has changed of the record. */
  z.object({ kind: z.literal('hand-over'), tries: z.number().default(0) }),
]);
export type Work = z.infer<typeof work>;

const kinds = new Set<string>(work.options.map((each) => each.shape.kind.value));

/** False for what only a newer version of the service can have stored. */
export function isKnownWork(of: Work): boolean {
  return kinds.has(of.kind) && (of.kind !== 'event' || isKnownEvent(of.event));
}

export interface Due {
  /** Unique for its owner; putting the same id again replaces the entry. */
  id: string;
  lane: Lane;
  /** When: an instant, or so many ms from the store's now. */
  at: number | { inMs: number };
  work: Work;
  /** Put there as claimed by whoever puts it, for so many ms: the first attempt is under way. */
  heldMs?: number;
}

export interface Claim {
  owner: string;
  id: string;
  lane: Lane;
  /** When it was due, before it was claimed for the first time. */
  dueAt: number;
  work: Work;
  /** 1 the first time it is claimed; more when an earlier claimer did not finish. */
  attempt: number;
}

/** A due entry as it stands in the store, seen without being taken. */
export interface Waiting extends Claim {
  /** When it may be claimed next: when it is due, or when the lease of whoever has it ends. */
  readyAt: number;
}

/** How full a lane is. */
export interface Depth {
  /** Entries that could be claimed now. */
  ready: number;
  /** Since when the first of them could have been. */
  since?: Instant;
  /** Entries that may be claimed within the next hour, but not yet. */
  nextHour: number;
  /** All entries, whenever they are due. */
  all: number;
}

const RESCUE_MS = 20 * SECOND;

/** Goes with every event that is put into a mailbox: whoever finds it due takes up a turn that has not happened by then. */
export function rescue({ id }: Pick<Event, 'id'>): Due {
  return { id: rescueId(id), lane: 'reply', at: { inMs: RESCUE_MS }, work: { kind: 'turn' } };
}

export function rescueId(eventId: string): string {
  return `turn:${eventId}`;
}
