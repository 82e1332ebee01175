/** How fast a person writes: what is kept of it, and how much is answered. */
import { z } from 'zod';

export const pacePolicy = z.object({
  id: z.string(),
  version: z.number(),
  perMinute: z.number().int().min(5).max(60),
  perDay: z.number().int().min(20).max(1_000),
  /** How often the same words may come, each within `sameWithinMinutes` of the last, before they are an echo. */
  sameWords: z.number().int().min(3).max(20),
  sameWithinMinutes: z.number().int().min(1).max(1_440),
  strangerPerHour: z.number().int().min(1).max(20),
  helpPerHour: z.number().int().min(1).max(60),
});
export type PacePolicy = z.infer<typeof pacePolicy>;

/** Why ordinary messages are not answered at the moment. */
export const hush = z.enum(['many', 'same']);
export type Hush = z.infer<typeof hush>;

export const pace = z.object({
  v: z.literal(1),
  /** When the messages of the last minute came; never more than the policy needs to know. */
  recent: z.array(z.number()),
  day: z.object({ from: z.number(), count: z.number() }),
  same: z.object({ hash: z.number(), times: z.number(), at: z.number() }),
  hushed: hush.optional(),
  /** The words of the last minutes: one sentence may come in several texts. */
  /** `apart`: it was an answer by itself, and no part of a sentence. */
  lately: z
    .array(z.object({ at: z.number(), text: z.string(), apart: z.literal(true).optional() }))
    .default([]),
});
export type Pace = z.infer<typeof pace>;
export const noPace: Pace = {
  v: 1,
  recent: [],
  day: { from: 0, count: 0 },
  same: { hash: 0, times: 0, at: 0 },
  lately: [],
};
