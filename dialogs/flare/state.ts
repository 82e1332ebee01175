/** Where a flare's coaching stands between two messages: names of questions and steps, never numbers of places. */
import type { DialogContext } from 'botbuilder-dialogs';
import { z } from 'zod';
import type { FlareEpisode } from '../../src/model/flare.ts';
import { HOUR, MINUTE } from '../../src/model/time.ts';
import type { Turn } from '../../src/turn/turn.ts';

/** Another version of the service may have written it, so it is checked before it is believed. */
export const flareState = z.looseObject({
  stage: z.enum(['screen', 'step', 'follow', 'helped']),
  at: z.string(),
  tries: z.number(),
  /** The text of the step that comes next by the clock; undefined once its question is put. */
  part: z.number().optional(),
  /** Put before a danger was answered, so that nothing answers it yet. */
  unseen: z.boolean().optional(),
  shownAt: z.number(),
});
export type FlareState = z.infer<typeof flareState>;
export type FlareBegin = Pick<FlareState, 'stage' | 'at'>;

export function stateOf(dc: DialogContext): FlareState {
  if (dc.activeDialog?.id !== 'flare') throw new Error('the flare is not the open dialog');
  return dc.activeDialog.state as FlareState;
}

export function openEpisode(turn: Turn): FlareEpisode {
  if (turn.flares.open === undefined) throw new Error('coaching without an episode');
  return turn.flares.open;
}

export function keepEpisode(turn: Turn, changed: FlareEpisode): void {
  turn.keepFlares({ ...turn.flares, open: changed });
}

/** A step left so long is over; a question about how it is may be answered the same day. */
const STALE = { screen: 2 * HOUR, step: 2 * HOUR, follow: 12 * HOUR, helped: 12 * HOUR };
const IDLE = 30 * MINUTE;

/** Whoever comes back later writes about something else. */
export function dropStaleFlare(dc: DialogContext, turn: Turn): void {
  if (dc.activeDialog?.id !== 'flare') return;
  const { stage, shownAt } = stateOf(dc);
  if (turn.now - shownAt > STALE[stage] || turn.flares.open === undefined) dc.stack.pop();
}

/** A question that nobody has answered does not keep the day's check-in away. */
export function yieldToCheckIn(dc: DialogContext, turn: Turn): void {
  if (dc.activeDialog?.id !== 'flare') return;
  const { stage, shownAt } = stateOf(dc);
  if (stage === 'follow' || stage === 'helped' || turn.now - shownAt > IDLE) dc.stack.pop();
}
