/** One activity that a person wants to have steadier: how much of it, by the plan and not by the pain. */
import { z } from 'zod';

/** What a day's activity was beside its amount. */
const beside = {
  sets: z.number().optional(),
  /** In each set. */
  reps: z.number().optional(),
  /** How it went, as it was said. */
  felt: z.enum(['worse', 'same', 'better']).optional(),
  /** Of pain, from 0 to 10. */
  score: z.number().optional(),
  /** What else was said of it, in the person's words. */
  note: z.string().optional(),
};
export const besideDay = z.object({ day: z.string(), ...beside });
export type BesideDay = z.infer<typeof besideDay>;
export type Beside = Omit<BesideDay, 'day'>;

const running = z.object({ baseline: z.number(), quota: z.number(), weekFrom: z.string() });

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
  /** Sets and how it went, on the days on which that was told. */
  beside: z.array(besideDay).optional(),
  /** Found from the first days; from then on there is an amount, and weeks are counted from `weekFrom`. */
  running: running.optional(),
  /** When the newest day was told. */
  toldAt: z.number().optional(),
  /** What was running before the newest day was told, so that a number put right is weighed like the first. */
  last: z.object({ day: z.string(), running: running.optional() }).optional(),
});
export type PacingPlan = z.infer<typeof pacingPlan>;

/** Where the minutes stand among a person's numbers. */
export const MINUTES = 'activity/minutes';
