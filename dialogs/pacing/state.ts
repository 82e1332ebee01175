import { z } from 'zod';

/** Another version of the service may have written it, so it is checked before it is believed. */
export const pacingState = z.looseObject({
  stage: z.enum(['limits', 'activity', 'goal', 'minutes']),
  tries: z.number(),
  shownAt: z.number(),
  unseen: z.boolean().optional(),
  /** What has been answered so far, before there is a plan. */
  byClinicianOnly: z.boolean().optional(),
  words: z.string().optional(),
});
export type PacingState = z.infer<typeof pacingState>;
