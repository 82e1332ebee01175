/**
 * How it is, said where something else is asked: whoever is well again is not led on, and whoever is worse is asked the safety
 * questions again before any step.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import type { FlareStep } from '../../src/model/flare.ts';
import { readHowItIs, type HowItIs } from '../../src/reading/how-it-is.ts';
import type { Turn } from '../../src/turn/turn.ts';
import type { Then } from '../guided.ts';
import { wordsOf } from '../turn-of.ts';
import { planFollowUp } from './follow-up.ts';
import { coach, PART } from './gate.ts';
import { anotherRound } from './how-it-is.ts';
import { stateOf } from './state.ts';

const effects = { better: 'easier', gone: 'easier', same: 'same', worse: 'worse' } as const;

function effectIn(turn: Turn, text: string): (typeof effects)[HowItIs] | undefined {
  const how = readHowItIs(text, wordsOf(turn));
  return how && effects[how];
}

type Answer = Extract<FlareStep, { reply: 'choice' }>['answers'][number];

/** Of a step that asks just this, the answer that is meant. */
export function answerByEffect(turn: Turn, answers: readonly Answer[], text: string): Answer | undefined {
  const effect = effectIn(turn, text);
  return effect && answers.find((each) => each.effect === effect);
}

/** Undefined where nothing of it is said: "the same" is left to the step. */
export function meanwhile(dc: DialogContext, turn: Turn, text: string): Then | undefined {
  const effect = effectIn(turn, text);
  if (effect === undefined || effect === 'same') return undefined;
  turn.unplan(PART);
  delete stateOf(dc).part;
  if (effect === 'worse') return anotherRound(dc, turn);
  coach(turn, 'flare.eased');
  planFollowUp(turn);
  return 'end';
}
