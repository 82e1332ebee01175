/**
 * Writing a safety plan, a part at a time and at the patient's pace: each part is kept as soon as it is written, any may be
 * left out, and whoever goes away finds the rest where they left it. Every text is checked for danger like all others.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import { z } from 'zod';
import { HOUR } from '../src/model/time.ts';
import { nextPart, partBefore, planPart, withPart, type PlanPart } from '../src/model/safety-plan.ts';
import { readCommand, readWhole } from '../src/reading/command.ts';
import type { Plain } from '../src/reading/own-words.ts';
import { readYesNo } from '../src/reading/yes-no.ts';
import type { Turn } from '../src/turn/turn.ts';
import { guided, noteShown, type Then } from './guided.ts';
import { saidIn, wordsOf } from './turn-of.ts';

export const safetyPlanState = z.looseObject({
  stage: z.enum(['writing', 'erasing']),
  part: planPart,
  /** Only this part is written anew; the rest stays. */
  alone: z.boolean().optional(),
  /** A danger was talked about before the question could be shown. */
  unseen: z.boolean().optional(),
  tries: z.number().optional(),
  /** When the patient was last shown a question of the plan. */
  at: z.number(),
});
type State = z.infer<typeof safetyPlanState>;
export type PlanBegin = Pick<State, 'stage' | 'part' | 'alone'>;

/** Whether the next text is a part of the plan. */
export function isBeingWritten(dc: DialogContext): boolean {
  if (dc.activeDialog?.id !== 'safety-plan') return false;
  const { stage, unseen } = dc.activeDialog.state as State;
  return stage === 'writing' && unseen !== true;
}

/** A number to call is what is asked for there, and having nobody to ask is an answer. */
const plainWordsFor: Partial<Record<PlanPart, readonly Plain[]>> = {
  people: ['figures', 'no'],
  professionals: ['figures', 'no'],
};

export const safetyPlan = guided<State>({
  id: 'safety-plan',
  state: safetyPlanState,
  show,
  shownAt: ({ at }) => at,
  // What is written hours later is about something else, and must not be found in the plan.
  staleAfter: () => 2 * HOUR,
  wordIn: (turn, { stage }, text) =>
    stage === 'writing' ? readCommand(text, wordsOf(turn)) : readWhole(text, wordsOf(turn)),
  words: {
    back: (_, state) => (isErasing(state) ? 'ask' : goTo(state, partBefore(state.part) ?? state.part)),
    skip: (turn, state) => {
      if (isErasing(state)) return stays(turn);
      // Left out is left as it is: what stands there already stays.
      if (turn.safetyPlan?.parts[state.part] === undefined)
        turn.keepSafetyPlan(withPart(turn.safetyPlan, state.part, turn.now));
      return onward(turn, state);
    },
    later: (turn, state) => {
      if (isErasing(state)) return stays(turn);
      turn.say('plan.later');
      return 'end';
    },
    why: (turn, state) => {
      if (!isErasing(state)) turn.say('plan.why');
      return 'ask';
    },
    repeat: () => 'ask',
  },
  ownWords: (_, { stage, part }) => (stage === 'writing' ? (plainWordsFor[part] ?? []) : undefined),
  easier: (_, { stage }) => (stage === 'writing' ? 'easier.words' : 'easier.safety-plan.erasing'),
  hear(_, turn, state, text) {
    if (state.stage === 'erasing') return erase(turn);
    turn.keepSafetyPlan(withPart(turn.safetyPlan, state.part, turn.now, text.trim()));
    return onward(turn, state);
  },
});

/**
 * A part of the plan may well tell of danger. It is kept as the patient wrote it, and answered as danger all the same; a
 * cry for help in the middle of the plan is not taken for a part of it.
 */
export function keepBesideDanger(dc: DialogContext, turn: Turn): void {
  const open = dc.activeDialog;
  if (open?.id !== 'safety-plan') return;
  const state = open.state as State;
  if (state.stage !== 'writing' || state.unseen === true) return;
  const { part } = state;
  turn.keepSafetyPlan(withPart(turn.safetyPlan, part, turn.now, saidIn(turn).text.trim()));
  const next = state.alone === true ? undefined : nextPart(turn.safetyPlan, part);
  if (next === undefined) dc.stack.pop();
  else Object.assign(state, { part: next, unseen: true, at: turn.now });
}

function onward(turn: Turn, state: State): Then {
  const next = state.alone === true ? undefined : nextPart(turn.safetyPlan, state.part);
  if (next !== undefined) return goTo(state, next);
  turn.say(state.alone === true ? 'plan.changed' : 'plan.done');
  return 'end';
}

function goTo(state: State, part: PlanPart): Then {
  Object.assign(state, { part, tries: 0 });
  return 'ask';
}

function isErasing({ stage }: State): boolean {
  return stage === 'erasing';
}

function stays(turn: Turn): Then {
  turn.say('plan.stays');
  return 'end';
}

function erase(turn: Turn): Then {
  const reply = readYesNo(saidIn(turn).text, wordsOf(turn));
  if (reply !== 'yes' && reply !== 'no') return 'unclear';
  const yes = reply === 'yes';
  if (yes) turn.keepSafetyPlan(undefined);
  turn.say(yes ? 'plan.erased' : 'plan.stays');
  return 'end';
}

function show(turn: Turn, state: State): void {
  noteShown(turn, state);
  state.at = turn.now;
  turn.say(state.stage === 'erasing' ? 'plan.erase' : `plan.ask.${state.part}`);
}
