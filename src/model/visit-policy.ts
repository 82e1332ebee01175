/** When a patient is reminded to get ready for a visit, and when it is asked what was agreed. */
import { z } from 'zod';
import { clockTime } from './time.ts';

export const visitPolicy = z.object({
  id: z.string(),
  version: z.number(),
  daysBefore: z.array(z.number().int().min(1).max(30)).min(1).max(5),
  at: clockTime,
  afterMinutes: z.number().int().min(30).max(1_440),
  staleAfterMinutes: z.number().int().min(60).max(720),
});
export type VisitPolicy = z.infer<typeof visitPolicy>;
