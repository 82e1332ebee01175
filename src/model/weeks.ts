/** Plans of weeks that a person has made: towards their aim, and back to work or to another role. */
import { z } from 'zod';
import { dayPattern } from './time.ts';

const day = z.string().regex(dayPattern);

export const phases = ['settle', 'build', 'keep'] as const;
export type PhaseName = (typeof phases)[number];

export const aimWeeks = z.object({
  /** Begun for the aim of this id; another aim has no phases yet. */
  aim: z.string(),
  /** What is done towards it in these weeks, in the person's own words. */
  doing: z.string(),
  from: day,
  /** How well it was done at the beginning, of 10. */
  first: z.number(),
  phases: z.array(z.object({ name: z.enum(phases), until: day, target: z.number() })),
  /** One for each look at it, oldest first. */
  looks: z.array(z.object({ day, value: z.number(), phase: z.enum(phases) })).default([]),
  /** Weeks by which a phase was made longer. */
  held: z.number().default(0),
});
export type AimWeeks = z.infer<typeof aimWeeks>;

export const workFelt = ['as-planned', 'too-much', 'not-done'] as const;
export type WorkFelt = (typeof workFelt)[number];

export const workWeeks = z.object({
  role: z.string(),
  leaveOut: z.string(),
  limits: z.string(),
  breaks: z.string(),
  /** Whom at work the person can talk to; nobody there is written to. */
  who: z.string(),
  goal: z.number(),
  /** Hours a week from each day on; the last of them is the goal. */
  steps: z.array(z.object({ from: day, hours: z.number() })),
  /** Which of the steps it stands at. */
  at: z.number().default(0),
  nextLook: day.optional(),
  looks: z.array(z.object({ day, felt: z.enum(workFelt) })).default([]),
});
export type WorkWeeks = z.infer<typeof workWeeks>;

export const weeksBook = z.object({ v: z.literal(1), aim: aimWeeks.optional(), work: workWeeks.optional() });
export type WeeksBook = z.infer<typeof weeksBook>;
export const noWeeks: WeeksBook = { v: 1 };

/** The phase that goes on; undefined when the last one has been reached. */
export function phaseNow({ phases: all, looks }: AimWeeks): AimWeeks['phases'][number] | undefined {
  return all.find(({ name, target }) => !looks.some((each) => each.phase === name && each.value >= target));
}
