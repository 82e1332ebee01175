/** A question about living with pain is answered from the clinic's own pages, or it is said that they do not hold it. */
import type { DialogContext } from 'botbuilder-dialogs';
import { fill } from '../src/content/messages.ts';
import { readAside } from '../src/reading/aside.ts';
import type { Turn } from '../src/turn/turn.ts';
import { answersIn } from '../src/understanding/of-content.ts';
import { isInDanger } from './standing-danger.ts';
import { saidIn, wordsOf } from './turn-of.ts';

export async function answerFromContent(dc: DialogContext, turn: Turn): Promise<void> {
  const { rest } = readAside(saidIn(turn).text, wordsOf(turn));
  const found = answersIn(turn.content, turn.patient.lang)(rest);
  // What helps on ordinary days may harm while a danger stands: then a person answers.
  if (isInDanger(turn)) {
    turn.task('question-asked');
    turn.say('wish.answer-waits');
  } else if (found === undefined) {
    turn.task('question-asked');
    turn.say('wish.no-answer');
    // Nothing could follow where a question is open.
    if (dc.activeDialog === undefined && saidIn(turn).tier === 'none') turn.think('answer');
  } else {
    const from = turn.content.text('wish.answer-from', turn.patient.lang, { label: found.title });
    turn.say(`answers/${found.id}`, {}, { text: `${filled(turn, found.text)} ${from}` });
  }
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

/**
 * A page that a language model has found where our own search had nothing to say. It comes later, and only there, so that nobody
 * is told the same twice; their question stays on the clinic's list.
 */
export function sayFoundPage(
  turn: Turn,
  { page: id, text }: { page: string; text?: string | undefined },
): boolean {
  if (isInDanger(turn)) return false;
  const { lang } = turn.patient;
  const page = turn.content.understanding.answers.find((each) => each.id === id && each.lang === lang);
  if (page === undefined) return false;
  const from = turn.content.text('wish.answer-from', lang, { label: page.title });
  turn.say(text === undefined ? 'ai.answer' : 'ai.answer-shorter', {}, { ai: true });
  turn.say(`answers/${id}`, {}, { text: `${filled(turn, text ?? page.text)} ${from}`, ai: true });
  turn.inOneText();
  return true;
}

function filled(turn: Turn, text: string): string {
  const { phone } = turn.content.clinic;
  const { emergency, crisis } = turn.content.numbers(turn.patient.country);
  return fill('answers', text, { phone, emergency, crisis });
}
