/** What can happen to a patient's conversation. Every event is stored in the patient's mailbox and handled in order. */
import { z } from 'zod';
import { followUp } from './flare.ts';
import { hush } from './pace.ts';
import { route } from './patient.ts';
import { signal, signalName, tier } from './signal.ts';

const base = { v: z.literal(1), id: z.string(), at: z.number() };

export const said = z.object({
  ...base,
  kind: z.literal('said'),
  text: z.string(),
  /** Where it came from, so that the answer goes back the same way. */
  from: route,
  /** What a filled card carried: the question it showed and the answer, as text. */
  card: z
    .object({
      questionnaire: z.string(),
      linkId: z.string(),
      round: z.string().optional(),
      answer: z.string(),
    })
    .optional(),
  /** How many pictures or files came with it; they are not kept. */
  media: z.number().default(0),
  tier,
  signals: z.array(signal),
  /** The alert that the safety commit opened or joined for this message. */
  alertId: z.string().optional(),
});
export type Said = z.infer<typeof said>;

export const event = z.discriminatedUnion('kind', [
  said,
  z.object({ ...base, kind: z.literal('invited') }),
  z.object({ ...base, kind: z.literal('consented'), from: route, again: z.boolean() }),
  z.object({
    ...base,
    kind: z.literal('opted-out'),
    from: route,
    confirm: z.boolean(),
    words: z.string().optional(),
  }),
  z.object({ ...base, kind: z.literal('help-asked'), from: route }),
  z.object({ ...base, kind: z.literal('hushed'), from: route, because: hush }),
  z.object({ ...base, kind: z.literal('joined-teams'), from: route }),
  /** The clinic has changed the patient's zone or time of check-in. */
  z.object({ ...base, kind: z.literal('times-changed') }),
  z.object({ ...base, kind: z.literal('check-in-due'), day: z.string() }),
  z.object({ ...base, kind: z.literal('nudge-due'), day: z.string() }),
  z.object({ ...base, kind: z.literal('check-in-over'), day: z.string() }),
  /** Somebody at the clinic wants this form answered now. */
  z.object({ ...base, kind: z.literal('form-wanted'), form: z.string() }),
  /** The next short text of a step that is being done, by the number of the part. */
  z.object({ ...base, kind: z.literal('flare-part'), step: z.string(), part: z.number() }),
  /** The next short text of a skill that is gone through step by step; `run` is that going through it. */
  z.object({ ...base, kind: z.literal('skill-part'), skill: z.string(), part: z.number(), run: z.string() }),
  /** A flare is asked about again; `put` counts how often it had to wait for something else. */
  z.object({
    ...base,
    kind: z.literal('flare-follow'),
    episode: z.string(),
    what: followUp,
    put: z.number(),
  }),
  /** A short break that the patient has asked for; the next one comes `minutes` later, and none after `until`. */
  z.object({ ...base, kind: z.literal('break-due'), minutes: z.number(), until: z.number() }),
  /** The clinic has entered, moved or taken out an appointment. */
  z.object({ ...base, kind: z.literal('visit-set') }),
  /** A visit is so many days off, or is over; `visitAt` says which, since it may have been moved. */
  z.object({ ...base, kind: z.literal('visit-near'), visitAt: z.number(), days: z.number() }),
  z.object({ ...base, kind: z.literal('visit-over'), visitAt: z.number() }),
  /** The clinic's record has a goal that might become the patient's aim. */
  z.object({ ...base, kind: z.literal('goal-proposed') }),
  /** What a language model has made of a message, whose event was `of` and whose tier was `tier`. */
  z.object({
    ...base,
    kind: z.literal('thought'),
    of: z.string(),
    from: route,
    tier,
    meaning: z.string().optional(),
    warning: signal.optional(),
    /** The page of the clinic that answers it, shortened where it could be. */
    answer: z.object({ page: z.string(), text: z.string().optional() }).optional(),
    /** A question for the visit, and the words that it was made of. */
    question: z.object({ question: z.string(), words: z.string() }).optional(),
    summary: z.object({ short: z.string(), words: z.string() }).optional(),
  }),
  z.object({ ...base, kind: z.literal('safety-question-unanswered'), signal: signalName }),
  z.object({ ...base, kind: z.literal('alert-told'), alertId: z.string() }),
  /** A clinician talks with the patient in person, or does not any more. */
  z.object({ ...base, kind: z.literal('talk-taken-over'), alertId: z.string(), clinician: z.string() }),
  z.object({ ...base, kind: z.literal('talk-handed-back'), alertId: z.string() }),
  /** Nobody is told of it before the clinic opens. */
  z.object({ ...base, kind: z.literal('alert-waits'), alertId: z.string(), until: z.number() }),
  z.object({ ...base, kind: z.literal('alert-acknowledged'), alertId: z.string(), clinician: z.string() }),
  /** Of an alert that had paged somebody. `wroteAt`: when the patient wrote last while it stood. */
  z.object({
    ...base,
    kind: z.literal('alert-closed'),
    alertId: z.string(),
    clinician: z.string(),
    wroteAt: z.number().optional(),
  }),
]);
export type Event = z.infer<typeof event>;
export type EventKind = Event['kind'];

const kinds = new Set<string>(event.options.map((each) => each.shape.kind.value));

/** False for what only a newer version of the service can have stored. */
export function isKnownEvent({ kind }: { kind: string }): boolean {
  return kinds.has(kind);
}
