/** Choosing an activity to have steadier, and telling the minutes of a day: one question at a time, any may be left. */
import type { DialogContext, DialogInstance, DialogReason, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import type { Ask } from '../../src/model/outgoing.ts';
import { askedDay, readMinutes } from '../../src/coaching/pace.ts';
import { readWhole } from '../../src/reading/command.ts';
import { readNoise } from '../../src/reading/noise.ts';
import { readYesNo } from '../../src/reading/yes-no.ts';
import type { Turn } from '../../src/turn/turn.ts';
import type { CrisisEnd } from '../crisis.ts';
import { dangerStands } from '../flare/gate.ts';
import { saidIn, turnOf, wordsOf } from '../turn-of.ts';
import { logMinutes } from './log.ts';
import { stateOf, type PacingState } from './state.ts';

const TRIES = 2;
const MOST_WORDS = 30;

export class PacingDialog extends Dialog {
  constructor() {
    super('pacing');
  }

  override async beginDialog(
    dc: DialogContext,
    begin: Pick<PacingState, 'stage'>,
  ): Promise<DialogTurnResult> {
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
    if (dangerStands(turn)) {
      turn.say('everyday.idle');
      return dc.endDialog();
    }
    const isOld = said.card !== undefined && said.card.linkId !== `pacing-${state.stage}`;
    if (noise !== 'empty' && !isOld && state.unseen !== true)
      return hear(dc, turn, state, said.card?.answer ?? said.text);
    if (noise === 'empty') turn.say(said.media > 0 ? 'everyday.pictures' : 'everyday.empty');
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
    show(turnOf(context), instance.state as PacingState);
  }
}

async function hear(
  dc: DialogContext,
  turn: Turn,
  state: PacingState,
  text: string,
): Promise<DialogTurnResult> {
  const command = readWhole(text, wordsOf(turn));
  if (command === 'later' || (command === 'skip' && state.stage !== 'limits')) {
    turn.say(state.stage === 'minutes' ? 'pace.skipped' : 'pace.later');
    return dc.endDialog();
  }
  if (command === 'why') turn.say(`pace.why.${state.stage}`);
  const given = command === 'why' || command === 'repeat' ? 'again' : answer(turn, state, text);
  if (given === 'done') return dc.endDialog();
  if (given === 'unclear' && (state.tries += 1) >= TRIES) {
    turn.say('pace.later');
    return dc.endDialog();
  }
  if (given === 'unclear') turn.say(state.stage === 'limits' ? 'flare.screen.first' : 'pace.number');
  show(turn, state);
  return Dialog.EndOfTurn;
}

function answer(turn: Turn, state: PacingState, text: string): 'next' | 'done' | 'unclear' {
  switch (state.stage) {
    case 'limits': {
      const reply = readYesNo(text, wordsOf(turn));
      if (reply === undefined) return 'unclear';
      // Whoever is not sure is held where a step up could harm.
      const byClinicianOnly = reply !== 'no';
      if (byClinicianOnly) turn.say('pace.held');
      Object.assign(state, { byClinicianOnly, stage: 'activity', tries: 0 });
      return 'next';
    }
    case 'activity':
      Object.assign(state, { words: text.trim().slice(0, MOST_WORDS), stage: 'goal', tries: 0 });
      return 'next';
    case 'goal': {
      const goal = readMinutes(text);
      if (goal === undefined || goal === 0) return 'unclear';
      const { words = '', byClinicianOnly = true } = state;
      turn.keepPacing({ v: 1, words, goal, byClinicianOnly, log: [] });
      turn.say('pace.kept', { words });
      return 'done';
    }
    case 'minutes': {
      const value = readMinutes(text) ?? (readYesNo(text, wordsOf(turn)) === 'no' ? 0 : undefined);
      if (value === undefined) return 'unclear';
      logMinutes(turn, value);
      return 'done';
    }
  }
}

function show(turn: Turn, state: PacingState): void {
  delete state.unseen;
  if (turn.isOvertaken) state.unseen = true;
  state.shownAt = turn.now;
  const words = state.words ?? turn.pacing?.words ?? '';
  const which = askedDay(turn.now, turn.patient.zone).which;
  const key = state.stage === 'minutes' ? `pace.ask-${which}` : `pace.${state.stage}`;
  turn.say(key, { words }, { ask: askFor(turn, state, key, words) });
}

function askFor(turn: Turn, { stage }: PacingState, key: string, words: string): Ask {
  const text = (name: string) => turn.content.text(name, turn.patient.lang, { words });
  const yesNo = [
    { value: 'yes', label: text('answer.yes') },
    { value: 'no', label: text('answer.no') },
  ];
  const isYesNo = stage === 'limits';
  return {
    questionnaire: 'pacing',
    linkId: `pacing-${stage}`,
    round: '',
    title: isYesNo ? '' : text(key),
    kind: isYesNo ? 'yes-no' : 'text',
    options: isYesNo ? yesNo : [],
    optional: stage === 'minutes',
  };
}
