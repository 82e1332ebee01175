/** What a treatment or a goal is for, how it is told whether it helps, by when, and when to look at it early. */
import { z } from 'zod';
import { dayPattern } from './time.ts';

const day = z.string().regex(dayPattern, 'is not a day; write it as 2026-11-24');

export const aim = z.object({
  v: z.literal(1),
  id: z.string(),
  of: z.enum(['treatment', 'goal']),
  /** In the patient's own words: "walk 20 minutes without a flare". */
  words: z.string().min(1),
  /** What is looked at, as "form/item". */
  measure: z.string(),
  /** Reached on one day, or on the mean of the last days. */
  target: z.object({
    reach: z.number(),
    is: z.enum(['at-least', 'at-most']),
    on: z.enum(['a-day', 'the-mean']),
    /** The day and so many after it must not be flare days. */
    withoutFlareDays: z.number().int().min(0).max(7).default(0),
  }),
  from: day,
  by: day,
  /** When it is to be looked at before its day, in words both have agreed on. */
  stopRule: z.string().min(1),
  /** A medicine is changed by nobody but the prescriber, and the patient is told so each time. */
  isMedicine: z.boolean().default(false),
});
export type Aim = z.infer<typeof aim>;
