/** A question about a medicine: one fixed answer and a way to a person. No amount is ever named, and nothing suggests to stop. */
import type { DialogContext } from 'botbuilder-dialogs';
import { asksForMore, readMedicineQuestion } from '../src/reading/medicine-question.ts';
import type { Turn } from '../src/turn/turn.ts';
import { isBeingWritten } from './safety-plan.ts';
import { wordsOf } from './turn-of.ts';

export function isAboutMedicine(dc: DialogContext, turn: Turn, text: string): boolean {
  return !isBeingWritten(dc) && readMedicineQuestion(text, wordsOf(turn));
}

export async function answerMedicine(dc: DialogContext, turn: Turn): Promise<void> {
  turn.task('medicine-asked');
  const { event } = turn;
  const forMore = event.kind === 'said' && asksForMore(event.text, wordsOf(turn));
  turn.say(forMore ? 'medicine.more' : 'medicine.question');
  turn.say('medicine.too-much');
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}
