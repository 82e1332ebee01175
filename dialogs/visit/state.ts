/** Where somebody stands who gets ready for a visit, or writes down what was agreed at one. Names, never step numbers. */
import { z } from 'zod';
import { dayPattern } from '../../src/model/time.ts';
import { agreedParts } from '../../src/model/visit.ts';

/** `made`: a question that a language model has made waits for a yes; left out where there is none. */
export const preparing = ['matters', 'starters', 'top', 'changes', 'side-effects', 'goal', 'made'] as const;
export const agreeing = [...agreedParts, 'right', 'teach'] as const;
/** When the visit is: a time is asked for where only the day was told, and then both wait for a yes. `off`: it may be off. */
const telling = ['clock', 'appointment', 'off'] as const;
export const stage = z.enum([...telling, ...preparing, ...agreeing]);
export type Stage = z.infer<typeof stage>;

const written = z.object({ at: z.number(), words: z.string() });

export const visitState = z.looseObject({
  stage,
  /** When the patient was last shown a question of it. */
  at: z.number(),
  /** A danger was talked about before the question could be shown. */
  unseen: z.boolean().optional(),
  tries: z.number().optional(),
  /** What was read back was not right once. */
  again: z.boolean().optional(),
  /** When it was said last what else is asked at the visit: said again, it takes the place of that. */
  chosenAt: z.number().optional(),
  /** The day that was told without a time. */
  day: z.string().regex(dayPattern).optional(),
  candidate: z.number().optional(),
  /** They told of the visit to get ready for it: that follows the yes. */
  prepares: z.boolean().optional(),
  /** The question of a language model as it was shown: a yes is to these words. */
  made: z.string().optional(),
  /** What was agreed, until it has been read back and found right. */
  draft: z.partialRecord(z.enum(agreedParts), written).optional(),
});
export type State = z.infer<typeof visitState>;
export type VisitBegin = Pick<State, 'stage' | 'candidate' | 'day' | 'prepares'>;

export function isTelling(of: Stage): boolean {
  return telling.some((each) => each === of);
}

export function isPreparing(of: Stage): of is (typeof preparing)[number] {
  return preparing.some((each) => each === of);
}

/** The one before or after it in its own row; undefined at the ends. */
export function beside(of: Stage, way: 1 | -1): Stage | undefined {
  const row: readonly Stage[] = isPreparing(of) ? preparing : isTelling(of) ? [] : agreeing;
  return row[row.indexOf(of) + way];
}
