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
const labelled = z.union([wish, answer]);
export type Labelled = z.infer<typeof labelled>;
export type LabelledWish = z.infer<typeof wish>;
export type LabelledAnswer = z.infer<typeof answer>;

export function readLabelled(file: string): Labelled[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => labelled.parse(JSON.parse(line)));
}
