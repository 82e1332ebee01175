/** Numbers over days, as they are to be drawn, with everything that must be said for somebody who cannot see the drawing. */
import { z } from 'zod';

const point = z.object({ day: z.string(), value: z.number() });

/** As many as can still be read one above the other. */
export const MOST_PANELS = 6;

/** One measure in a panel of its own: told apart by its place and its name, never by its colour. */
export const panel = z.object({
  label: z.string(),
  /** What clinicians call the form it is a score of. */
  scale: z.string().optional(),
  min: z.number(),
  max: z.number(),
  /** What the ends of the scale mean. */
  low: z.string(),
  high: z.string(),
  points: z.array(point),
  /** Since when it has been asked for, where that is later than the rest. */
  since: z.string().optional(),
  /** Days on which it was not asked for: without a number they are no gap. */
  notAsked: z.array(z.string()).optional(),
  /** The mean of the first days, drawn as a broken line, with its name. */
  usual: z.object({ value: z.number(), label: z.string() }).optional(),
});
export type Panel = z.infer<typeof panel>;

export const chart = z.object({
  lang: z.string(),
  title: z.string(),
  /** All that the drawing shows, in words. */
  alt: z.string(),
  /** The last day, and how many days there are up to it. */
  to: z.string(),
  days: z.number().int().min(2).max(84),
  /** Since when the person has been here: no day before it is a gap. */
  since: z.string().optional(),
  /** Said of a day without a number. */
  gap: z.string(),
  /** Said of a day on which nothing was asked. */
  notAsked: z.string().optional(),
  panels: z.array(panel).min(1).max(MOST_PANELS),
});
export type Chart = z.infer<typeof chart>;
