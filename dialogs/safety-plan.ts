/**
 * Writing a safety plan, a part at a time and at the patient's pace: each part is kept as soon as it is written, any may be
 * left out, and whoever goes away finds the rest where they left it. Every text is checked for danger like all others.
 */
import type { DialogContext, DialogInstance, DialogReason, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { z } from 'zod';
import { HOUR } from '../src/model/time.ts';
import { nextPart, partBefore, planPart, withPart, type PlanPart } from '../src/model/safety-plan.ts';
import { readCommand } from '../src/reading/command.ts';
import { readNoise } from '../src/reading/noise.ts';
import { readYesNo } from '../src/reading/yes-no.ts';
import type { Turn } from '../src/turn/turn.ts';
import type { CrisisEnd } from './crisis.ts';
import { saidIn, turnOf, wordsOf, type Context } from './turn-of.ts';

export const safetyPlanState = z.looseObject({
  stage: z.enum(['writing', 'erasing']),
  part: planPart,
  /** Only this part is written anew; the rest stays. */
  alone: z.boolean().optional(),
  /** A danger was talked about before the question could be shown. */
  unseen: z.boolean().optional(),
  /** When the patient was last shown a question of the plan. */
  at: z.number(),
});
type State = z.infer<typeof safetyPlanState>;
export type PlanBegin = Pick<State, 'stage' | 'part' | 'alone'>;

/** Whoever comes back later writes about something else, and must not find it in their plan. */
const STALE = 2 * HOUR;

/** Whether the next text is a part of the plan. */
export function isBeingWritten(dc: DialogContext): boolean {
  if (dc.activeDialog?.id !== 'safety-plan') return false;
  const { stage, unseen } = dc.activeDialog.state as State;
  return stage === 'writing' && unseen !== true;
}

export class SafetyPlanDialog extends Dialog {
  constructor() {
    super('safety-plan');
  }

  override async beginDialog(dc: DialogContext, begin: PlanBegin): Promise<DialogTurnResult> {
    Object.assign(stateOf(dc), begin);
    show(turnOf(dc.context), stateOf(dc));
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const state = stateOf(dc);
    const said = saidIn(turn);
    const noise = readNoise(said.text, wordsOf(turn));
    if (noise === 'tapback' || noise === 'auto-reply') return Dialog.EndOfTurn;
    if (noise === 'empty') turn.say(said.media > 0 ? 'everyday.pictures' : 'everyday.empty');
    else if (state.stage === 'erasing') return erase(dc, turn);
    else if (state.unseen !== true) return written(dc, turn, state, said.text);
    show(turn, state);
    return Dialog.EndOfTurn;
  }

  override async resumeDialog(
    dc: DialogContext,
    _why?: DialogReason,
    ended?: unknown,
  ): Promise<DialogTurnResult> {
    const { goOn } = { goOn: true, ...(ended as Partial<CrisisEnd> | undefined) };
    if (goOn) show(turnOf(dc.context), stateOf(dc));
    else stateOf(dc).unseen = true;
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: Context, instance: DialogInstance): Promise<void> {
    show(turnOf(context), instance.state as State);
  }
}

/** The plan dialog is open, but nobody has written in it for so long that the next words are about something else. */
export function dropStalePlan(dc: DialogContext, turn: Turn): void {
  const open = dc.activeDialog;
  if (open?.id === 'safety-plan' && turn.now - (open.state as State).at > STALE) dc.stack.pop();
}

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

async function written(dc: DialogContext, turn: Turn, state: State, text: string): Promise<DialogTurnResult> {
  const { part } = state;
  switch (readCommand(text, wordsOf(turn))) {
    case 'back':
      return goTo(dc, turn, state, partBefore(part) ?? part);
    case 'skip':
      // Left out is left as it is: what stands there already stays.
      if (turn.safetyPlan?.parts[part] === undefined)
        turn.keepSafetyPlan(withPart(turn.safetyPlan, part, turn.now));
      return onward(dc, turn, state);
    case 'later':
      turn.say('plan.later');
      return dc.endDialog();
    case 'why':
      turn.say('plan.why');
      return goTo(dc, turn, state, part);
    case 'repeat':
      return goTo(dc, turn, state, part);
    default:
      turn.keepSafetyPlan(withPart(turn.safetyPlan, part, turn.now, text.trim()));
      return onward(dc, turn, state);
  }
}

async function onward(dc: DialogContext, turn: Turn, state: State): Promise<DialogTurnResult> {
  const next = state.alone === true ? undefined : nextPart(turn.safetyPlan, state.part);
  if (next !== undefined) return goTo(dc, turn, state, next);
  turn.say(state.alone === true ? 'plan.changed' : 'plan.done');
  return dc.endDialog();
}

function goTo(_: DialogContext, turn: Turn, state: State, part: PlanPart): DialogTurnResult {
  state.part = part;
  show(turn, state);
  return Dialog.EndOfTurn;
}

async function erase(dc: DialogContext, turn: Turn): Promise<DialogTurnResult> {
  const yes = readYesNo(saidIn(turn).text, wordsOf(turn)) === 'yes';
  if (yes) turn.keepSafetyPlan(undefined);
  turn.say(yes ? 'plan.erased' : 'plan.stays');
  return dc.endDialog();
}

function show(turn: Turn, state: State): void {
  delete state.unseen;
  if (turn.isOvertaken) state.unseen = true;
  state.at = turn.now;
  turn.say(state.stage === 'erasing' ? 'plan.erase' : `plan.ask.${state.part}`);
}

function stateOf(dc: DialogContext): State {
  if (dc.activeDialog === undefined) throw new Error('the safety plan is not the open dialog');
  return dc.activeDialog.state as State;
}
