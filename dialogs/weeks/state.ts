import type { DialogContext } from 'botbuilder-dialogs';
import { z } from 'zod';
import { HOUR, MINUTE } from '../../src/model/time.ts';
import type { Turn } from '../../src/turn/turn.ts';

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

export function stateOf(dc: DialogContext): WeeksState {
  if (dc.activeDialog?.id !== 'weeks') throw new Error('a plan of weeks is not the open dialog');
  return dc.activeDialog.state as WeeksState;
}

const STALE = 2 * HOUR;
const IDLE = 30 * MINUTE;

/** Whoever comes back later writes about something else; and a day's check-in does not wait for it. */
export function dropStaleWeeks(dc: DialogContext, turn: Turn): void {
  if (dc.activeDialog?.id !== 'weeks') return;
  const age = turn.now - stateOf(dc).shownAt;
  if (age > STALE || (turn.event.kind === 'check-in-due' && age > IDLE)) dc.stack.pop();
}
