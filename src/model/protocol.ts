/** What is said when a signal is heard, and the one direct question that may follow. */
import { z } from 'zod';
import { signalName } from './signal.ts';

export const protocolStep = z.object({
  /** A message key; its text may use {emergency}, {crisis}, {crisisText}, {poison}, {phone}, {clinic}. */
  say: z.string(),
  /** A message key of a yes-or-no question, asked right after. */
  ask: z.string().optional(),
});
export const protocol = z.object({
  signal: z.union([signalName, z.literal('any')]),
  emergency: protocolStep,
  urgent: protocolStep,
  soon: protocolStep,
  ask: protocolStep,
  /** What follows the answer to the question: a message key, and the tier it means. */
  answers: z
    .object({
      yes: z.object({ say: z.string(), tier: z.enum(['emergency', 'urgent']) }),
      no: z.object({ say: z.string() }),
      unsure: z.object({ say: z.string(), tier: z.enum(['emergency', 'urgent']) }),
      /** How long an answer is waited for; silence counts as `unsure`. */
      waitMinutes: z.number().int().min(1),
      silence: z.object({ say: z.string(), tier: z.enum(['emergency', 'urgent']) }),
    })
    .optional(),
});
export type Protocol = z.infer<typeof protocol>;

export const crisisNumbers = z.object({
  emergency: z.string(),
  crisis: z.string(),
  crisisText: z.string().optional(),
  poison: z.string().optional(),
  verifiedOn: z.string(),
  expiresOn: z.string(),
  source: z.string(),
});
export type CrisisNumbers = z.infer<typeof crisisNumbers>;
