/** What is known of an aim that is being set, and which question of it is open. */
import { z } from 'zod';
import type { Then } from '../guided.ts';

const stages = ['words', 'now', 'reach', 'when', 'stop'] as const;

export const aimState = z.looseObject({
  /** The question that is open; `again` is that of a review, and `offered` whether words that stand already are to be the aim. */
  stage: z.enum([...stages, 'again', 'offered']),
  /** By whom they were written down, and what of the rest is known with them. */
  offer: z
    .object({ by: z.enum(['clinic', 'visit']), until: z.string().optional(), stop: z.string().optional() })
    .optional(),
  words: z.string().optional(),
  now: z.number().optional(),
  reach: z.number().optional(),
  /** In so many days. */
  when: z.number().optional(),
  /** A danger was talked about before the question could be shown. */
  unseen: z.boolean().optional(),
  tries: z.number().optional(),
  /** When the person was last shown a question of it. */
  at: z.number(),
});
export type State = z.infer<typeof aimState>;

export type AimBegin = Pick<State, 'stage' | 'words' | 'offer'>;

export function goTo(state: State, stage: State['stage']): Then {
  Object.assign(state, { stage, tries: 0 });
  return 'ask';
}

export function before(stage: State['stage']): State['stage'] {
  return stage === 'again' || stage === 'offered' ? stage : (stages[stages.indexOf(stage) - 1] ?? stage);
}
