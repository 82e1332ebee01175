/** What the words of command do, wherever the conversation stands. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Command } from '../src/reading/command.ts';
import type { Turn } from '../src/turn/turn.ts';
import { chooseAi, sayBot } from './ai.ts';
import { reviewAim, setAim } from './aim/begin.ts';
import { dataKey } from './data-asked.ts';
import { beginMedicines } from './medicine-watch.ts';
import { seeProgress, sendLink } from './outcomes.ts';
import { beginPacing, endPacing } from './pacing/begin.ts';
import { seePlan } from './plan-wishes.ts';
import { seeQuestions } from './questions.ts';
import { seeAppointment } from './visit/appointment.ts';
import { beginVisit, prepareVisit } from './visit/begin.ts';
import { seeBrief } from './visit/plain.ts';
import { beginWeeks, endWeeks } from './weeks/begin.ts';

type Act = (dc: DialogContext, turn: Turn) => Promise<void> | void;
type Acts = Partial<Record<Command, Act>>;

/** Obeyed before anything else is read in the message. */
export const first: Acts = {
  menu: (dc, turn) => everywhere(dc, turn, 'menu'),
  nurse: (dc, turn) => everywhere(dc, turn, 'nurse'),
  data: (dc, turn) => everywhere(dc, turn, 'data'),
  bot: (dc, turn) => everywhere(dc, turn, 'bot'),
  'ai-off': (dc, turn) => chooseAi(dc, turn, 'ai-off'),
  'ai-on': (dc, turn) => chooseAi(dc, turn, 'ai-on'),
};

export const aboutTheVisit: Acts = {
  medicines: beginMedicines,
  plan: seePlan,
  questions: seeQuestions,
  brief: seeBrief,
  prepare: prepareVisit,
  agreed: (dc) => beginVisit(dc, 'aim'),
  appointment: seeAppointment,
};

export const aboutAims: Acts = {
  progress: seeProgress,
  link: sendLink,
  aim: setAim,
  review: reviewAim,
  weeks: (dc, turn) => beginWeeks(dc, turn, 'aim'),
  'weeks-off': (dc, turn) => endWeeks(dc, turn, 'aim'),
  work: (dc, turn) => beginWeeks(dc, turn, 'work'),
  'work-off': (dc, turn) => endWeeks(dc, turn, 'work'),
  pace: beginPacing,
  'pace-off': endPacing,
};

/** True when there was something to obey. */
export async function obey(
  dc: DialogContext,
  turn: Turn,
  acts: Acts,
  command: Command | undefined,
): Promise<boolean> {
  const act = command && acts[command];
  await act?.(dc, turn);
  return act !== undefined;
}

export async function everywhere(
  dc: DialogContext,
  turn: Turn,
  command: Command,
  purpose: 'reply' | 'safety' = 'reply',
): Promise<void> {
  // What the patient asks of the clinic becomes a task there: a machine hands out no record and promises no call.
  if (command === 'nurse') turn.task('nurse-asked');
  if (command === 'data') turn.task('data-asked');
  if (command === 'bot') sayBot(turn, purpose);
  else turn.say(command === 'data' ? dataKey(turn) : `everyday.${command}`, {}, { purpose });
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}
