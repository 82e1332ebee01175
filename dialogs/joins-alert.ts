/** Words beside an open question while somebody looks at an urgent alert: they may be news of it. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Said } from '../src/model/event.ts';
import { readCommand } from '../src/reading/command.ts';
import { readNoise } from '../src/reading/noise.ts';
import { readNumber } from '../src/reading/number.ts';
import { readPlain } from '../src/reading/own-words.ts';
import { scaleOf } from '../src/reading/scale.ts';
import { readYesNo } from '../src/reading/yes-no.ts';
import type { Turn } from '../src/turn/turn.ts';
import { withTheAlert } from './everyday.ts';
import { isNoteAsked, itemAsked, takenBy } from './takes.ts';
import { wordsOf } from './turn-of.ts';

/** They join the alert, and the person is told so. True when they answer nothing, and the question was put again, which it is once. */
export async function joinedBeside(dc: DialogContext, turn: Turn, said: Said): Promise<boolean> {
  if (turn.alert?.tier !== 'urgent' || said.tier !== 'none' || said.card !== undefined) return false;
  if (dc.activeDialog === undefined || isPlain(turn, said.text)) return false;
  const isScale = dc.activeDialog.id === 'questionnaire' && !isNoteAsked(dc, turn);
  if (isScale ? answers(dc, turn, said.text) : takenBy(dc, turn) !== 'words') return false;
  withTheAlert(turn);
  // Where words of their own are asked for they may be both. And whoever only goes on with words is offered some to choose from.
  const state = dc.activeDialog.state as { tries?: number };
  const isAgain = (state.tries ?? 0) > 0;
  if (!isScale || isAgain) return false;
  state.tries = 1;
  await dc.repromptDialog();
  return true;
}

function isPlain(turn: Turn, text: string): boolean {
  const words = wordsOf(turn);
  if (readNoise(text, words) !== undefined || readCommand(text, words) !== undefined) return true;
  return readYesNo(text, words) !== undefined || readPlain(text, words) !== undefined;
}

function answers(dc: DialogContext, turn: Turn, text: string): boolean {
  const words = wordsOf(turn);
  const item = itemAsked(dc, turn);
  const scale = item && scaleOf(item, words);
  const read = scale && readNumber(text, scale, words);
  return read?.kind !== 'unclear' || (read.because !== 'no-number' && read.because !== 'not-this');
}
