/**
 * An aim set together in a few questions: what the person wants to be able to do, how well they can do it now, what would be
 * enough, by when, and when to look at it sooner. A review asks for the number again. Every text is screened like all others.
 */
import type { DialogContext, DialogInstance, DialogReason, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { z } from 'zod';
import { currentAim, withAim, withoutProposed, withPoint, type Aim } from '../src/model/aim.ts';
import { dayAfter, daysBetween, HOUR, localDay, shownDay } from '../src/model/time.ts';
import { readCommand } from '../src/reading/command.ts';
import { readNoise } from '../src/reading/noise.ts';
import { readNumber } from '../src/reading/number.ts';
import { readYesNo } from '../src/reading/yes-no.ts';
import type { Turn, Values } from '../src/turn/turn.ts';
import { MOST_LETTERS, offering, short } from './aim-offer.ts';
import type { CrisisEnd } from './crisis.ts';
import { showReview } from './review.ts';
import { saidIn, turnOf, wordsOf, type Context } from './turn-of.ts';

const stages = ['words', 'now', 'reach', 'when', 'stop'] as const;

export const aimState = z.looseObject({
  /** The question that is open; `again` is that of a review, and `offered` whether words that stand already are to be the aim. */
  stage: z.enum([...stages, 'again', 'offered']),
  /** By whom they were written down, and what of the rest is known with them. */
  offer: z
    .object({ by: z.enum(['clinic', 'visit']), until: z.string().optional(), stop: z.string().optional() })
    .optional(),
  words: z.string().optional(),
  now: z.number().optional(),
  reach: z.number().optional(),
  /** In so many days. */
  when: z.number().optional(),
  /** A danger was talked about before the question could be shown. */
  unseen: z.boolean().optional(),
  /** When the person was last shown a question of it. */
  at: z.number(),
});
type State = z.infer<typeof aimState>;

/** Whoever comes back later writes about something else. */
const STALE = 2 * HOUR;
const FULL = 10;
const MONTH = 30;
const LEAST_DAYS = 14;

export type AimBegin = Pick<State, 'stage' | 'words' | 'offer'>;

export class AimDialog extends Dialog {
  constructor() {
    super('aim');
  }

  override async beginDialog(dc: DialogContext, begin: AimBegin): Promise<DialogTurnResult> {
    Object.assign(stateOf(dc), begin);
    show(turnOf(dc.context), stateOf(dc));
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const state = stateOf(dc);
    const { text, media } = saidIn(turn);
    const noise = readNoise(text, wordsOf(turn));
    if (noise === 'tapback' || noise === 'auto-reply') return Dialog.EndOfTurn;
    if (noise === 'empty') turn.say(media > 0 ? 'everyday.pictures' : 'everyday.empty');
    else if (state.unseen !== true) return answered(dc, turn, state, text.trim());
    show(turn, state);
    return Dialog.EndOfTurn;
  }

  override async resumeDialog(
    dc: DialogContext,
    _why?: DialogReason,
    ended?: unknown,
  ): Promise<DialogTurnResult> {
    const { goOn } = { goOn: true, ...(ended as Partial<CrisisEnd> | undefined) };
    if (goOn) show(turnOf(dc.context), stateOf(dc));
    else stateOf(dc).unseen = true;
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: Context, instance: DialogInstance): Promise<void> {
    show(turnOf(context), instance.state as State);
  }
}

/** The patient is saying when an aim is to be looked at sooner: what might happen, and has not. */
export function isNamingAStop(dc: DialogContext): boolean {
  if (dc.activeDialog?.id !== 'aim') return false;
  const { stage, unseen } = dc.activeDialog.state as State;
  return stage === 'stop' && unseen !== true;
}

/** AIM, wherever the conversation stands. */
export async function setAim(dc: DialogContext, turn: Turn): Promise<void> {
  leave(dc);
  const kept = currentAim(turn.aims);
  const proposed = turn.aims?.proposed?.at(-1);
  if (kept !== undefined) turn.say('aim.replaces', { aim: kept.aim.words });
  await dc.beginDialog('aim', proposed === undefined ? { stage: 'words' } : offering(proposed));
}

/** REVIEW: the number first, then what it shows beside the others. */
export async function reviewAim(dc: DialogContext, turn: Turn): Promise<void> {
  leave(dc);
  if (currentAim(turn.aims) !== undefined) return void (await dc.beginDialog('aim', { stage: 'again' }));
  turn.say('aim.none');
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

/** Nobody has answered for so long that the next words are about something else; and a check-in does not wait for it. */
export function dropStaleAim(dc: DialogContext, turn: Turn): void {
  const open = dc.activeDialog;
  if (open?.id !== 'aim') return;
  const isOld = turn.now - (open.state as State).at > STALE;
  if (isOld || turn.event.kind === 'check-in-due') dc.stack.pop();
}

function leave(dc: DialogContext): void {
  if (dc.activeDialog?.id === 'aim') dc.stack.pop();
}

function answered(
  dc: DialogContext,
  turn: Turn,
  state: State,
  text: string,
): Promise<DialogTurnResult> | DialogTurnResult {
  const command = readCommand(text, wordsOf(turn));
  if (command === 'later') return (turn.say('aim.later'), dc.endDialog());
  if (command === 'why') turn.say('aim.why');
  if (command === 'why' || command === 'repeat') return ask(turn, state, state.stage);
  if (command === 'back') return ask(turn, state, before(state.stage));
  switch (state.stage) {
    case 'offered':
      return takeOffer(turn, state, text);
    case 'words':
      return take(turn, state, 'words', short(text), 'now');
    case 'now':
      return takeNow(turn, state, numberIn(turn, text, FULL));
    case 'reach':
      return onward(dc, turn, state, 'reach', reachable(turn, state, numberIn(turn, text, FULL)));
    case 'when':
      return onward(dc, turn, state, 'when', daysIn(turn, text));
    case 'stop':
      return keep(dc, turn, state, text);
    case 'again':
      return again(dc, turn, state, numberIn(turn, text, FULL));
  }
}

/** Undefined is not understood, and the same is asked in other words. */
function take(
  turn: Turn,
  state: State,
  name: 'words' | 'now' | 'reach' | 'when',
  value: string | number | undefined,
  next: State['stage'],
  otherwise = `aim.unclear.${name}`,
): DialogTurnResult {
  if (value === undefined) {
    turn.say(otherwise, valuesFor(turn, state));
    return Dialog.EndOfTurn;
  }
  Object.assign(state, { [name]: value });
  return ask(turn, state, next);
}

function takeNow(turn: Turn, state: State, value: number | undefined): DialogTurnResult {
  const isFull = value === FULL;
  return take(
    turn,
    state,
    'now',
    isFull ? undefined : value,
    'reach',
    isFull ? 'aim.able-already' : undefined,
  );
}

function numberIn(turn: Turn, text: string, max: number): number | undefined {
  const read = readNumber(text, { min: 0, max }, wordsOf(turn));
  if (read.kind === 'value') return Math.round(read.value);
  return read.kind === 'range' ? Math.round((read.low + read.high) / 2) : undefined;
}

/** A smaller step than can be told from chance is made so large, and the person is told. */
function reachable(turn: Turn, { now = 0 }: State, value: number | undefined): number | undefined {
  if (value === undefined || value <= now) return undefined;
  const least = Math.min(FULL, now + turn.content.outcomes.aims.step);
  if (value < least) turn.say('aim.step', { reach: least });
  return Math.max(value, least);
}

/** Asked for in months: a number of weeks alone can mean a pregnancy. Whoever says weeks is understood. */
function daysIn(turn: Turn, text: string): number | undefined {
  const { least, most } = turn.content.outcomes.aims.months;
  const value = numberIn(turn, text.replace(/(?:week|month|semana|mes(?=es|$))\p{L}*/giu, ''), 99);
  const days = value === undefined ? undefined : value * (/week|semana/i.test(text) ? 7 : MONTH);
  return days !== undefined && days >= Math.min(LEAST_DAYS, least * MONTH) && days <= most * MONTH
    ? days
    : undefined;
}

/** Whoever says no has words of their own, or none; either way it is not offered again. */
function takeOffer(turn: Turn, state: State, text: string): DialogTurnResult {
  const heard = readYesNo(text, wordsOf(turn));
  const { words, offer } = state;
  if (heard !== 'yes' && heard !== 'no') return ask(turn, state, 'offered');
  if (offer?.by === 'clinic' && turn.aims !== undefined && words !== undefined)
    turn.keepAims(withoutProposed(turn.aims, words));
  if (heard === 'yes') return ask(turn, state, 'now');
  delete state.offer;
  delete state.words;
  return ask(turn, state, 'words');
}

/** What was agreed with the offer is not asked again. */
function onward(
  dc: DialogContext,
  turn: Turn,
  state: State,
  asked: 'reach' | 'when',
  value: number | undefined,
): Promise<DialogTurnResult> | DialogTurnResult {
  if (value === undefined) return take(turn, state, asked, value, asked);
  state[asked] = value;
  if (asked === 'reach') {
    const known = daysOffered(turn, state);
    if (known === undefined) return ask(turn, state, 'when');
    state.when = known;
  }
  const stop = state.offer?.stop;
  return stop === undefined ? ask(turn, state, 'stop') : keep(dc, turn, state, stop);
}

/** Undefined when no day was agreed, or it is too near or too far for an aim. */
function daysOffered(turn: Turn, { offer }: State): number | undefined {
  if (offer?.until === undefined) return undefined;
  const days = daysBetween(localDay(turn.now, turn.patient.zone), offer.until);
  return days >= LEAST_DAYS && days <= turn.content.outcomes.aims.months.most * MONTH ? days : undefined;
}

function before(stage: State['stage']): State['stage'] {
  return stage === 'again' || stage === 'offered' ? stage : (stages[stages.indexOf(stage) - 1] ?? stage);
}

function keep(dc: DialogContext, turn: Turn, state: State, text: string): Promise<DialogTurnResult> {
  const { words = '', now = 0, reach = FULL, when = MONTH } = state;
  const usual = readYesNo(text, wordsOf(turn)) === 'yes' || readCommand(text, wordsOf(turn)) === 'skip';
  const from = localDay(turn.now, turn.patient.zone);
  const stopRule = usual
    ? turn.content.text('aim.stop-usual', turn.patient.lang)
    : text.slice(0, MOST_LETTERS);
  const aim: Aim = {
    v: 1,
    id: from,
    of: 'goal',
    words,
    measure: 'aim/ability',
    target: { reach, is: 'at-least', on: 'the-last', withoutFlareDays: 0 },
    from,
    by: dayAfter(from, when),
    stopRule,
    isMedicine: false,
  };
  turn.keepAims(withAim(turn.aims, { aim, points: [{ day: from, value: now }] }));
  turn.say('aim.kept', { aim: words, now, reach, day: shownDay(aim.by, turn.patient.lang) });
  turn.say('aim.kept-stop', { stop: stopRule });
  return dc.endDialog();
}

async function again(
  dc: DialogContext,
  turn: Turn,
  state: State,
  value: number | undefined,
): Promise<DialogTurnResult> {
  if (value === undefined || turn.aims === undefined) {
    turn.say('aim.unclear.now', valuesFor(turn, state));
    return Dialog.EndOfTurn;
  }
  turn.keepAims(withPoint(turn.aims, localDay(turn.now, turn.patient.zone), value));
  const left = await dc.endDialog();
  showReview(turn);
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
  return left;
}

function ask(turn: Turn, state: State, stage: State['stage']): DialogTurnResult {
  state.stage = stage;
  show(turn, state);
  return Dialog.EndOfTurn;
}

function show(turn: Turn, state: State): void {
  delete state.unseen;
  if (turn.isOvertaken) state.unseen = true;
  state.at = turn.now;
  const key =
    state.stage === 'offered' ? `aim.offered.${state.offer?.by ?? 'visit'}` : `aim.ask.${state.stage}`;
  turn.say(key, valuesFor(turn, state));
}

function valuesFor({ content, aims, patient }: Turn, { words, now = 0 }: State): Values {
  const { months } = content.outcomes.aims;
  const kept = currentAim(aims);
  const last = kept?.points.at(-1);
  return {
    aim: words ?? kept?.aim.words ?? '',
    now,
    before: last?.value ?? 0,
    day: last === undefined ? '' : shownDay(last.day, patient.lang),
    least: months.least,
    most: months.most,
    stop: content.text('aim.stop-usual', patient.lang),
  };
}

function stateOf(dc: DialogContext): State {
  if (dc.activeDialog === undefined) throw new Error('the aim is not the open dialog');
  return dc.activeDialog.state as State;
}
