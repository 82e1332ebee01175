/** A question about living with pain is answered from the clinic's own pages, or it is said that they do not hold it. */
import type { DialogContext } from 'botbuilder-dialogs';
import { fill } from '../src/content/messages.ts';
import type { Turn } from '../src/turn/turn.ts';
import { answersIn } from '../src/understanding/of-content.ts';
import { isInDanger } from './aim.ts';
import { saidIn } from './turn-of.ts';

export async function answerFromContent(dc: DialogContext, turn: Turn): Promise<void> {
  const found = answersIn(turn.content, turn.patient.lang)(saidIn(turn).text);
  // What helps on ordinary days may harm while a danger stands: then a person answers.
  if (isInDanger(turn)) {
    turn.task('question-asked');
    turn.say('wish.answer-waits');
  } else if (found === undefined) {
    turn.task('question-asked');
    turn.say('wish.no-answer');
  } else {
    const from = turn.content.text('wish.answer-from', turn.patient.lang, { label: found.title });
    turn.say(`answers/${found.id}`, {}, { text: `${filled(turn, found.text)} ${from}` });
  }
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

function filled(turn: Turn, text: string): string {
  const { phone } = turn.content.clinic;
  const { emergency, crisis } = turn.content.numbers(turn.patient.country);
  return fill('answers', text, { phone, emergency, crisis });
}
