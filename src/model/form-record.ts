/** One asking of a form: why and since when, where the person stands in it, and when each answer came. */
import { z } from 'zod';
import { dayPattern } from './time.ts';

const given = z.object({
  /** The path of the question in the form, and the form's own name of it. */
  place: z.string(),
  linkId: z.string(),
  /** The event in whose turn the question was put; its message has this before the slash. */
  askedIn: z.string().optional(),
  /** When the answer came in, and when it was kept. */
  at: z.number(),
  recordedAt: z.number(),
  channel: z.enum(['sms', 'teams']),
  /** Given on a later day than the form was due. */
  late: z.literal(true).optional(),
  skipped: z.literal(true).optional(),
});

export const formRecord = z.object({
  v: z.literal(1),
  /** The file's id, such as "peg". */
  form: z.string(),
  version: z.string(),
  day: z.string().regex(dayPattern),
  /** By the policy, or because somebody at the clinic wanted it. */
  because: z.enum(['planned', 'wanted']),
  /** `stopped`: a danger was found in it, or nobody came back to it. */
  status: z.enum(['open', 'complete', 'partial', 'stopped']),
  dueAt: z.number(),
  endedAt: z.number().optional(),
  /** The event in whose turn the open question was put last. */
  askedIn: z.string().optional(),
  /** Where the person stands; the engine of the forms alone knows what is in it. */
  state: z.record(z.string(), z.unknown()),
  given: z.array(given).default([]),
  /** The numbers that rules and trends know it by, such as `mean`, once it has ended. */
  numbers: z.record(z.string(), z.number()).default({}),
});
export type FormRecord = z.infer<typeof formRecord>;
export type FormAnswer = FormRecord['given'][number];

/** The record with this answer in place of an earlier one at the same place. */
export function withGiven(of: FormRecord, answer: FormAnswer): FormRecord {
  return { ...of, given: [...of.given.filter(({ place }) => place !== answer.place), answer] };
}
