/** Messages with known meanings. Half of them are worked on; the other half is only scored. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { intents } from '../intents.ts';

const wish = z.strictObject({
  lang: z.enum(['en', 'es', 'mix']),
  text: z.string(),
  /** `refuse`: a wish is named and taken back; `none`: nothing is asked for. In both nothing may begin. */
  meant: z.enum([...intents, 'refuse', 'none']),
});
const answer = z.strictObject({
  lang: z.enum(['en', 'es', 'mix']),
  text: z.string(),
  /** A question of the check-in it was written to, or one for minutes, for hours a week, for yes or no, or how often. */
  asked: z.enum(['pain-now', 'interference', 'sleep', 'mood', 'minutes', 'hours', 'yes-no', 'often']),
  /** What has to be stored; null when nothing may be. */
  value: z.union([z.number(), z.enum(['yes', 'no'])]).nullable(),
});
const name = z.enum(['pain', 'limits', 'sleep', 'mood']);
const days = z.strictObject({
  lang: z.enum(['en', 'es', 'mix']),
  text: z.string(),
  /** The patient's own clock: "2026-11-26T09:30 Thursday". */
  now: z.string(),
  /** The question it was written to. */
  open: z.union([name, z.literal('nothing')]),
  /** The numbers of each day that is told of, and what is said to be as it was the day before. */
  says: z.array(
    z.strictObject({
      day: z.string(),
      same: z.array(z.union([name, z.literal('all')])).optional(),
      pain: z.number().optional(),
      limits: z.number().optional(),
      sleep: z.number().optional(),
      mood: z.number().optional(),
    }),
  ),
  /** It asks for something instead. */
  asks: z.string().optional(),
});
/** Two things in one text, or an answer and a mere remark about it. */
const two = z.strictObject({
  lang: z.enum(['en', 'es']),
  /** The conversation and the question that are open, in the writer's words. */
  dialog: z.string(),
  asked: z.string(),
  text: z.string(),
  /** What a careful nurse writes down as the answer; null where there is none. */
  value: z.union([z.number(), z.string()]).nullable(),
  /** What else a careful nurse hears and must not lose; a `note` belongs to the answer. */
  also: z.array(
    z.looseObject({ is: z.enum(['question', 'wish', 'message', 'flare', 'correction', 'answer', 'note']) }),
  ),
});
const labelled = z.union([wish, two, answer, days]);
export type Labelled = z.infer<typeof labelled>;
export type LabelledWish = z.infer<typeof wish>;
export type LabelledAnswer = z.infer<typeof answer>;
export type LabelledDays = z.infer<typeof days>;

export type LabelledTwo = z.infer<typeof two>;

export function readLabelled(file: string): Labelled[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => labelled.parse(JSON.parse(line)));
}
