/**
 * The conversation: what is asked, in what order, and what a reply means. Dialogs know the Turn and nothing else of the
 * world: no store, no HTTP, no clock, no model. What they keep between turns names questions, never step numbers.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Words } from '../src/content/words.ts';
import { languages } from '../src/model/language.ts';
import type { Said } from '../src/model/event.ts';
import type { Turn } from '../src/turn/turn.ts';

export const TURN = Symbol('turn');
export type Context = DialogContext['context'];

export function turnOf(context: Context): Turn {
  const turn: unknown = context.turnState.get(TURN);
  if (turn === undefined) throw new Error('a dialog ran outside a turn');
  return turn as Turn;
}

/** What the patient just said; dialogs are only ever continued by words. */
export function saidIn(turn: Turn): Said {
  if (turn.event.kind !== 'said') throw new Error(`a dialog was continued by ${turn.event.kind}`);
  return turn.event;
}

/** The patient's own language first; people mix, so a word of any language counts. */
export function wordsOf(turn: Turn): Words[] {
  const { lang } = turn.patient;
  return [lang, ...languages.filter((other) => other !== lang)].map((each) => turn.content.words(each));
}
