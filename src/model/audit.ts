/**
 * What is written down for good: who decided what, about whom and when. Never what anybody said: ids, codes, counts and
 * pseudonyms only, so that it may outlive the person's record.
 */
import { z } from 'zod';

export const auditEntry = z.object({
  /** The same decision always has the same id, also when it is written twice. */
  id: z.string(),
  at: z.number(),
  /** "service", "patient", "clinic", "carrier", "operator", "clinician/<id>", or a pseudonym of somebody unknown. */
  actor: z.string(),
  action: z.string(),
  /** The pseudonym of the patient whom it concerns. */
  who: z.string().optional(),
  alert: z.string().optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** An entry in its place in a chain. `hash` is over all of the rest, and `prev` is the hash of the record before. */
export const auditRecord = z.object({
  chain: z.string(),
  seq: z.number(),
  ...auditEntry.shape,
  prev: z.string(),
  hash: z.string(),
});
export type AuditRecord = z.infer<typeof auditRecord>;

/** How far a chain has come, kept away from its files so that a missing end is noticed. */
export const auditHead = z.object({
  seq: z.number(),
  hash: z.string(),
  /** On which host and in which directory the chain lies, so that one that is not here is not taken for one that was removed. */
  place: z.string().optional(),
});
export type AuditHead = z.infer<typeof auditHead>;
export const noRecordYet: AuditHead = { seq: 0, hash: '' };
