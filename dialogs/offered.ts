/**
 * Words that were offered as an answer mean what the form says they mean: "more than half the days" is no doubt about anybody.
 * What an answer gives reason to ask, the form's own rules say.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import { ask } from '../src/forms/ask.ts';
import { state } from '../src/forms/state.ts';
import { fold } from '../src/reading/fold.ts';
import type { Turn } from '../src/turn/turn.ts';
import { formState } from './form/state.ts';
import { formOf } from './form/known.ts';
import { tongueOf } from './turn-of.ts';

export function isOffered(dc: DialogContext, turn: Turn, text: string): boolean {
  const record = turn.form;
  if (dc.activeDialog?.id !== 'form' || record?.status !== 'open') return false;
  const form = formOf(turn, record.form);
  const isUnseen = formState.safeParse(dc.activeDialog.state).data?.unseen === true;
  if (form === undefined || form.version !== record.version || isUnseen) return false;
  const shown = ask(form, state.parse(record.state), tongueOf(turn));
  if (shown.kind !== 'question') return false;
  return shown.question.offers.some(({ label }) => plain(label) === plain(text));
}

function plain(text: string): string {
  return fold(text)
    .text.replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
