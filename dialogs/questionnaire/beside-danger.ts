/**
 * A number that was sent together with a danger is an answer too. It is filed before anything is said about the danger, without a
 * word of its own; what is not plainly an answer to the open question is asked about once the danger has been talked about.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Said } from '../../src/model/event.ts';
import { answerTo } from '../../src/model/check-in.ts';
import { questions, type Item, type Questionnaire } from '../../src/model/questionnaire.ts';
import { tokensOf, type Token } from '../../src/reading/tokens.ts';
import type { Told } from '../../src/reading/whole-answer.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { afterAnswer } from '../triggers.ts';
import { wordsOf } from '../turn-of.ts';
import { fileTold, wholeIn } from '../whole-answer.ts';
import { understand, type Given } from '../understand.ts';
import type { Danger } from '../crisis-state.ts';
import { file } from './filed.ts';
import { formOf, isAsShown, openCheckIn, openFor, stateOf } from './state.ts';

/** What the number itself means, where it is a danger too. */
export function fileBesideDanger(dc: DialogContext, turn: Turn, said: Said): Danger | undefined {
  if (dc.activeDialog?.id !== 'questionnaire') return undefined;
  const state = stateOf(dc);
  const form = formOf(turn, state.questionnaire);
  const item = form && questions(form).find((each) => each.linkId === state.linkId);
  if (form === undefined || item === undefined || !isAsShown(turn, form, item, state)) return undefined;
  // It was shown nothing that a number could answer, or it waits for a yes or a no.
  if (state.unseen === true || state.same !== undefined || state.alike !== undefined) return undefined;
  const told = toldBeside(turn, form, item, said);
  if (told !== undefined) {
    const found = fileTold(turn, form, told);
    if (answerTo(openCheckIn(turn), item.linkId) !== undefined)
      Object.assign(state, { answered: true, unseen: true });
    return found;
  }
  const meaning = understand(said, openFor(turn, form, item), wordsOf(turn));
  if (meaning.kind !== 'answer' || !isPlain(meaning.given)) return undefined;
  file(turn, item, meaning.given);
  Object.assign(state, { answered: true, unseen: true });
  return afterAnswer(turn, form, item);
}

/** Several in one text, by their names or in the order of the questions: "8 7 2 2 i cant go on" opens with all of them. */
function toldBeside(turn: Turn, form: Questionnaire, item: Item, { card, text }: Said): Told[] | undefined {
  if (card !== undefined) return undefined;
  const opening = openingNumbers(tokensOf(text));
  const whole = wholeIn(turn, form, item, text) ?? wholeIn(turn, form, item, text.slice(0, opening));
  return whole === undefined || whole.told.length === 0 ? undefined : whole.told;
}

function openingNumbers(tokens: readonly Token[]): number {
  const end = tokens.findIndex(({ kind, suffix = '' }) => kind === 'word' || suffix !== '');
  return tokens[end - 1]?.to ?? 0;
}

/** Words that would be a note, and an answer that needs an explanation, are no number that somebody sent in passing. */
function isPlain({ value, flags }: Given): boolean {
  return typeof value === 'number' && !flags.includes('over');
}
