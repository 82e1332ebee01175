import type { DialogContext } from 'botbuilder-dialogs';
import { z } from 'zod';

/** The questions of each plan, in their order; `ability` and `felt` are those of a look at it. */
export const stagesOf = {
  aim: ['doing', 'weeks', 'sure'],
  work: ['role', 'hours', 'goal', 'leave-out', 'limits', 'breaks', 'who', 'start'],
} as const;
const stage = z.enum([...stagesOf.aim, ...stagesOf.work, 'ability', 'felt']);
export type Stage = z.infer<typeof stage>;

/** Another version of the service may have written it, so it is checked before it is believed. */
export const weeksState = z.looseObject({
  of: z.enum(['aim', 'work']),
  stage,
  words: z.partialRecord(stage, z.string()),
  numbers: z.partialRecord(stage, z.number()),
  tries: z.number(),
  shownAt: z.number(),
  unseen: z.boolean().optional(),
});
export type WeeksState = z.infer<typeof weeksState>;
export type WeeksBegin = Pick<WeeksState, 'of' | 'stage'>;

export function isAskedForBreaks({ activeDialog: open }: DialogContext): boolean {
  return open?.id === 'weeks' && (open.state as WeeksState).stage === 'breaks';
}
