/** What a treatment or a goal is for, how it is told whether it helps, by when, and when to look at it early. */
import { z } from 'zod';
import { dayPattern } from './time.ts';
import { item } from './trigger.ts';

/** On so many days one after the other: at least or at most so much, or so many points above what was usual before. */
export const stopWatch = z.object({
  of: item,
  days: z.number().int().min(1).max(28),
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
  by: z.number().optional(),
});
export type StopWatch = z.infer<typeof stopWatch>;

const day = z.string().regex(dayPattern, 'is not a day; write it as 2026-11-24');

export const aim = z.object({
  v: z.literal(1),
  id: z.string(),
  of: z.enum(['treatment', 'goal']),
  /** In the patient's own words: "walk 20 minutes without a flare". */
  words: z.string().min(1),
  /** What is looked at, as "form/item". */
  measure: z.string(),
  /** Reached on one day, on the mean of the last days, or as the person said last when they were asked. */
  target: z.object({
    reach: z.number(),
    is: z.enum(['at-least', 'at-most']),
    on: z.enum(['a-day', 'the-mean', 'the-last']),
    /** The day and so many after it must not be flare days. */
    withoutFlareDays: z.number().int().min(0).max(7).default(0),
  }),
  from: day,
  by: day,
  /** When it is to be looked at before its day, in words both have agreed on. */
  stopRule: z.string().min(1),
  /** The same, where the answers of the check-ins can show it, as the person was told; otherwise it is only written down. */
  watch: stopWatch.optional(),
  /** A medicine is changed by nobody but the prescriber, and the patient is told so each time. */
  isMedicine: z.boolean().default(false),
});
export type Aim = z.infer<typeof aim>;

/** An aim with what the person has said of it, oldest first: how well they can do it, from 0 to 10. */
export const keptAim = z.object({
  aim,
  points: z.array(z.object({ day, value: z.number() })),
  reviewedOn: day.optional(),
});
export type KeptAim = z.infer<typeof keptAim>;

/** What might become an aim: the clinic has sent it, and the person has not said yes to it. */
export const proposed = z.object({
  at: z.number(),
  by: z.literal('clinic'),
  words: z.string().min(1),
  until: day.optional(),
  /** The person has been told of it. */
  told: z.literal(true).optional(),
});
export type Proposed = z.infer<typeof proposed>;

/** The last one counts; the ones before it stay as they ended. */
export const aims = z.object({
  v: z.literal(1),
  aims: z.array(keptAim),
  /** Newest last; gone once the person has said yes or no to it. */
  proposed: z.array(proposed).optional(),
});
export type Aims = z.infer<typeof aims>;

export function currentAim(of: Aims | undefined): KeptAim | undefined {
  return of?.aims.at(-1);
}

export function withAim(of: Aims | undefined, added: KeptAim): Aims {
  return { v: 1, ...of, aims: [...(of?.aims ?? []), added] };
}

/** The number that was given today, in place of an earlier one of today; not of the one with which it began. */
export function withPoint(of: Aims, today: string, value: number): Aims {
  const last = of.aims.at(-1);
  if (last === undefined) return of;
  const others = last.points.filter((each, at) => at === 0 || each.day !== today);
  const changed = { ...last, points: [...others, { day: today, value }], reviewedOn: today };
  return { ...of, aims: [...of.aims.slice(0, -1), changed] };
}

/** Answered, whatever was said. */
export function withoutProposed(of: Aims, words: string): Aims {
  const { proposed: all = [], ...rest } = of;
  const left = all.filter((each) => each.words !== words);
  return left.length === 0 ? rest : { ...rest, proposed: left };
}
