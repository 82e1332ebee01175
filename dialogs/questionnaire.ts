/**
 * Runs a FHIR Questionnaire as a conversation, one question a message. What it keeps is the form, its version and the
 * question that is open; after a change of content a reply is never filed under a question the patient did not see.
 */
import type { DialogContext, DialogInstance, DialogReason, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { z } from 'zod';
import { answerTo, type CheckIn } from '../src/model/check-in.ts';
import {
  controlText,
  itemText,
  questions,
  type Item,
  type Questionnaire,
} from '../src/model/questionnaire.ts';
import { HOUR } from '../src/model/time.ts';
import { readCorrection } from '../src/reading/correction.ts';
import { readYesNo } from '../src/reading/yes-no.ts';
import type { Turn } from '../src/turn/turn.ts';
import { askFor } from './ask.ts';
import { coachAfterCheckIn, noteCrowdedByForm } from './coaching.ts';
import type { CrisisBegin, CrisisEnd } from './crisis.ts';
import type { Danger } from './direct-question.ts';
import { beginForm, nextForm } from './form-plan.ts';
import { sayFeedback } from './outcomes.ts';
import { answeredLast, isFull, nextQuestion, questionAfter, questionBefore } from './progress.ts';
import { askingOf, markOf } from './shown.ts';
import { saidIn, turnOf, wordsOf, type Context } from './turn-of.ts';
import { wholeAnswer } from './whole-answer.ts';
import { afterAnswer, afterCheckIn } from './triggers.ts';
import { understand, type Given, type Meaning, type Open, type Unclear } from './understand.ts';

/** Another version of the service may have written it, so it is checked before it is believed. */
export const questionnaireState = z.looseObject({
  questionnaire: z.string(),
  version: z.string(),
  linkId: z.string(),
  /** A mark of the question as the patient was shown it. */
  shown: z.string().optional(),
  /** Replies to this question that were not understood. */
  tries: z.number(),
  /** A danger was talked about before the question could be shown, so that nothing answers it yet. */
  unseen: z.boolean().optional(),
  /** A danger was talked about since it was shown: an answer still counts, and anything else has it shown again. */
  aside: z.boolean().optional(),
  /** The value of "same as last time" that waits for a yes. */
  same: z.number().optional(),
});
type State = z.infer<typeof questionnaireState>;

const TRIES_BEFORE_CHOICES = 2;

export class QuestionnaireDialog extends Dialog {
  constructor() {
    super('questionnaire');
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const form = formOf(turn, openCheckIn(turn).questionnaire);
    const first = nextQuestion(form, openCheckIn(turn));
    if (form === undefined || first === undefined) return finish(dc, turn);
    Object.assign(stateOf(dc), { questionnaire: form.id, linkId: first.linkId, tries: 0 });
    ask(dc, turn, form, first);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const state = stateOf(dc);
    const form = formOf(turn, state.questionnaire);
    const item = form && questions(form).find((each) => each.linkId === state.linkId);
    if (state.unseen === true && form !== undefined && item !== undefined) {
      ask(dc, turn, form, item);
      return Dialog.EndOfTurn;
    }
    if (form === undefined || item === undefined || !isAsShown(turn, form, item, state))
      return moved(dc, turn, form);
    if (state.same !== undefined) return confirmSame(dc, turn, form, item, state);
    const whole = wholeAnswer(turn, form, item);
    if (whole !== undefined) return goOnAnywhere(dc, turn, form, item, whole.danger);
    return apply(
      dc,
      turn,
      form,
      item,
      understand(saidIn(turn), openFor(turn, form, item, state), wordsOf(turn)),
    );
  }

  override async resumeDialog(
    dc: DialogContext,
    _why?: DialogReason,
    ended?: unknown,
  ): Promise<DialogTurnResult> {
    const { goOn } = { goOn: true, ...(ended as Partial<CrisisEnd> | undefined) };
    if (goOn) await dc.repromptDialog();
    else stateOf(dc).aside = true;
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: Context, instance: DialogInstance): Promise<void> {
    const turn = turnOf(context);
    const state = instance.state as State;
    const form = formOf(turn, state.questionnaire);
    const open = form && questions(form).find((each) => each.linkId === state.linkId);
    const item = open ?? nextQuestion(form, openCheckIn(turn));
    if (form === undefined || item === undefined) return;
    if (open === undefined) moveTo(state, item);
    show(turn, form, item, state);
  }
}

/** The reply is to these very words; "sorry, I meant 4" is about those that were answered last. */
function isAsShown(turn: Turn, form: Questionnaire, item: Item, state: State): boolean {
  if (form.version !== state.version) return false;
  if (state.shown !== undefined && state.shown !== markOf(turn, item)) return false;
  const before = answeredLast(form, item, openCheckIn(turn));
  const answered = before && answerTo(openCheckIn(turn), before.linkId)?.to;
  if (before === undefined || answered === undefined || answered === markOf(turn, before)) return true;
  return readCorrection(saidIn(turn).text, wordsOf(turn)) === undefined;
}

function apply(
  dc: DialogContext,
  turn: Turn,
  form: Questionnaire,
  item: Item,
  meaning: Meaning,
): Promise<DialogTurnResult> | DialogTurnResult {
  switch (meaning.kind) {
    case 'ignore':
      return Dialog.EndOfTurn;
    case 'pictures':
    case 'empty':
      turn.say(`everyday.${meaning.kind}`);
      return Dialog.EndOfTurn;
    case 'old-card':
      turn.say('check-in.old-card');
      ask(dc, turn, form, item);
      return Dialog.EndOfTurn;
    case 'answer':
      keep(turn, item, meaning.given);
      return goOn(dc, turn, form, item, afterAnswer(turn, form, item));
    case 'correction':
      return corrected(dc, turn, form, item, meaning);
    case 'same':
      return askSame(dc, turn, form, item);
    case 'unclear':
      return unclear(dc, turn, form, item, meaning.because);
    case 'command':
      return command(dc, turn, form, item, meaning.command);
  }
}

function file(turn: Turn, item: Item, given: Given): void {
  turn.record({ linkId: item.linkId, to: markOf(turn, item), ...given });
}

function keep(turn: Turn, item: Item, given: Given): void {
  file(turn, item, given);
  if (given.flags.includes('over')) turn.say('question.over', { value: given.value ?? '' });
}

/** After an answer to several questions: from the first that is left, which may be the open one. */
async function goOnAnywhere(
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

async function goOn(
  dc: DialogContext,
  turn: Turn,
  form: Questionnaire,
  item: Item,
  danger?: Danger,
): Promise<DialogTurnResult> {
  const next = questionAfter(form, item, openCheckIn(turn));
  // Who has come back after days of silence has said enough with one number.
  const isEnough = openCheckIn(turn).short === true && isGiven(turn, item);
  if (next === undefined || isEnough) return finish(dc, turn, danger);
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

function corrected(
  dc: DialogContext,
  turn: Turn,
  form: Questionnaire,
  item: Item,
  { linkId, given }: Extract<Meaning, { kind: 'correction' }>,
): DialogTurnResult {
  const about = questions(form).find((each) => each.linkId === linkId) ?? item;
  file(turn, about, { ...given, flags: [...given.flags, 'corrected'] });
  const label = turn.content.text(`label.${linkId}`, turn.patient.lang);
  turn.say('question.corrected', { label, value: given.value ?? '' });
  stateOf(dc).tries = 0;
  ask(dc, turn, form, item);
  return Dialog.EndOfTurn;
}

function askSame(
  dc: DialogContext,
  turn: Turn,
  form: Questionnaire,
  item: Item,
): Promise<DialogTurnResult> | DialogTurnResult {
  const last = turn.talk.last[item.linkId];
  if (last === undefined) return unclear(dc, turn, form, item, 'no-number');
  stateOf(dc).same = last;
  turn.say('question.same', { value: last });
  return Dialog.EndOfTurn;
}

async function confirmSame(
  dc: DialogContext,
  turn: Turn,
  form: Questionnaire,
  item: Item,
  state: State,
): Promise<DialogTurnResult> {
  const value = state.same;
  delete state.same;
  const said = saidIn(turn);
  if (readYesNo(said.text, wordsOf(turn)) === 'yes' && value !== undefined) {
    keep(turn, item, { value, flags: [] });
    return goOn(dc, turn, form, item, afterAnswer(turn, form, item));
  }
  const meaning = understand(said, openFor(turn, form, item, state), wordsOf(turn));
  if (meaning.kind !== 'unclear') return apply(dc, turn, form, item, meaning);
  ask(dc, turn, form, item);
  return Dialog.EndOfTurn;
}

/** Once in other words, once with words to choose from, then a person: never a loop. */
async function unclear(
  dc: DialogContext,
  turn: Turn,
  form: Questionnaire,
  item: Item,
  because: Unclear,
): Promise<DialogTurnResult> {
  const state = stateOf(dc);
  if (state.aside === true) {
    ask(dc, turn, form, item);
    return Dialog.EndOfTurn;
  }
  state.tries += 1;
  if (state.tries < TRIES_BEFORE_CHOICES) {
    turn.say(`question.${because}`, {}, { ask: askFor(turn, form, item) });
    return Dialog.EndOfTurn;
  }
  if (state.tries === TRIES_BEFORE_CHOICES) {
    const own = `question.choices.${item.linkId}`;
    turn.say(turn.content.has(own) ? own : 'question.no-number', {}, { ask: askFor(turn, form, item) });
    return Dialog.EndOfTurn;
  }
  turn.task('not-understood');
  turn.say('question.person');
  file(turn, item, { flags: ['skipped', 'not-understood'] });
  return goOn(dc, turn, form, item);
}

async function command(
  dc: DialogContext,
  turn: Turn,
  form: Questionnaire,
  item: Item,
  name: Extract<Meaning, { kind: 'command' }>['command'],
): Promise<DialogTurnResult> {
  switch (name) {
    case 'back':
      return back(dc, turn, form, item);
    case 'skip':
      file(turn, item, { flags: ['skipped'] });
      return goOn(dc, turn, form, item, afterAnswer(turn, form, item));
    case 'later':
      turn.say('check-in.later');
      turn.plan(laterNudge(turn, openCheckIn(turn)));
      return Dialog.EndOfTurn;
    case 'why': {
      const why = controlText(item, 'help', turn.patient.lang);
      if (why !== undefined) turn.say('question.why', { why });
      break;
    }
    default:
      break;
  }
  ask(dc, turn, form, item);
  return Dialog.EndOfTurn;
}

function back(dc: DialogContext, turn: Turn, form: Questionnaire, item: Item): DialogTurnResult {
  const before = questionBefore(form, item);
  if (before === undefined) turn.say('question.back-none');
  else moveTo(stateOf(dc), before);
  ask(dc, turn, form, before ?? item);
  return Dialog.EndOfTurn;
}

/**
 * The form has changed under an open question. The reply was to words that may have meant something else, so it is not
 * filed; the patient hears why and is asked again, at the same question if it still exists.
 */
async function moved(
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

async function finish(dc: DialogContext, turn: Turn, danger?: Danger): Promise<DialogTurnResult> {
  const ended = openCheckIn(turn);
  const full = isFull(formOf(turn, ended.questionnaire), ended);
  turn.keepCheckIn({ ...ended, status: full ? 'complete' : 'partial', endedAt: turn.now });
  turn.unplan('nudge');
  turn.unplan('check-in-over');
  const found = danger ?? afterCheckIn(turn);
  const left = await dc.endDialog();
  if (found !== undefined) return dc.beginDialog('crisis', { found } satisfies CrisisBegin);
  const note = ended.answers.find((each) => typeof each.value === 'string');
  const isAnswered = ended.answers.some(({ value }) => value !== undefined);
  const next = isAnswered ? nextForm(dc, turn) : undefined;
  if (next === undefined) turn.say(note ? 'check-in.note-kept' : thanks(full));
  else if (note) turn.say('check-in.note-kept');
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

function thanks(isFull: boolean): string {
  return isFull ? 'check-in.thanks' : 'check-in.thanks-partial';
}

/** The nudge that LATER asks for: an hour on, for the same day. */
function laterNudge(turn: Turn, open: CheckIn) {
  const event = {
    kind: 'nudge-due',
    v: 1,
    id: `later/${turn.event.id}`,
    at: turn.now,
    day: open.day,
  } as const;
  return {
    id: 'nudge',
    lane: 'routine' as const,
    at: { inMs: HOUR },
    work: { kind: 'event' as const, event },
  };
}

function ask(dc: DialogContext, turn: Turn, form: Questionnaire, item: Item): void {
  show(turn, form, item, stateOf(dc));
}

function show(turn: Turn, form: Questionnaire, item: Item, state: State): void {
  const open = openCheckIn(turn);
  if (open.version !== form.version) turn.keepCheckIn({ ...open, version: form.version });
  Object.assign(state, { version: form.version, shown: markOf(turn, item) });
  delete state.unseen;
  delete state.aside;
  if (turn.isOvertaken) state.unseen = true;
  const text = itemText(item, turn.patient.lang);
  turn.say(`${form.id}/${item.linkId}`, {}, { text, ask: askFor(turn, form, item) });
}

function moveTo(state: State, item: Item): void {
  Object.assign(state, { linkId: item.linkId, tries: 0 });
  delete state.same;
}

function openFor(turn: Turn, form: Questionnaire, item: Item, state: State): Open {
  const items = questions(form);
  const before = answeredLast(form, item, openCheckIn(turn));
  const offered = state.tries >= TRIES_BEFORE_CHOICES;
  return {
    asking: (each) => askingOf(turn, each),
    item,
    before,
    items,
    choices: offered ? turn.content.choices(item.linkId, turn.patient.lang) : [],
  };
}

function stateOf(dc: DialogContext): State {
  if (dc.activeDialog === undefined) throw new Error('the questionnaire is not the open dialog');
  return dc.activeDialog.state as State;
}

function openCheckIn(turn: Turn): CheckIn {
  if (turn.checkIn === undefined) throw new Error('a questionnaire without a check-in');
  return turn.checkIn;
}

function formOf(turn: Turn, id: string): Questionnaire | undefined {
  return turn.content.questionnaire(id);
}
