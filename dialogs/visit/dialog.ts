/**
 * Getting ready for a visit, and writing down what was agreed at one: a question at a time, each kept as it is answered, and
 * whoever goes away finds the rest where they left it. Every text is checked for danger like all others.
 */
import type { DialogContext, DialogInstance, DialogReason, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { HOUR } from '../../src/model/time.ts';
import { TOP } from '../../src/model/visit.ts';
import { readCommand } from '../../src/reading/command.ts';
import { readNoise } from '../../src/reading/noise.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { aimAgreed } from '../aim-offer.ts';
import type { CrisisEnd } from '../crisis.ts';
import { saidIn, turnOf, wordsOf, type Context } from '../turn-of.ts';
import { taken } from './taken.ts';
import { finish } from './finish.ts';
import { isMadeWaiting } from './made.ts';
import { show } from './show.ts';
import { beside, isPreparing, type State, type VisitBegin } from './state.ts';

/** Whoever comes back later writes about something else, and must not find it in their preparation. */
const STALE = 2 * HOUR;

export class VisitDialog extends Dialog {
  constructor() {
    super('visit');
  }

  override async beginDialog(dc: DialogContext, begin: VisitBegin): Promise<DialogTurnResult> {
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
    else if (state.unseen !== true) return answered(dc, turn, state);
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

/** It is open, but nobody has written in it for so long that the next words are about something else. */
export function dropStaleVisit(dc: DialogContext, turn: Turn): void {
  const open = dc.activeDialog;
  if (open?.id === 'visit' && turn.now - (open.state as State).at > STALE) dc.stack.pop();
}

async function answered(dc: DialogContext, turn: Turn, state: State): Promise<DialogTurnResult> {
  switch (readCommand(saidIn(turn).text, wordsOf(turn))) {
    case 'back':
      return goTo(turn, state, before(turn, state));
    case 'skip':
      return onward(dc, turn, state);
    case 'later':
      turn.say(isPreparing(state.stage) ? 'visit.later' : 'visit.later-agreed');
      return dc.endDialog();
    case 'why':
      turn.say('visit.why');
      return goTo(turn, state, state.stage);
    case 'repeat':
      return goTo(turn, state, state.stage);
  }
  const then = taken(turn, state);
  if (then === 'again') return goTo(turn, state, state.stage);
  if (then === 'over') return dc.endDialog();
  return then === 'onward' ? onward(dc, turn, state) : goTo(turn, state, then);
}

function before(turn: Turn, { stage }: State): State['stage'] {
  const back = beside(stage, -1) ?? stage;
  return back === 'top' && !hasToChoose(turn) ? 'starters' : back;
}

/** What is read back must be answered: nothing is kept as agreed that nobody found right. */
async function onward(dc: DialogContext, turn: Turn, state: State): Promise<DialogTurnResult> {
  if (state.stage === 'right' && turn.visit.agreed.at(-1)?.at !== turn.now)
    return goTo(turn, state, state.stage);
  const next = beside(state.stage, 1);
  if (next === 'top' && !hasToChoose(turn)) return goTo(turn, state, 'changes');
  if (next !== undefined && (next !== 'made' || isMadeWaiting(turn))) return goTo(turn, state, next);
  finish(turn, state);
  const agreed = isPreparing(state.stage) ? undefined : turn.visit.agreed.at(-1);
  const aim = agreed && aimAgreed(agreed);
  return aim === undefined ? dc.endDialog() : dc.replaceDialog('aim', aim);
}

function hasToChoose({ visit }: Turn): boolean {
  return visit.questions.length > TOP;
}

function goTo(turn: Turn, state: State, stage: State['stage']): DialogTurnResult {
  state.stage = stage;
  show(turn, state);
  return Dialog.EndOfTurn;
}

function stateOf(dc: DialogContext): State {
  if (dc.activeDialog === undefined) throw new Error('the visit is not the open dialog');
  return dc.activeDialog.state as State;
}
