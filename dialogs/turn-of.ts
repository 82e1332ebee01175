/**
 * The conversation: what is asked, in what order, and what a reply means. Dialogs know the Turn and nothing else of the
 * world: no store, no HTTP, no clock, no model. What they keep between turns names questions, never step numbers.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Words } from '../src/content/words.ts';
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

/** The patient's own language first. */
export function wordsOf(turn: Turn): readonly Words[] {
  return turn.content.everyWord(turn.patient.lang);
}

/** The words of the language in which the person is answered. */
export function tongueOf(turn: Turn): Words {
  return turn.content.words(turn.patient.lang);
}
