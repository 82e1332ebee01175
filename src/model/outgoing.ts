/** A message to a person, decided and stored, on its way out. */
import { z } from 'zod';
import { chart } from './chart.ts';
import { route } from './patient.ts';

const askField = z.object({
  id: z.string(),
  label: z.string(),
  said: z.string(),
  options: z.array(z.object({ value: z.string(), label: z.string() })).default([]),
});
export type AskField = z.infer<typeof askField>;

/** What a question accepts, so that a card can offer it; the text alone must be enough to answer it. */
export const ask = z.object({
  questionnaire: z.string(),
  linkId: z.string(),
  /** Which asking of the form this is, so that an old card cannot answer today's question; opaque to channels. */
  round: z.string().default(''),
  title: z.string(),
  kind: z.enum(['scale', 'choice', 'several', 'yes-no', 'text']),
  min: z.object({ value: z.number(), label: z.string() }).optional(),
  max: z.object({ value: z.number(), label: z.string() }).optional(),
  options: z.array(z.object({ value: z.string(), label: z.string() })).default([]),
  optional: z.boolean().default(false),
  /** Several things one answer may hold, as fields of a card: `said` is how each stands in the answer that comes back. */
  fields: z.array(askField).optional(),
});
export type Ask = z.infer<typeof ask>;

export const purpose = z.enum(['invitation', 'confirmation', 'reply', 'reminder', 'safety', 'page']);

export const outgoing = z.object({
  v: z.literal(1),
  id: z.string(),
  /** Whom it is for: a patient's or a clinician's id, handed back by the carrier with each delivery report. */
  owner: z.string(),
  to: route,
  purpose,
  /** The content key, for transcripts and for "why was this sent?". */
  key: z.string(),
  text: z.string(),
  lang: z.string(),
  ask: ask.optional(),
  /** An Adaptive Card that stands for the text where cards can be shown. */
  card: z.record(z.string(), z.unknown()).optional(),
  /** Drawn beside the text where pictures can be shown; the text says all of it. */
  chart: chart.optional(),
  /** A language model had a part in it, and people are told so where it can be shown. */
  ai: z.literal(true).optional(),
  at: z.number(),
  /** After this it is not sent any more but recorded as missed. */
  expiresAt: z.number().optional(),
});
export type Outgoing = z.infer<typeof outgoing>;

/** What a channel says of a message it was given. `unknown` means it may or may not have gone out. */
export type Sent =
  | { kind: 'accepted'; providerId: string }
  | { kind: 'later'; afterMs: number; because: string }
  /** `not-reached` counts: a phone may only have been switched off. */
  | { kind: 'refused'; because: string; then?: 'revoke' | 'route-dead' | 'not-reached' }
  | { kind: 'unknown'; because: string };

/** Why a channel did not take a message, for whoever counts the reasons. */
export function reasonOf(sent: Sent): { because?: string } {
  return sent.kind === 'accepted' ? {} : { because: sent.because };
}

/** Delivery states as carriers report them, later ones never undone by earlier ones. */
export const deliveryStates = [
  'accepted',
  'queued',
  'sending',
  'sent',
  'undelivered',
  'failed',
  'delivered',
  'read',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];
