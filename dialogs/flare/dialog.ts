/**
 * Coaching through a flare: safety questions, then one step at a time, then how it is. The steps are content
 * (content/flare.yaml); what may be said at all is decided in gate.ts alone.
 */
import type { DialogContext, DialogInstance, DialogReason, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { readWhole } from '../../src/reading/command.ts';
import { readNoise } from '../../src/reading/noise.ts';
import type { Said } from '../../src/model/event.ts';
import type { Turn } from '../../src/turn/turn.ts';
import type { CrisisEnd } from '../crisis.ts';
import { saidIn, turnOf, wordsOf } from '../turn-of.ts';
import { planFollowUp } from './follow-up.ts';
import { coach, PART } from './gate.ts';
import { hearFollow, hearHelped } from './how-it-is.ts';
import { hearScreen } from './screen.ts';
import { linkOf, show, stepOf } from './show.ts';
import { stateOf, type FlareBegin, type FlareState } from './state.ts';
import { hearStep } from './steps.ts';

export class FlareDialog extends Dialog {
  constructor() {
    super('flare');
  }

  override async beginDialog(dc: DialogContext, begin: FlareBegin): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    Object.assign(stateOf(dc), { ...begin, tries: 0, shownAt: turn.now });
    show(turn, stateOf(dc));
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const state = stateOf(dc);
    const said = saidIn(turn);
    const noise = readNoise(said.text, wordsOf(turn));
    if (noise === 'tapback' || noise === 'auto-reply') return Dialog.EndOfTurn;
    if (noise === 'empty' && said.card === undefined)
      turn.say(said.media > 0 ? 'everyday.pictures' : 'everyday.empty');
    else if (isOldCard(said, state)) turn.say('flare.old-card');
    else if (state.unseen !== true) return hear(dc, turn, state, said.card?.answer ?? said.text);
    show(turn, state);
    return Dialog.EndOfTurn;
  }

  override async resumeDialog(
    dc: DialogContext,
    _why?: DialogReason,
    ended?: unknown,
  ): Promise<DialogTurnResult> {
    const { goOn } = { goOn: true, ...(ended as Partial<CrisisEnd> | undefined) };
    const state = stateOf(dc);
    // The clock has gone on meanwhile; what is left of a timed step is its question.
    delete state.part;
    if (goOn) show(turnOf(dc.context), state);
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: DialogContext['context'], instance: DialogInstance): Promise<void> {
    const turn = turnOf(context);
    show(turn, instance.state as FlareState);
  }
}

function isOldCard({ card }: Said, state: FlareState): boolean {
  return card !== undefined && card.linkId !== linkOf(state);
}

async function hear(
  dc: DialogContext,
  turn: Turn,
  state: FlareState,
  text: string,
): Promise<DialogTurnResult> {
  switch (readWhole(text, wordsOf(turn))) {
    case 'later':
      return later(dc, turn, state);
    case 'why':
      sayWhy(turn, state);
      show(turn, state);
      return Dialog.EndOfTurn;
    case 'repeat':
    case 'back':
      show(turn, state);
      return Dialog.EndOfTurn;
    default:
      return answer(dc, turn, state, text);
  }
}

function answer(
  dc: DialogContext,
  turn: Turn,
  { stage }: FlareState,
  text: string,
): Promise<DialogTurnResult> {
  switch (stage) {
    case 'screen':
      return hearScreen(dc, turn, text);
    case 'step':
      return hearStep(dc, turn, text);
    case 'follow':
      return hearFollow(dc, turn, text);
    case 'helped':
      return hearHelped(dc, turn, text);
  }
}

/** It is asked about later all the same, since a flare that nobody speaks of is not over. */
async function later(dc: DialogContext, turn: Turn, { stage }: FlareState): Promise<DialogTurnResult> {
  turn.say('flare.later');
  turn.unplan(PART);
  if (stage !== 'screen') planFollowUp(turn);
  return dc.endDialog();
}

function sayWhy(turn: Turn, state: FlareState): void {
  if (state.stage === 'screen') return turn.say('flare.screen.why');
  const key = state.stage === 'step' ? stepOf(turn, state).why : `flare.${state.stage}.why`;
  coach(turn, key);
}
