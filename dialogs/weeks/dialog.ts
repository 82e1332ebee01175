/** Making a plan of weeks, and looking at one: one question at a time, any may be left. Every text is screened like all others. */
import type { DialogContext, DialogInstance, DialogReason, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { readWhole } from '../../src/reading/command.ts';
import { readNoise } from '../../src/reading/noise.ts';
import type { Turn } from '../../src/turn/turn.ts';
import type { CrisisEnd } from '../crisis.ts';
import { saidIn, turnOf, wordsOf } from '../turn-of.ts';
import { take } from './answers.ts';
import { linkOf, show } from './show.ts';
import { stagesOf, stateOf, type Stage, type WeeksBegin, type WeeksState } from './state.ts';

const TRIES = 2;

export class WeeksDialog extends Dialog {
  constructor() {
    super('weeks');
  }

  override async beginDialog(dc: DialogContext, begin: WeeksBegin): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    Object.assign(stateOf(dc), { ...begin, words: {}, numbers: {}, tries: 0, shownAt: turn.now });
    show(turn, stateOf(dc));
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const state = stateOf(dc);
    const said = saidIn(turn);
    const noise = readNoise(said.text, wordsOf(turn));
    if (noise === 'tapback' || noise === 'auto-reply') return Dialog.EndOfTurn;
    const isOld = said.card !== undefined && said.card.linkId !== linkOf(state);
    if (noise === 'empty' && said.card === undefined)
      turn.say(said.media > 0 ? 'everyday.pictures' : 'everyday.empty');
    else if (!isOld && state.unseen !== true) return hear(dc, turn, state, said.card?.answer ?? said.text);
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

  override async repromptDialog(context: DialogContext['context'], instance: DialogInstance): Promise<void> {
    show(turnOf(context), instance.state as WeeksState);
  }
}

async function hear(
  dc: DialogContext,
  turn: Turn,
  state: WeeksState,
  text: string,
): Promise<DialogTurnResult> {
  const command = readWhole(text, wordsOf(turn));
  if (command === 'later') {
    turn.say(`weeks.later-${state.of}`);
    return dc.endDialog();
  }
  if (command === 'why') turn.say(`weeks.why.${state.stage}`);
  if (command === 'back') Object.assign(state, { stage: before(state), tries: 0 });
  if (command === 'why' || command === 'repeat' || command === 'back') {
    show(turn, state);
    return Dialog.EndOfTurn;
  }
  return taken(dc, turn, state, take(turn, state, text.trim(), command === 'skip'));
}

function taken(
  dc: DialogContext,
  turn: Turn,
  state: WeeksState,
  given: 'next' | 'done' | 'unclear',
): Promise<DialogTurnResult> | DialogTurnResult {
  if (given === 'done') return dc.endDialog();
  if (given === 'unclear') {
    state.tries += 1;
    if (state.tries >= TRIES) {
      turn.say(`weeks.later-${state.of}`);
      return dc.endDialog();
    }
    turn.say('weeks.number');
  }
  show(turn, state);
  return Dialog.EndOfTurn;
}

function before({ of, stage }: WeeksState): Stage {
  const stages: readonly Stage[] = stagesOf[of];
  return stages[stages.indexOf(stage) - 1] ?? stage;
}
