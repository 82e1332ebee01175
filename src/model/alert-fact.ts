/** What can happen to an alert. */
import { z } from 'zod';
import { outcome } from './outcome.ts';
import { tier } from './signal.ts';

const byClinician = { at: z.number(), clinician: z.string(), by: z.string() };
/** With the message it was in, where a channel may deliver that again. */
const anAct = { ...byClinician, cause: z.string().optional() };
/** Which of all the alert's steps the page was for; nothing for word to whoever has it. */
const ofStep = { nth: z.number().optional() };

/** Why a page was not sent that would have said again what a later one to the same person says. */
export const GIVEN_UP = 'a later page takes its place';

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
    /** Each page of it: whose, and by which way, as in "otieno/sms". */
    ways: z.array(z.string()).optional(),
    /** Where the next step comes before the wait of this one has passed. */
    until: z.number().optional(),
  }),
  /** Nobody is told before the clinic opens. */
  z.object({ kind: z.literal('waits'), at: z.number(), until: z.number() }),
  z.object({ kind: z.literal('no-one-on-call'), at: z.number(), step: z.number() }),
  z.object({
    kind: z.literal('sent'),
    at: z.number(),
    clinician: z.string(),
    by: z.string(),
    providerId: z.string(),
    ...ofStep,
  }),
  z.object({
    kind: z.literal('failed'),
    at: z.number(),
    clinician: z.string(),
    by: z.string(),
    because: z.string(),
    ...ofStep,
  }),
  /** A page that a provider had taken did not arrive after all. */
  z.object({ kind: z.literal('undelivered'), ...byClinician, providerId: z.string(), because: z.string() }),
  z.object({ kind: z.literal('acknowledged'), ...anAct }),
  z.object({ kind: z.literal('in-contact'), ...anAct }),
  z.object({ kind: z.literal('taken-over'), ...anAct }),
  z.object({ kind: z.literal('handed-back'), ...anAct }),
  z.object({ kind: z.literal('snoozed'), ...anAct, until: z.number() }),
  z.object({ kind: z.literal('reassigned'), ...anAct, to: z.string() }),
  z.object({
    kind: z.literal('came-back'),
    at: z.number(),
    because: z.enum(['no-outcome', 'new-danger', 'snooze-over']),
  }),
  z.object({ kind: z.literal('patient-told'), at: z.number(), key: z.string() }),
  /** No text reaches the patient any more: they have opted out, or one has not arrived. */
  z.object({ kind: z.literal('opted-out'), at: z.number(), because: z.enum(['not-reached']).optional() }),
  /** They have agreed to our messages again. */
  z.object({ kind: z.literal('reached-again'), at: z.number() }),
  z.object({
    kind: z.literal('resolved'),
    ...anAct,
    outcome: outcome.optional(),
    /** In the clinician's own words; kept with the record and written nowhere else. */
    note: z.string().optional(),
  }),
  /** A drill is over without an answer: nobody gave one in a whole round, somebody in danger came first, or it was stopped. */
  z.object({
    kind: z.literal('drill-over'),
    at: z.number(),
    because: z.enum(['unanswered', 'gave-way', 'stopped']),
  }),
]);
export type AlertFact = z.infer<typeof alertFact>;

/** Where facts go for which an alert has no more room. */
export const FACT_LOG = 'alert-facts';
/** One of them, with its place among all of its alert. */
export interface MovedFact {
  alert: string;
  index: number;
  fact: AlertFact;
}
