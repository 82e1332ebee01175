/** Where a flare's coaching stands between two messages: names of questions and steps, never numbers of places. */
import type { DialogContext } from 'botbuilder-dialogs';
import { z } from 'zod';
import type { FlareEpisode } from '../../src/model/flare.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { openState } from '../guided.ts';

/** Another version of the service may have written it, so it is checked before it is believed. */
export const flareState = z.looseObject({
  stage: z.enum(['screen', 'unless', 'step', 'follow', 'helped']),
  at: z.string(),
  tries: z.number(),
  /** The text of the step that comes next by the clock; undefined once its question is put. */
  part: z.number().optional(),
  /** That one of several dangers is so has been said, and taken back. */
  again: z.literal(true).optional(),
  /** Of what stood behind the question when it was put. */
  put: z.string().optional(),
  /** Put before a danger was answered, so that nothing answers it yet. */
  unseen: z.boolean().optional(),
  shownAt: z.number(),
});
export type FlareState = z.infer<typeof flareState>;
export type FlareBegin = Pick<FlareState, 'stage' | 'at'>;

export function stateOf(dc: DialogContext): FlareState {
  return openState(dc, 'flare') as FlareState;
}

export function openEpisode(turn: Turn): FlareEpisode {
  if (turn.flares.open === undefined) throw new Error('coaching without an episode');
  return turn.flares.open;
}

export function keepEpisode(turn: Turn, changed: FlareEpisode): void {
  turn.keepFlares({ ...turn.flares, open: changed });
}
