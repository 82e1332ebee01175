/** One activity that a person wants to have steadier: how much of it, by the plan and not by the pain. */
import { z } from 'zod';

export const pacingPlan = z.object({
  v: z.literal(1),
  /** The activity, in the person's own words. */
  words: z.string(),
  /** Minutes a day that it is to lead to. */
  goal: z.number(),
  /** After surgery or a break, with heart disease, in pregnancy, or with crashes after effort: no step up by itself. */
  byClinicianOnly: z.boolean(),
  /** By so much of the baseline a step goes up, where the clinic has set it. */
  stepPercent: z.number().optional(),
  /** Minutes by day, oldest first. */
  log: z.array(z.object({ day: z.string(), value: z.number() })).default([]),
  /** Found from the first days; from then on there is an amount, and weeks are counted from `weekFrom`. */
  running: z.object({ baseline: z.number(), quota: z.number(), weekFrom: z.string() }).optional(),
});
export type PacingPlan = z.infer<typeof pacingPlan>;

/** Where the minutes stand among a person's numbers. */
export const MINUTES = 'activity/minutes';
