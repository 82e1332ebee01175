/** From one question to the next, back, past a change of the form, and to the end of the check-in. */
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { answerTo } from '../../src/model/check-in.ts';
import { isFull } from '../../src/model/full.ts';
import { questions, type Item, type Questionnaire } from '../../src/model/questionnaire.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { coachAfterCheckIn, noteCrowdedByForm } from '../coaching.ts';
import { beginForm, nextForm } from '../form/plan.ts';
import { sayFeedback } from '../outcomes.ts';
import { nextQuestion, questionAfter, questionBefore } from '../progress.ts';
import { afterNumbers } from '../triggers.ts';
import { ask, moveTo, stateOf, openCheckIn, formOf } from './state.ts';
import type { CrisisBegin, Danger } from '../crisis-state.ts';

/** After an answer to several questions: from the first that is left, which may be the open one. */
export async function goOnAnywhere(
  dc: DialogContext,
  turn: Turn,
  form: Questionnaire,
  item: Item,
  danger?: Danger,
): Promise<DialogTurnResult> {
  const isAnswered = answerTo(openCheckIn(turn), item.linkId) !== undefined;
  if (isAnswered) return goOn(dc, turn, form, item, danger);
  if (danger === undefined) {
    stateOf(dc).tries = 0;
    ask(dc, turn, form, item);
    return Dialog.EndOfTurn;
  }
  stateOf(dc).unseen = true;
  return dc.beginDialog('crisis', { found: danger } satisfies CrisisBegin);
}

export async function goOn(
  dc: DialogContext,
  turn: Turn,
  form: Questionnaire,
  item: Item,
  danger?: Danger,
): Promise<DialogTurnResult> {
  const next = questionAfter(form, item, openCheckIn(turn), stateOf(dc).anew);
  // Who has come back after days of silence has said enough with one number.
  const isEnough = openCheckIn(turn).short === true && isGiven(turn, item);
  if (next === undefined || isEnough) return finish(dc, turn, danger);
  turn.inOneText();
  moveTo(stateOf(dc), next);
  // What a number has shown is talked about first; the next question waits.
  if (danger !== undefined) stateOf(dc).unseen = true;
  if (danger !== undefined) return dc.beginDialog('crisis', { found: danger } satisfies CrisisBegin);
  ask(dc, turn, form, next);
  return Dialog.EndOfTurn;
}

function isGiven(turn: Turn, { linkId }: Item): boolean {
  return answerTo(openCheckIn(turn), linkId)?.value !== undefined;
}

export function back(dc: DialogContext, turn: Turn, form: Questionnaire, item: Item): DialogTurnResult {
  const before = questionBefore(form, item);
  if (before === undefined) turn.say('question.back-none');
  else moveTo(stateOf(dc), before);
  ask(dc, turn, form, before ?? item);
  return Dialog.EndOfTurn;
}

/** "Start over": each new answer takes the place of the old one, which is kept until then. */
export function startOver(dc: DialogContext, turn: Turn, form: Questionnaire): DialogTurnResult {
  const [first] = questions(form);
  const state = stateOf(dc);
  state.anew = openCheckIn(turn).answers.map(({ linkId }) => linkId);
  if (first !== undefined) moveTo(state, first);
  turn.say('check-in.anew');
  if (first !== undefined) ask(dc, turn, form, first);
  return Dialog.EndOfTurn;
}

/**
 * The form has changed under an open question. The reply was to words that may have meant something else, so it is not
 * filed; the patient hears why and is asked again, at the same question if it still exists.
 */
export async function moved(
  dc: DialogContext,
  turn: Turn,
  form: Questionnaire | undefined,
): Promise<DialogTurnResult> {
  const state = stateOf(dc);
  const same = form && questions(form).find((each) => each.linkId === state.linkId);
  const next = same ?? nextQuestion(form, openCheckIn(turn));
  if (form === undefined || next === undefined) return finish(dc, turn);
  moveTo(stateOf(dc), next);
  turn.say('check-in.changed');
  ask(dc, turn, form, next);
  return Dialog.EndOfTurn;
}

export async function finish(dc: DialogContext, turn: Turn, danger?: Danger): Promise<DialogTurnResult> {
  turn.inOneText();
  const ended = openCheckIn(turn);
  const full = isFull(formOf(turn, ended.questionnaire), ended);
  turn.keepCheckIn({ ...ended, status: full ? 'complete' : 'partial', endedAt: turn.now });
  turn.unplan('nudge');
  turn.unplan('check-in-over');
  const found = danger ?? afterNumbers(turn);
  const left = await dc.endDialog();
  if (found !== undefined) return dc.beginDialog('crisis', { found } satisfies CrisisBegin);
  const note = ended.answers.find((each) => typeof each.value === 'string');
  const isAnswered = ended.answers.some(({ value }) => value !== undefined);
  const next = isAnswered ? nextForm(dc, turn) : undefined;
  if (note) turn.say('check-in.note-kept');
  else if (next === undefined) turn.say(thanks(full || !isAnswered), {}, { ifRoom: true });
  if (isAnswered) sayFeedback(turn, ended.day);
  // Never two things that ask: on the day of a form the coaching waits.
  if (next === undefined) {
    await coachAfterCheckIn(dc, turn, ended.day, isAnswered);
    return left;
  }
  noteCrowdedByForm(dc, turn);
  turn.say('check-in.thanks-more');
  await beginForm(dc, turn, next);
  return left;
}

/** Where something was left out, that the rest is kept; of nothing there is nothing to keep. */
function thanks(isWhole: boolean): string {
  return isWhole ? 'check-in.thanks' : 'check-in.thanks-partial';
}
