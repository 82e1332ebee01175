/** What is kept of a question about an answer that is to be put right. */
import { z } from 'zod';

export const putRightState = z.looseObject({
  /** All answers of a day; which of them a number is for; whether these are to stand there; what each of several is for. */
  stage: z.enum(['show', 'which', 'whether', 'name']),
  day: z.string(),
  linkId: z.string().optional(),
  value: z.number().optional(),
  told: z.array(z.object({ linkId: z.string(), value: z.number() })).optional(),
  tries: z.number().optional(),
});
export type State = z.infer<typeof putRightState>;
export type PutRightBegin = Omit<State, 'tries'> & { stage: State['stage']; day: string };
