/** What is said when a signal is heard, and the one direct question that may follow. */
import { z } from 'zod';
import { signalName } from './signal.ts';

export const protocolStep = z.object({
  /** A message key; its text may use {emergency}, {crisis}, {crisisText}, {poison}, {phone}, {clinic}. */
  say: z.string(),
  /** A message key of a yes-or-no question, asked right after. */
  ask: z.string().optional(),
});
const means = z.enum(['emergency', 'urgent', 'soon']);
/** What is said to an answer, and the tier it means; without one, what was heard before stands as it is. */
const answer = z.strictObject({ say: z.string(), tier: means.optional() });
const alarming = z.strictObject({ say: z.string(), tier: means });

/** What somebody asks, or tells, on the way to help. */
export const asides = [
  'there',
  'ride',
  'cost',
  'refuses',
  'tell',
  'eases',
  'what',
  'wait',
  'medicine',
] as const;
export type Aside = (typeof asides)[number];

export const protocol = z.object({
  signal: z.union([signalName, z.literal('any'), z.literal('for-other')]),
  /** Which line can be called beside the emergency number; left out, it is the clinic's own. */
  also: z.enum(['crisis', 'poison']).optional(),
  /** What each aside is answered with while the emergency stands; left out altogether, those of `any` are. */
  asides: z.partialRecord(z.enum(asides), z.string()).optional(),
  emergency: protocolStep,
  urgent: protocolStep,
  soon: protocolStep,
  ask: protocolStep,
  /** What follows the one direct question. */
  answers: z
    .strictObject({
      yes: answer,
      no: answer,
      unsure: alarming,
      /** A reply that is no answer, and "I would rather not say". Left out, it counts as `unsure`. */
      unclear: alarming.optional(),
      /** A reply that tells of no danger and was not understood the second time either. Left out, it counts as `unclear`. */
      notUnderstood: alarming.extend({ task: z.string().optional() }).optional(),
      /** The question in other words, put once to a reply that is no answer; left out, such a reply counts at once. */
      otherwise: z.string().optional(),
      /** How long an answer is waited for. */
      waitMinutes: z.number().int().min(1),
      /** While nobody has been alerted yet: how often the question is asked once more before silence counts. */
      askAgain: z.number().int().min(0).max(2).default(0),
      /** `task`: what is asked of the clinic then, the name of a text `task.<name>`. */
      silence: alarming.extend({ task: z.string().optional() }),
      /** What a reply that is no answer, and silence, count for when nothing but a doubt stood behind the question. */
      afterAsk: z.strictObject({ unclear: alarming, silence: alarming }).optional(),
      /** While a clinician has the alert, the question is not put again within this time. */
      notAgainMinutes: z.number().int().min(1).default(60),
    })
    .optional(),
});
export type Protocol = z.infer<typeof protocol>;

export const crisisNumbers = z.object({
  emergency: z.string(),
  crisis: z.string(),
  crisisText: z.string().optional(),
  /** The word its text service wants to be sent. */
  crisisTextWord: z.string().optional(),
  poison: z.string().optional(),
  /** For people who are hurt or threatened at home. */
  violence: z.string().optional(),
  verifiedOn: z.string(),
  expiresOn: z.string(),
  source: z.string(),
});
export type CrisisNumbers = z.infer<typeof crisisNumbers>;
