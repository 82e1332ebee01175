import type { DialogContext } from 'botbuilder-dialogs';
import { z } from 'zod';
import type { Skill } from '../../src/model/skill.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { openState } from '../guided.ts';

/** Another version of the service may have written it, so it is checked before it is believed. */
export const skillState = z.looseObject({
  stage: z.enum(['list', 'offer', 'how', 'helped']),
  skill: z.string().optional(),
  /** Why it was offered, as the name of a text, and what that rests on. */
  because: z.string().optional(),
  values: z.record(z.string(), z.number()).optional(),
  /** A draw among equals put it first. */
  drawn: z.boolean().optional(),
  /** What the numbers of the list stood for when it was shown. */
  listed: z.array(z.string()).optional(),
  guided: z.boolean().optional(),
  /** The text that comes next by the clock, of this going through; undefined once the question is put. */
  part: z.number().optional(),
  run: z.string().optional(),
  tries: z.number(),
  shownAt: z.number(),
  unseen: z.boolean().optional(),
});
export type SkillState = z.infer<typeof skillState>;
export type SkillBegin = Pick<SkillState, 'stage' | 'skill' | 'because' | 'values' | 'drawn' | 'listed'>;

export function stateOf(dc: DialogContext): SkillState {
  return openState(dc, 'skill') as SkillState;
}

/** Undefined when content does not have it any more. */
export function skillOf(turn: Turn, id: string | undefined): Skill | undefined {
  return turn.content.skills.find((each) => each.id === id);
}
