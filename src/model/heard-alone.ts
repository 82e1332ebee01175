/**
 * A danger that a language model has heard where our own readers heard none. It is kept until somebody who may judge it has said
 * which of them was right, so that a clinic learns how often its model cries wolf, and what our readers miss.
 */
import { z } from 'zod';
import { signalName } from './signal.ts';

export const heardAlone = z.object({
  v: z.literal(1),
  /** The event of the message. */
  of: z.string(),
  at: z.number(),
  signal: signalName,
  /** The words of the message that it rests on. */
  words: z.string(),
});
export type HeardAlone = z.infer<typeof heardAlone>;

/** The log of a patient in which they stand, and the list of those that nobody has judged. */
export const HEARD_ALONE = 'heard-alone';
export const verdicts = ['danger', 'none'] as const;
export type Verdict = (typeof verdicts)[number];

/** How many somebody has judged, of the whole clinic and without whose they were: it stands when a patient is erased. */
export const judged = z.object({ v: z.literal(1), danger: z.number(), none: z.number() });
export type Judged = z.infer<typeof judged>;
export const noneJudged: Judged = { v: 1, danger: 0, none: 0 };
