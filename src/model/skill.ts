/** A skill of the library, as content; and what is kept of how a person has found the skills. */
import { z } from 'zod';
import { item } from './trigger.ts';

const id = z.string().regex(/^[a-z][a-z-]*$/, 'is not a name; write it in small letters');
const days = z.number().int().min(1).max(28);

/** What in a person's own record calls for a skill. `because` names the text that explains it, and no other reason counts. */
export const need = z.discriminatedUnion('kind', [
  /** The number of a question was so high, or so low, on so many of the last days. */
  z
    .strictObject({
      kind: z.literal('days'),
      of: item,
      atLeast: z.number().optional(),
      atMost: z.number().optional(),
      days,
      outOf: days,
      because: z.string(),
    })
    .refine(({ atLeast, atMost }) => (atLeast === undefined) !== (atMost === undefined), {
      message: 'needs one limit: atLeast or atMost',
    }),
  /** Days of much, paid for with pain, have been noticed from the log of minutes. */
  z.strictObject({ kind: z.literal('boom-bust'), because: z.string() }),
  /** A flare has ended within so many days. */
  z.strictObject({ kind: z.literal('flare'), outOf: days, because: z.string() }),
]);
export type Need = z.infer<typeof need>;

export const skill = z.object({
  id,
  /** Where it stands in the list, as long as nothing is known of what helps. */
  place: z.number().int().min(1),
  /** Minutes of the guided form, as a person is told. */
  minutes: z.number().int().min(2).max(15),
  /** The guided form: so many seconds after the text before it, step 1, step 2, and after the last the question. */
  after: z.array(z.number().int().min(20).max(300)).min(2).max(6),
  needs: z.array(need),
  evidence: z.string(),
});
export type Skill = z.infer<typeof skill>;

export const skillPolicy = z.object({
  /** After words of loss or of harm none is offered for so many days. */
  quietDays: z.number().int().min(1).max(56),
  /** At least so many days lie between two skills that nobody asked for. */
  apartDays: z.number().int().min(1).max(28),
  /** So many offers in a row without a yes, and none is made until the person asks for a skill. */
  declines: z.number().int().min(1).max(10),
  /** Among equals a draw decides which is offered, and not their place in the list (src/decisions/learner.md). */
  learner: z.boolean().optional(),
});
export type SkillPolicy = z.infer<typeof skillPolicy>;

export const skillBook = z.object({
  v: z.literal(1),
  /** How often a skill was tried and its question answered, and how often it helped, if only a little. */
  tally: z.record(z.string(), z.object({ done: z.number(), helped: z.number() })).default({}),
  /** Made it worse, as the person says: never offered again, and still there for whoever asks for it. */
  worse: z.array(z.string()).default([]),
  /** The one that was offered or done last. */
  last: z.string().optional(),
  offeredOn: z.string().optional(),
  /** The day on which the person last told of loss or of harm by others. */
  sorrowOn: z.string().optional(),
  /** Offers in a row without a yes. */
  declined: z.number().default(0),
});
export type SkillBook = z.infer<typeof skillBook>;
export const emptySkills: SkillBook = { v: 1, tally: {}, worse: [], declined: 0 };
