/** An alert: one patient's danger, from the message that raised it until a clinician has dealt with it. */
import { z } from 'zod';
import { signal, signalName, tier } from './signal.ts';

/** Everything that ever happened to the alert, in order; the truth from which its state can be told. */
export const alertFact = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opened'), at: z.number() }),
  z.object({ kind: z.literal('joined'), at: z.number(), eventId: z.string() }),
  z.object({ kind: z.literal('raised'), at: z.number(), to: tier }),
  z.object({
    kind: z.literal('step'),
    at: z.number(),
    step: z.number(),
    loop: z.number(),
    told: z.array(z.string()),
    pages: z.number(),
  }),
  z.object({ kind: z.literal('no-one-on-call'), at: z.number(), step: z.number() }),
  z.object({
    kind: z.literal('sent'),
    at: z.number(),
    clinician: z.string(),
    by: z.string(),
    providerId: z.string(),
  }),
  z.object({
    kind: z.literal('failed'),
    at: z.number(),
    clinician: z.string(),
    by: z.string(),
    because: z.string(),
  }),
  z.object({ kind: z.literal('acknowledged'), at: z.number(), clinician: z.string(), by: z.string() }),
  z.object({ kind: z.literal('came-back'), at: z.number(), because: z.enum(['no-outcome', 'new-danger']) }),
  z.object({ kind: z.literal('patient-told'), at: z.number(), key: z.string() }),
  z.object({ kind: z.literal('opted-out'), at: z.number() }),
  z.object({ kind: z.literal('resolved'), at: z.number(), clinician: z.string(), by: z.string() }),
]);
export type AlertFact = z.infer<typeof alertFact>;

/** A message of the patient's that belongs to the alert, in their own words. */
export const quote = z.object({
  at: z.number(),
  eventId: z.string(),
  text: z.string(),
  signals: z.array(signal),
});

/** A Teams card that shows the alert, so that it can be replaced when the alert moves on. */
export const shownCard = z.object({ clinician: z.string(), reference: z.unknown(), activityId: z.string() });

export const alert = z.object({
  v: z.literal(1),
  id: z.string(),
  patientId: z.string(),
  /** A short name without meaning that can be said aloud and shown on a locked screen. */
  label: z.string(),
  tier,
  /** What a list entry without a risk signal is about, such as "nurse-asked". */
  tasks: z.array(z.string()).default([]),
  status: z.enum(['open', 'acknowledged', 'resolved']),
  openedAt: z.number(),
  /** Which step of the policy was carried out last, and in which round; -1 before the first. */
  step: z.number(),
  loop: z.number(),
  acknowledgedBy: z.object({ clinician: z.string(), at: z.number(), by: z.string() }).optional(),
  quotes: z.array(quote),
  /** When each danger of the alerts before this one was urgent or an emergency last. */
  earlier: z.partialRecord(signalName, z.number()).optional(),
  facts: z.array(alertFact),
  cards: z.array(shownCard).default([]),
});
export type Alert = z.infer<typeof alert>;
