/**
 * A number that was sent together with a danger is an answer too. It is filed before anything is said about the danger, without a
 * word of its own; what is not plainly an answer to the open question is asked about once the danger has been talked about.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Said } from '../../src/model/event.ts';
import { questions } from '../../src/model/questionnaire.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { afterAnswer } from '../triggers.ts';
import { wordsOf } from '../turn-of.ts';
import { understand, type Given } from '../understand.ts';
import type { Danger } from '../crisis-state.ts';
import { file } from './filed.ts';
import { formOf, isAsShown, openFor, stateOf } from './state.ts';

/** What the number itself means, where it is a danger too. */
export function fileBesideDanger(dc: DialogContext, turn: Turn, said: Said): Danger | undefined {
  if (dc.activeDialog?.id !== 'questionnaire') return undefined;
  const state = stateOf(dc);
  const form = formOf(turn, state.questionnaire);
  const item = form && questions(form).find((each) => each.linkId === state.linkId);
  if (form === undefined || item === undefined || !isAsShown(turn, form, item, state)) return undefined;
  // It was shown nothing that a number could answer, or it waits for a yes or a no.
  if (state.unseen === true || state.same !== undefined || state.alike !== undefined) return undefined;
  const meaning = understand(said, openFor(turn, form, item), wordsOf(turn));
  if (meaning.kind !== 'answer' || !isPlain(meaning.given)) return undefined;
  file(turn, item, meaning.given);
  Object.assign(state, { answered: true, unseen: true });
  return afterAnswer(turn, form, item);
}

/** Words that would be a note, and an answer that needs an explanation, are no number that somebody sent in passing. */
function isPlain({ value, flags }: Given): boolean {
  return typeof value === 'number' && !flags.includes('over');
}
