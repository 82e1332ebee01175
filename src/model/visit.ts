/**
 * What a patient brings to the next visit: when it is, their questions in their own words, what they wrote to prepare for
 * it, and afterwards what was agreed. The order of the questions is the order in which they matter.
 */
import { z } from 'zod';
import { dayPattern } from './time.ts';

/** The instant is that of the message in which it was written, so that whoever reads it can find that message. */
const written = z.object({ at: z.number(), words: z.string() });
export type Written = z.infer<typeof written>;

export const question = written.extend({
  /** The starter it began as; the words are the patient's all the same, for they chose them. */
  starter: z.string().optional(),
  /** A language model has made it of what the patient wrote at that instant, and they said yes to it. */
  drafted: z.literal(true).optional(),
});
export type Question = z.infer<typeof question>;

export const prepared = ['matters', 'changes', 'side-effects', 'goal'] as const;
export type Prepared = (typeof prepared)[number];

export const appointment = z.object({
  at: z.number(),
  by: z.enum(['clinic', 'patient']),
  toldAt: z.number(),
});
export type Appointment = z.infer<typeof appointment>;

export const agreedParts = ['aim', 'measure', 'until', 'stop'] as const;
export type AgreedPart = (typeof agreedParts)[number];

/** What was agreed at a visit, as the patient wrote it down and found it right when it was read back to them. */
export const agreed = z.object({
  at: z.number(),
  parts: z.partialRecord(z.enum(agreedParts), written),
  /** The day by which it is looked at, where the words name one. */
  by: z.string().regex(dayPattern).optional(),
  /** What they would do first, in their own words. */
  taughtBack: written.optional(),
});
export type Agreed = z.infer<typeof agreed>;

export const visit = z.object({
  v: z.literal(1),
  questions: z.array(question).default([]),
  /** When the patient put the first three in their order; undefined while they stand as they came. */
  rankedAt: z.number().optional(),
  appointment: appointment.optional(),
  /** The day of the appointment that was prepared for to the end. */
  readyFor: z.string().optional(),
  prepared: z.partialRecord(z.enum(prepared), written).default({}),
  /** The question to prepare for it that was shown last; undefined before the first and after the last. */
  leftAt: z.object({ at: z.number(), stage: z.string() }).optional(),
  /** What they wrote at length, as a language model has put it in short; `at` is that of their own words. */
  summaries: z.partialRecord(z.enum(prepared), written).optional(),
  /** A question that a language model has made of what they wrote. It is none of theirs before they say so. */
  made: written.optional(),
  /** What the patient says is not right in the brief. It stands beside the line; nothing is overwritten. */
  corrections: z.array(written).default([]),
  /** A word about the visit has found no room yet: it is said with the next check-in. */
  saysNear: z.boolean().optional(),
  /** The same of a visit that is over, with the day of it. */
  asksAgreed: z.string().optional(),
  /** Newest last. */
  agreed: z.array(agreed).default([]),
});
export type Visit = z.infer<typeof visit>;
export const noVisit: Visit = { v: 1, questions: [], prepared: {}, corrections: [], agreed: [] };

/** As many as anybody asks in twenty minutes, and more; the next one is not taken in silently. */
export const MOST_QUESTIONS = 30;
export const TOP = 3;

export function isAskedAlready({ questions }: Visit, words: string): boolean {
  return questions.some((each) => plain(each.words) === plain(words));
}

export function withQuestion(of: Visit, added: Question): Visit {
  return { ...of, questions: [...of.questions, added] };
}

/** By its place in the list, from 1. */
export function withoutQuestion(of: Visit, place: number): Visit {
  return { ...of, questions: of.questions.filter((_, at) => at !== place - 1) };
}

export function withWords(of: Visit, place: number, { at, words }: Written): Visit {
  return {
    ...of,
    questions: of.questions.map((each, index) => (index === place - 1 ? { at, words } : each)),
  };
}

/** These first, in this order; the others follow as they were. */
export function ranked(of: Visit, places: readonly number[], at: number): Visit {
  const first = places.flatMap((place) => of.questions[place - 1] ?? []);
  const rest = of.questions.filter((each) => !first.includes(each));
  return { ...of, questions: [...first, ...rest], rankedAt: at };
}

function plain(words: string): string {
  return words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
