/** While a clinician talks with the patient in person, the machine asks and answers nothing; danger goes on being heard. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Said } from '../src/model/event.ts';
import type { Turn } from '../src/turn/turn.ts';
import { openQuestion } from './silence.ts';

/** True when there is nothing more to be done with the event. */
export function isWithAPerson(dc: DialogContext, turn: Turn): boolean {
  if (turn.alert?.takenOver === undefined) return false;
  const { event } = turn;
  if (event.kind === 'nudge-due' || event.kind === 'thought') return true;
  // The one direct question was put before; its answer counts as always.
  if (event.kind !== 'said' || openQuestion(dc) !== undefined) return false;
  if (event.tier !== 'none' && event.tier !== 'ask') return false;
  passOn(turn, event);
  return true;
}

/** The clinician finds the words on the card; in an emergency they have joined the alert already. */
function passOn(turn: Turn, said: Said): void {
  if (said.alertId === undefined) turn.raise('soon', said.signals);
}
