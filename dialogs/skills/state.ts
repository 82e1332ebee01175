import type { DialogContext } from 'botbuilder-dialogs';
import { z } from 'zod';
import type { Skill } from '../../src/model/skill.ts';
import { HOUR, MINUTE } from '../../src/model/time.ts';
import type { Turn } from '../../src/turn/turn.ts';

/** Another version of the service may have written it, so it is checked before it is believed. */
export const skillState = z.looseObject({
  stage: z.enum(['list', 'offer', 'how', 'helped']),
  skill: z.string().optional(),
  /** Why it was offered, as the name of a text, and what that rests on. */
  because: z.string().optional(),
  values: z.record(z.string(), z.number()).optional(),
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
export type SkillBegin = Pick<SkillState, 'stage' | 'skill' | 'because' | 'values' | 'listed'>;

export function stateOf(dc: DialogContext): SkillState {
  if (dc.activeDialog?.id !== 'skill') throw new Error('the skill is not the open dialog');
  return dc.activeDialog.state as SkillState;
}

/** Undefined when content does not have it any more. */
export function skillOf(turn: Turn, id: string | undefined): Skill | undefined {
  return turn.content.skills.find((each) => each.id === id);
}

/** Whether it helped may be told the same day; a list or an offer is forgotten sooner. */
const STALE = { list: 2 * HOUR, offer: 12 * HOUR, how: 2 * HOUR, helped: 12 * HOUR };
const IDLE = 30 * MINUTE;

/** Whoever comes back later writes about something else; and a day's check-in does not wait for a skill left alone. */
export function dropStaleSkill(dc: DialogContext, turn: Turn): void {
  if (dc.activeDialog?.id !== 'skill') return;
  const { stage, shownAt, skill } = stateOf(dc);
  const age = turn.now - shownAt;
  const isGone = skill !== undefined && skillOf(turn, skill) === undefined;
  const isDue = turn.event.kind === 'check-in-due' && age > IDLE;
  if (isGone || isDue || age > STALE[stage]) dc.stack.pop();
}
