/** Whether a step is for this person: asked once, remembered, and left out wherever it may not be. */
import type { DialogContext } from 'botbuilder-dialogs';
import { localDay } from '../../src/model/time.ts';
import { present } from '../../src/coaching/present.ts';
import { readSafeYesNo } from '../../src/reading/red-flags.ts';
import type { Turn } from '../../src/turn/turn.ts';
import type { Then } from '../guided.ts';
import { wordsOf } from '../turn-of.ts';
import { coach } from './gate.ts';
import { meanwhile } from './meanwhile.ts';
import { begin, stepOf } from './show.ts';
import { stateOf } from './state.ts';
import { goOn } from './steps.ts';

const TRIES = 2;

export function hearUnless(dc: DialogContext, turn: Turn, text: string): Then {
  const state = stateOf(dc);
  const step = stepOf(turn, state);
  const reply = readSafeYesNo(text, wordsOf(turn));
  if (reply === 'no') {
    remember(turn, step.id, false);
    begin(dc, turn, step, false);
    return 'wait';
  }
  if (reply === 'yes') {
    remember(turn, step.id, true);
    coach(turn, present(step.unless, `exception of ${step.id}`).left);
    return goOn(dc, turn, step);
  }
  const told = reply === undefined ? meanwhile(dc, turn, text) : undefined;
  if (told !== undefined) return told;
  state.tries += 1;
  if (reply === undefined && state.tries < TRIES) {
    coach(turn, 'flare.unless.yes-no');
    return 'ask';
  }
  coach(turn, 'flare.unless.unsure');
  return goOn(dc, turn, step);
}

function remember(turn: Turn, step: string, isSo: boolean): void {
  const day = localDay(turn.now, turn.patient.zone);
  turn.keepFlares({ ...turn.flares, unless: { ...turn.flares.unless, [step]: { isSo, day } } });
}
