/** How a form ends: with all its answers, left in the middle, or because content has none of its name any more. */
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { Form } from '../../src/forms/form.ts';
import type { FormRecord } from '../../src/model/form-record.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { numbersOf } from './found.ts';
import { formOf } from './known.ts';
import { stateIn } from './state.ts';
import { keepMedicineClasses } from '../medicine-classes.ts';
import { sayMedicineTip } from '../medicine-watch.ts';
import { afterFormNumbers } from '../triggers.ts';
import type { CrisisBegin } from '../crisis-state.ts';

/** Content has no such form any more: nobody is left in front of a question that is not there. */
export async function gone(dc: DialogContext, turn: Turn): Promise<DialogTurnResult> {
  if (turn.form?.status === 'open') endRecord(turn, 'stopped');
  turn.say('forms.gone');
  return dc.endDialog();
}

export async function finish(
  dc: DialogContext,
  turn: Turn,
  form: Form,
  status: 'complete' | 'partial',
  quietly = false,
): Promise<DialogTurnResult> {
  const before = turn.form && turn.talk.trends[`${turn.form.form}/mean`]?.at(-1)?.value;
  endRecord(turn, status, form);
  const mean = turn.form?.numbers['mean'];
  if (mean !== undefined) sayMean(turn, mean, before);
  const found = turn.form && afterFormNumbers(turn, turn.form);
  if (found !== undefined) {
    await dc.endDialog();
    return dc.beginDialog('crisis', { found } satisfies CrisisBegin);
  }
  if (!quietly) turn.say(status === 'complete' ? 'forms.finished' : 'forms.enough');
  if (status === 'complete') sayMedicineTip(turn);
  return dc.endDialog();
}

/** What the answers come to, and what they came to before; whether that is better is not for a machine to say. */
function sayMean(turn: Turn, mean: number, before: number | undefined): void {
  if (before === undefined) turn.say('forms.mean-first', { mean });
  else turn.say('forms.mean', { mean, before });
}

export function endRecord(turn: Turn, status: 'complete' | 'partial' | 'stopped', form?: Form): void {
  const record = turn.form;
  if (record === undefined) return;
  const known = form ?? formOf(turn, record.form);
  const numbers = known === undefined ? {} : numbersOf(known, stateIn(record));
  if (known !== undefined) keepMedicineClasses(turn, known, record.form, stateIn(record));
  turn.keepForm({ ...record, status, endedAt: turn.now, numbers });
  turn.noteFormOver(record.form);
}

/**
 * What was answered is kept, and the rest comes back on another day: gone on with, or asked anew where its answers age. A form that
 * ends because it has found a danger does not come back.
 */
export function leaveUnfinished(turn: Turn): void {
  const record = turn.form;
  if (record === undefined) return;
  endRecord(turn, 'stopped');
  const isLasting = turn.content.formPolicy.lasting.includes(record.form);
  if (isLasting) turn.noteUnfinished(record.form, { state: record.state });
  else if (record.given.some(({ skipped }) => skipped !== true)) turn.noteUnfinished(record.form, {});
}

/** Whether one stands open that somebody may still want to go on with. */
export function openForm(turn: Turn): FormRecord | undefined {
  return turn.form?.status === 'open' ? turn.form : undefined;
}

/** Left for too long to go on from one day to the next. */
export function dropOldForm(turn: Turn, lastDay: string): void {
  const open = openForm(turn);
  if (open !== undefined && open.day < lastDay) leaveUnfinished(turn);
}
