/** AIM and REVIEW, wherever the conversation stands. */
import type { DialogContext } from 'botbuilder-dialogs';
import { currentAim } from '../../src/model/aim.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { isInDanger } from '../standing-danger.ts';
import { offering } from './offer.ts';

export async function setAim(dc: DialogContext, turn: Turn): Promise<void> {
  leave(dc);
  if (isInDanger(turn)) return refuse(dc, turn);
  const kept = currentAim(turn.aims);
  const proposed = turn.aims?.proposed?.at(-1);
  if (kept !== undefined) turn.say('aim.replaces', { aim: kept.aim.words });
  await dc.beginDialog('aim', proposed === undefined ? { stage: 'words' } : offering(proposed));
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
