/** A question about a medicine: one fixed answer and a way to a person. No amount is ever named, and nothing suggests to stop. */
import type { DialogContext } from 'botbuilder-dialogs';
import { readMedicineQuestion } from '../src/reading/medicine-question.ts';
import type { Turn } from '../src/turn/turn.ts';
import { sayMedicine } from './medicine-said.ts';
import { isBeingWritten } from './safety-plan.ts';
import { wordsOf } from './turn-of.ts';

export function isAboutMedicine(dc: DialogContext, turn: Turn, text: string): boolean {
  return !isBeingWritten(dc) && readMedicineQuestion(text, wordsOf(turn));
}

export async function answerMedicine(dc: DialogContext, turn: Turn): Promise<void> {
  const { event } = turn;
  sayMedicine(turn, event.kind === 'said' ? event.text : '');
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}
