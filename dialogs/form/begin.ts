import { carriedAnswers } from '../../src/forms/carried.ts';
import { open, resume } from '../../src/forms/engine.ts';
import type { Evaluate } from '../../src/forms/evaluate.ts';
import { inLanguage, type Form } from '../../src/forms/form.ts';
import type { State } from '../../src/forms/state.ts';
import type { FormRecord } from '../../src/model/form-record.ts';
import { DAY, localDay } from '../../src/model/time.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { formOf, listening } from './known.ts';
import { stateIn } from './state.ts';

/** How a form is begun: which, and why. */
export interface FormBegin {
  form: string;
  because: FormRecord['because'];
  /** What is asked has been said already. */
  isNamed?: boolean;
}

/** Begins its record, or goes on with what was left in the middle, and says so. */
export async function begun(turn: Turn, form: Form, begin: FormBegin, evaluate: Evaluate): Promise<State> {
  const half = turn.talk.unfinished[begin.form]?.state;
  const state = await (half === undefined
    ? opened(turn, form, evaluate)
    : goneOn(turn, form, half, evaluate));
  turn.noteFormOver(begin.form);
  const { now, patient } = turn;
  const fresh = { form: begin.form, because: begin.because, day: localDay(now, patient.zone), dueAt: now };
  turn.keepForm({ v: 1, version: form.version, status: 'open', state, given: [], numbers: {}, ...fresh });
  const label = inLanguage(form.title, patient.lang);
  const [key, musts] =
    begin.isNamed === true ? ['forms.opening', 'forms.opening-musts'] : ['forms.begin', 'forms.begin-musts'];
  if (half !== undefined) turn.say('forms.go-on');
  else turn.say(form.hasMusts ? musts : key, { label });
  return state;
}

/** What was asked in the same words a few days ago stands already. */
async function opened(turn: Turn, form: Form, evaluate: Evaluate): Promise<State> {
  const { world } = listening(turn, evaluate);
  const fresh = await open(form, world);
  const last = turn.form;
  const from = last && formOf(turn, last.form);
  const days = turn.content.formPolicy.carryDays;
  const isRecent = last?.endedAt !== undefined && turn.now - last.endedAt < days * DAY;
  if (last === undefined || from?.version !== last.version || !isRecent) return fresh;
  const answers = carriedAnswers(from, stateIn(last), form, fresh);
  if (Object.keys(answers).length === 0) return fresh;
  // Of no version, so that everything that hangs on the answers is worked out anew.
  return (await resume(form, { ...fresh, answers, version: '' }, world)).state;
}

/** What was answered before it was left in the middle stands. */
async function goneOn(
  turn: Turn,
  form: Form,
  half: Record<string, unknown>,
  evaluate: Evaluate,
): Promise<State> {
  return (await resume(form, half, listening(turn, evaluate).world)).state;
}
