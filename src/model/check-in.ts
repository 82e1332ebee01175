/** One day's questions and what was answered, from being due to complete, partial or missed. */
import { z } from 'zod';
import { DAY, dayAfter, type Day } from './time.ts';

export const answer = z.object({
  linkId: z.string(),
  /** A number on the item's scale, or words; absent when the question was skipped. */
  value: z.union([z.number(), z.string()]).optional(),
  /** The ends of a range ("6 or 7"): risk looks at the high end, trends at `value`, its middle. */
  low: z.number().optional(),
  high: z.number().optional(),
  /** What the reply left open: an "about", more than the scale holds, or a question not understood. */
  flags: z
    .array(z.enum(['approx', 'over', 'range', 'skipped', 'not-understood', 'corrected', 'late']))
    .default([]),
  /** A mark of the question's words as they were when it was answered. */
  to: z.string().optional(),
  at: z.number(),
  channel: z.enum(['sms', 'teams']),
});
export type Answer = z.infer<typeof answer>;

export const checkIn = z.object({
  v: z.literal(1),
  day: z.string(),
  questionnaire: z.string(),
  version: z.string(),
  status: z.enum(['open', 'complete', 'partial', 'missed', 'skipped']),
  /** Why a skipped one was not asked, such as "quiet-hours" or "open-alert". */
  because: z.string().optional(),
  dueAt: z.number(),
  endedAt: z.number().optional(),
  nudged: z.boolean().default(false),
  /** After days of silence: one question, and not all of them. */
  short: z.literal(true).optional(),
  /** Questions of the form that are not asked on this day. */
  leftOut: z.array(z.string()).optional(),
  /** The question that stood open when the time was over, with the mark of its words: a late number can only be for it. */
  waiting: z.object({ linkId: z.string(), to: z.string() }).optional(),
  answers: z.array(answer),
});
export type CheckIn = z.infer<typeof checkIn>;

/** The check-ins of the days before the newest, newest first, so that they can still be put right. */
export const earlierCheckIns = z.object({ v: z.literal(1), checkIns: z.array(checkIn) });
export type EarlierCheckIns = z.infer<typeof earlierCheckIns>;

/** With the one that is the newest no more; older than so many days before the new one nobody puts anything right. */
export function withEarlier(
  earlier: EarlierCheckIns | undefined,
  last: CheckIn,
  next: CheckIn,
  days: number,
): EarlierCheckIns {
  const first = dayAfter(next.day, -days);
  const { checkIns } = withDay(earlier?.checkIns ?? [], last);
  return { v: 1, checkIns: checkIns.filter(({ day }) => day >= first) };
}

/** With this one in its place among them, which is that of another or its own. */
export function withDay(earlier: readonly CheckIn[], of: CheckIn): EarlierCheckIns {
  const others = earlier.filter(({ day }) => day !== of.day);
  return { v: 1, checkIns: [of, ...others].sort((a, b) => b.day.localeCompare(a.day)) };
}

/** Earlier versions kept the one before the newest alone. One that still runs may write it beside those that are kept now. */
export function withBefore(
  earlier: EarlierCheckIns | undefined,
  before: CheckIn | undefined,
): EarlierCheckIns | undefined {
  if (before === undefined) return earlier;
  const others = (earlier?.checkIns ?? []).filter(({ day }) => day !== before.day);
  return { v: 1, checkIns: [before, ...others].sort((a, b) => b.day.localeCompare(a.day)) };
}

/** One asking of one version of the form. A card carries it, and answers nothing but the asking it was shown in. */
export function roundOf({ day, version }: CheckIn): string {
  return `${day}|${version}`;
}

export function answerTo(of: CheckIn, linkId: string): Answer | undefined {
  return of.answers.find((each) => each.linkId === linkId);
}

/** The check-in with this answer in place of an earlier one to the same question. */
export function withAnswer(of: CheckIn, given: Answer): CheckIn {
  const answers = of.answers.map((each) => (each.linkId === given.linkId ? given : each));
  return { ...of, answers: answers.includes(given) ? answers : [...answers, given] };
}

/** Not more than so many whole days after its time somebody still knows well how it was. */
export function isStillKnown({ dueAt }: CheckIn, at: number, days: number): boolean {
  return at - dueAt < (days + 1) * DAY;
}

/** Without what was told from memory too long after: it is kept, and no number is read from it. */
export function stillKnown(of: CheckIn, days: number): CheckIn {
  const isKnown = ({ flags, at }: Answer) =>
    !flags.includes('late') || flags.includes('corrected') || isStillKnown(of, at, days);
  return of.answers.every(isKnown) ? of : { ...of, answers: of.answers.filter(isKnown) };
}

/** With what is given already in the check-in that is open: whoever looks now must not read that there is nothing. */
export function withOpen(trends: Trends, open: CheckIn | undefined): Trends {
  if (open?.status !== 'open') return trends;
  const all = { ...trends };
  for (const { linkId, value } of open.answers) {
    const of = `${open.questionnaire}/${linkId}`;
    const others = (all[of] ?? []).filter(({ day }) => day !== open.day);
    if (typeof value === 'number') all[of] = [...others, { day: open.day, value }];
  }
  return all;
}
type Trends = Record<string, { day: Day; value: number }[]>;

interface Known {
  trends: Readonly<Record<string, readonly { day: Day }[]>>;
  days: readonly { day: Day }[];
}

/**
 * The last day that may have a gap: today only once something of it is known, be it that nothing came. While its check-in is
 * open, or not due yet, nobody has left it out.
 */
export function lastDay({ trends, days }: Known, today: Day): Day {
  const isKnown = [days, ...Object.values(trends)].some((each) => each.some(({ day }) => day === today));
  return isKnown ? today : dayAfter(today, -1);
}
