/**
 * How it goes after the clinic has changed a medicine, and MEDICINES at any time. The questions are a form; what an answer
 * means for the clinic are rules about it. No medicine is named, and nothing is advised.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import { daysBetween, localDay, shownDay } from '../src/model/time.ts';
import { isUnheard, watchDue } from '../src/schedule/medicine-watch.ts';
import type { Turn } from '../src/turn/turn.ts';
import { isInDanger } from './standing-danger.ts';
import type { FormBegin } from './form/begin.ts';

const today = ({ now, patient }: Turn) => localDay(now, patient.zone);

function dueNow(turn: Turn): number | undefined {
  const { change } = turn.medicines;
  return change && watchDue(change, today(turn), turn.content.medicineWatch);
}

export function isWatchDue(turn: Turn): boolean {
  return dueNow(turn) !== undefined;
}

/** Whoever has answered today has been asked, by whatever way it came. */
export function noteWatchAsked(turn: Turn): void {
  const { change } = turn.medicines;
  const due = dueNow(turn);
  if (change === undefined || due === undefined) return;
  turn.keepMedicines({ ...turn.medicines, change: { ...change, asked: [...change.asked, due] } });
}

/** With the check-in of such a day, so that whoever does not answer it has the word all the same. */
export function sayWatch(turn: Turn): boolean {
  const { change } = turn.medicines;
  const due = dueNow(turn);
  if (change === undefined || due === undefined || change.said.includes(due)) return false;
  turn.keepMedicines({ ...turn.medicines, change: { ...change, said: [...change.said, due] } });
  turn.say('medicine.watch', { day: shownDay(change.day, turn.patient.lang) });
  return true;
}

/** Two weeks and not one answer: somebody should ask in person. Told once. */
export function tellUnheard(turn: Turn): void {
  const { change } = turn.medicines;
  if (change === undefined || !isUnheard(change, today(turn), turn.content.medicineWatch)) return;
  turn.task('medicine-unheard');
  turn.keepMedicines({ ...turn.medicines, change: { ...change, told: true } });
}

/** MEDICINES, wherever the conversation stands. An open question is answered first. */
export async function beginMedicines(dc: DialogContext, turn: Turn): Promise<void> {
  if (isInDanger(turn)) turn.say('medicine.not-now', {}, { purpose: 'safety' });
  else if (dc.activeDialog !== undefined) turn.say('medicine.after');
  else {
    noteWatchAsked(turn);
    const { form } = turn.content.medicineWatch;
    return void (await dc.beginDialog('form', { form, because: 'wanted' } satisfies FormBegin));
  }
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

/** After a week without trouble, one thing to know; another each week. */
const TIPS = ['storage', 'bowels', 'driving', 'mixing'] as const;
const NO_TROUBLE = 1;

export function sayMedicineTip(turn: Turn): void {
  const { form } = turn;
  if (
    isInDanger(turn) ||
    form?.form !== turn.content.medicineWatch.form ||
    form.numbers['trouble'] !== NO_TROUBLE
  )
    return;
  const weeks = Math.floor(daysBetween('2026-01-05', form.day) / 7);
  turn.say(`medicine.tip.${TIPS[((weeks % TIPS.length) + TIPS.length) % TIPS.length] ?? 'storage'}`);
}
