/** Replies typed while a danger was talked about: the last that would answer the question that waited is asked about with it. */
import { answer, type Turn as Hearing } from '../../src/forms/engine.ts';
import { doubted } from '../../src/forms/doubted.ts';
import type { Form } from '../../src/forms/form.ts';
import type { State } from '../../src/forms/state.ts';
import type { Said } from '../../src/model/event.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { isOfTheMind } from '../of-the-mind.ts';
import { holdsOwnWords } from './own-words.ts';
import { isOwnWordsAsked } from './shown.ts';
import type { DialogContext } from 'botbuilder-dialogs';

export async function withTyped(
  turn: Turn,
  form: Form,
  state: State,
  typed: readonly string[],
  hearing: Hearing,
): Promise<State> {
  for (const text of typed.toReversed()) {
    const isAnswer = await wouldAnswer(turn, form, state, text, hearing);
    const asked = isAnswer ? doubted(form, state, text, hearing) : undefined;
    if (asked !== undefined) return { ...asked.state, tries: state.tries };
  }
  return state;
}

/** Of what may be anything only words that are somebody's own. */
export async function wouldAnswer(
  turn: Turn,
  form: Form,
  state: State,
  text: string,
  hearing: Hearing,
): Promise<boolean> {
  if (isOwnWordsAsked(turn)) return holdsOwnWords(turn, text);
  const turned = await answer(form, state, { kind: 'text', text }, hearing);
  return turned.kind === 'answered';
}

/**
 * "Kneading dough without my hands seizing" is heard as a danger of the body, and may be the goal that was asked for. Words of
 * despair are not read to anybody as an answer.
 */
export function keepBesideForm(dc: DialogContext, turn: Turn, { text, signals }: Said): void {
  if (dc.activeDialog?.id !== 'form' || signals.some(({ signal }) => isOfTheMind(signal))) return;
  if (isOwnWordsAsked(turn) || /\d/.test(text)) Object.assign(dc.activeDialog.state, { typed: [text] });
}
