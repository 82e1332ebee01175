/**
 * By which numbers a change counts as a change: every threshold with where it comes from, and whether anybody has looked
 * there. Kept in content/, so that a clinician can change them; `src/outcomes/` only reckons with them.
 */
import { z } from 'zod';
import { item } from './trigger.ts';

const days = z.number().int().min(1).max(84);
const percent = z.number().int().min(1).max(100);
/** Where a number comes from. `seen` is whether somebody has had the source in hand. */
const sourced = { source: z.string().min(1), seen: z.boolean() };

/** A change of so much: in points, or as a share of where it began. Either is enough. */
const amount = z
  .strictObject({ points: z.number().positive().optional(), percent: percent.optional() })
  .refine(({ points, percent: share }) => points !== undefined || share !== undefined, {
    message: 'names neither points nor percent',
  });

export const measure = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** The questions or scores it is read from, as "form/item". */
  of: item,
  /** What clinicians call the form, in any language. */
  scale: z.string().min(1).optional(),
  /** What it speaks of. Two methods must agree before anything is called better, and they are two of these. */
  kind: z.enum(['function', 'pain', 'both', 'mood', 'sleep', 'other']),
  better: z.enum(['lower', 'higher']),
  min: z.number(),
  max: z.number(),
  minimal: amount,
  moderate: amount.optional(),
  substantial: amount.optional(),
  /** Whether a change of it may count towards better or worse; a number nobody has validated never does. */
  counts: z.boolean(),
  ...sourced,
});
export type Measure = z.infer<typeof measure>;

/** So many days, of which so many must have a number before anything is said of them. */
const span = z.strictObject({ days, entries: days }).refine(({ days: all, entries }) => entries <= all, {
  message: 'asks for more entries than there are days',
});

export const pacingRules = z.strictObject({
  /** Days of an activity, at least, from which its baseline is taken. */
  baselineDays: days,
  startPercent: percent,
  stepPercent: z.strictObject({ usual: percent, least: percent, most: percent }),
  /** Days of a week on which the amount was reached, to go on a step, or to stay. Fewer is a step back. */
  advanceFrom: z.number().int().min(1).max(7),
  holdFrom: z.number().int().min(1).max(7),
  /** Flare days in a week from which it is a step back; fewer, and it stays. */
  stepBackFromFlareDays: z.number().int().min(1).max(7),
  stepBackPercent: percent,
  smallerSlicePercent: percent,
  /** A day of more than this of the amount is a day of too much; a week with one is no week to go on from. */
  tooMuchPercent: z.number().int().gt(100),
  floor: z.strictObject({ minutes: z.number(), steps: z.number(), reps: z.number() }),
  ...sourced,
});
export type PacingRules = z.infer<typeof pacingRules>;

export const boomBustRules = z.strictObject({
  /** Where the active minutes, or steps, of a day are found. */
  activity: item,
  /** The days before, whose median is the usual amount, and how many of them must have a number. */
  usual: span,
  boomAbove: z.number().gt(1),
  bustBelow: z.number().lt(1),
  withinDays: days,
  painRise: z.number().positive(),
  /** So many times in so many days: any one of these. */
  noticedFrom: z.array(z.strictObject({ times: z.number().int().min(2), days })).min(1),
  /** With this many days at hand, the days after a boom must stand out from chance by this much. */
  chance: z.number().gt(0).lt(1),
  ...sourced,
});
export type BoomBustRules = z.infer<typeof boomBustRules>;

export const flareRules = z.strictObject({
  pain: item,
  /** Pain above the baseline by so many points, and by so many of its own standard deviations. */
  painPoints: z.number().positive(),
  painDeviations: z.number().positive(),
  limits: item,
  limitsPoints: z.number().positive(),
  mood: item,
  moodAtMost: z.number(),
  beginsAfterDays: days,
  endsAfterDays: days,
  endsWithinPoints: z.number(),
  ...sourced,
});
export type FlareRules = z.infer<typeof flareRules>;

export const outcomeRules = z.object({
  measures: z.array(measure).min(1),
  /** What later days are compared with: the first ones. */
  baseline: span,
  now: span,
  week: span,
  /** Percentages of a small number mean nothing: below it only points count. */
  percentFrom: z.number(),
  flare: flareRules,
  pacing: pacingRules,
  boomBust: boomBustRules,
  feedback: z.strictObject({
    /** From this day in a row on an answer is worth a word. */
    rowFrom: z.number().int().min(2),
    goalDays: days,
    /** The same is not said again while one of so many answers before was like it. */
    notAgainDays: days,
    ...sourced,
  }),
  /** An aim that a person sets for themselves, and says of it from 0 to 10 how well they can do it. */
  aims: z.strictObject({
    /** Answers it takes before anything is said of it: the first, and a later one. */
    entries: z.number().int().min(2),
    /** A step of less cannot be told from chance. */
    step: z.number().int().min(1).max(10),
    months: z.strictObject({ least: z.number().int().min(1), most: z.number().int().max(12) }),
    ...sourced,
  }),
  reviews: z.strictObject({ fromDays: days, untilDays: days, ...sourced }),
});
export type OutcomeRules = z.infer<typeof outcomeRules>;

export function measureOf(rules: OutcomeRules, id: string): Measure | undefined {
  return rules.measures.find((each) => each.id === id);
}
