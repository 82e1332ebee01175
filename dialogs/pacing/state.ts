import type { DialogContext } from 'botbuilder-dialogs';
import { z } from 'zod';
import { HOUR } from '../../src/model/time.ts';
import type { Turn } from '../../src/turn/turn.ts';

/** Another version of the service may have written it, so it is checked before it is believed. */
export const pacingState = z.looseObject({
  stage: z.enum(['limits', 'activity', 'goal', 'minutes']),
  tries: z.number(),
  shownAt: z.number(),
  unseen: z.boolean().optional(),
  /** What has been answered so far, before there is a plan. */
  byClinicianOnly: z.boolean().optional(),
  words: z.string().optional(),
});
export type PacingState = z.infer<typeof pacingState>;

export function stateOf(dc: DialogContext): PacingState {
  if (dc.activeDialog?.id !== 'pacing') throw new Error('pacing is not the open dialog');
  return dc.activeDialog.state as PacingState;
}

const STALE = 2 * HOUR;

/** Whoever comes back hours later writes about something else; and the day's check-in goes first. */
export function dropStalePacing(dc: DialogContext, turn: Turn, isDue = false): void {
  const open = dc.activeDialog;
  if (open?.id !== 'pacing') return;
  if (isDue || turn.now - (open.state as PacingState).shownAt > STALE) dc.stack.pop();
}
