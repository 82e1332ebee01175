/** What comes after a reply to a form: the record as it is now, a danger that was found, the next question, or the end. */
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { ask } from '../../src/forms/ask.ts';
import { answer, type Turned } from '../../src/forms/engine.ts';
import type { Evaluate } from '../../src/forms/evaluate.ts';
import type { Form } from '../../src/forms/form.ts';
import type { State } from '../../src/forms/state.ts';
import { askableNow } from '../../src/schedule/forms.ts';
import type { Turn } from '../../src/turn/turn.ts';
import type { CrisisBegin } from '../crisis-state.ts';
import { tongueOf } from '../turn-of.ts';
import { dangerIn } from './found.ts';
import { withAnswered } from './given.ts';
import { SKIP } from './hear.ts';
import { listening } from './known.ts';
import { endRecord, finish } from './over.ts';
import { showQuestion } from './shown.ts';
import { shownNow } from './state.ts';

/** Once in other words, then a person: never a loop. */
export async function leaveOut(
  dc: DialogContext,
  turn: Turn,
  form: Form,
  { state }: Turned,
  evaluate: Evaluate,
): Promise<DialogTurnResult> {
  turn.task('not-understood');
  turn.say('question.person');
  const reply = { kind: 'text', text: SKIP } as const;
  const turned = await answer(form, state, reply, listening(turn, evaluate));
  if (turned.kind !== 'unclear') return kept(dc, turn, form, state, turned);
  return finish(dc, turn, form, 'partial', true);
}

/** With the reply in its record, the form goes on, waits, ends, or gives way to a danger that was found. */
export async function kept(
  dc: DialogContext,
  turn: Turn,
  form: Form,
  before: State,
  turned: Turned,
): Promise<DialogTurnResult> {
  const record = turn.form;
  if (record === undefined) throw new Error('an answer without a form');
  turn.keepForm(withAnswered(turn, form, record, before, turned));
  if (turned.kind === 'left') return finish(dc, turn, form, 'partial');
  if (turned.command === 'later') {
    turn.say('forms.later');
    return dc.endDialog();
  }
  const found = dangerIn(turn, form, record, before, turned.state);
  if (found !== undefined) {
    endRecord(turn, turned.state.at === undefined ? 'complete' : 'stopped', form);
    await dc.endDialog();
    return dc.beginDialog('crisis', { found } satisfies CrisisBegin);
  }
  return show(dc, turn, form, turned.state);
}

/** The next question, or the end where there is none. */
export async function show(
  dc: DialogContext,
  turn: Turn,
  form: Form,
  state: State,
): Promise<DialogTurnResult> {
  const record = turn.form;
  if (record === undefined) throw new Error('a form without a record');
  if (state.at === undefined) {
    for (const text of lastWords(turn, form, state)) turn.say('forms.last', {}, { text });
    return finish(dc, turn, form, 'complete');
  }
  // Nobody could answer to a danger any more that the next questions may find.
  const { formPolicy, clinic } = turn.content;
  if (askableNow(record.form, formPolicy, clinic, turn.now) !== record.form)
    return finish(dc, turn, form, 'partial');
  asked(turn, form, state);
  if (dc.activeDialog !== undefined) dc.activeDialog.state = shownNow(turn);
  return Dialog.EndOfTurn;
}

/** What the form still says when all is answered, such as why a test is better left alone. */
function lastWords(turn: Turn, form: Form, state: State): string[] {
  const shown = ask(form, state, tongueOf(turn));
  return shown.kind === 'end' ? shown.before : [];
}

export function asked(turn: Turn, form: Form, state: State): void {
  if (turn.form === undefined) return;
  turn.keepForm({ ...turn.form, askedIn: turn.event.id });
  showQuestion(turn, form, turn.form, state);
}
