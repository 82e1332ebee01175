/** AIM and REVIEW, wherever the conversation stands. */
import type { DialogContext } from 'botbuilder-dialogs';
import { currentAim } from '../../src/model/aim.ts';
import { aimTold } from '../../src/reading/aim-told.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { isInDanger } from '../standing-danger.ts';
import { saidIn, wordsOf } from '../turn-of.ts';
import { offering, short } from './offer.ts';

/** `words`: those in which it is wished for. */
export async function setAim(dc: DialogContext, turn: Turn, words = saidIn(turn).text): Promise<void> {
  leave(dc);
  if (isInDanger(turn)) return refuse(dc, turn);
  const kept = currentAim(turn.aims);
  const proposed = turn.aims?.proposed?.at(-1);
  if (kept !== undefined) turn.say('aim.replaces', { aim: kept.aim.words });
  const told = short(aimTold(words, wordsOf(turn)) ?? '');
  if (told === undefined || told === '')
    return void (await dc.beginDialog(
      'aim',
      proposed === undefined ? { stage: 'words' } : offering(proposed),
    ));
  turn.say('question.noted', { row: told });
  await dc.beginDialog('aim', { stage: 'now', words: told });
}

/** REVIEW: the number first, then what it shows beside the others. */
export async function reviewAim(dc: DialogContext, turn: Turn): Promise<void> {
  leave(dc);
  if (isInDanger(turn)) return refuse(dc, turn);
  if (currentAim(turn.aims) !== undefined) return void (await dc.beginDialog('aim', { stage: 'again' }));
  turn.say('aim.none');
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

async function refuse(dc: DialogContext, turn: Turn): Promise<void> {
  turn.say('aim.not-now', {}, { purpose: 'safety' });
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

function leave(dc: DialogContext): void {
  if (dc.activeDialog?.id === 'aim') dc.stack.pop();
}
