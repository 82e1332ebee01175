/**
 * An aim set together in a few questions: what the person wants to be able to do, how well they can do it now, what would be
 * enough, by when, and when to look at it sooner. A review asks for the number again. Every text is screened like all others.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import { z } from 'zod';
import { currentAim, withAim, withoutProposed, withPoint, type Aim } from '../src/model/aim.ts';
import { dayAfter, daysBetween, HOUR, localDay, shownDay } from '../src/model/time.ts';
import { readCommand } from '../src/reading/command.ts';
import { readNumber, type Scale } from '../src/reading/number.ts';
import { readPlain } from '../src/reading/own-words.ts';
import { readYesNo } from '../src/reading/yes-no.ts';
import type { Turn, Values } from '../src/turn/turn.ts';
import { isInDanger } from './standing-danger.ts';
import { MOST_LETTERS, offering, short } from './aim-offer.ts';
import { guided, noteShown, type Then } from './guided.ts';
import { sayWatched, stopWatchIn } from './stop-watch.ts';
import { showReview } from './review.ts';
import { wordsOf } from './turn-of.ts';

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
  tries: z.number().optional(),
  /** When the person was last shown a question of it. */
  at: z.number(),
});
type State = z.infer<typeof aimState>;

const FULL = 10;
const MONTH = 30;
const LEAST_DAYS = 14;
const TRIES = 3;
/** The reason to look sooner that is offered, taken as it is. */
const USUAL = '';

export type AimBegin = Pick<State, 'stage' | 'words' | 'offer'>;

export const aim = guided<State>({
  id: 'aim',
  state: aimState,
  show,
  shownAt: ({ at }) => at,
  staleAfter: () => 2 * HOUR,
  // A check-in does not wait for it.
  yieldsAfter: () => 0,
  takes: ({ stage }) => (stage === 'words' || stage === 'stop' ? 'words' : 'answer'),
  // What was begun before a danger is not gone on with in it.
  isGone: isInDanger,
  wordIn: (turn, _, text) => readCommand(text.trim(), wordsOf(turn)),
  words: {
    later: (turn) => {
      turn.say('aim.later');
      return 'end';
    },
    why: (turn) => {
      turn.say('aim.why');
      return 'ask';
    },
    skip: (turn, state) => (state.stage === 'stop' ? keep(turn, state, USUAL) : undefined),
    repeat: () => 'ask',
    back: (_, state) => goTo(state, before(state.stage)),
  },
  hear: (dc, turn, state, text) => answered(dc, turn, state, text.trim()),
  // What the usual reason is was said with the question.
  ownWords: (_, { stage }) => (stage === 'words' ? [] : stage === 'stop' ? ['yes', 'heard'] : undefined),
});

/** The patient is saying when an aim is to be looked at sooner: what might happen, and has not. */
export function isNamingAStop(dc: DialogContext): boolean {
  if (dc.activeDialog?.id !== 'aim') return false;
  const { stage, unseen } = dc.activeDialog.state as State;
  return stage === 'stop' && unseen !== true;
}

/** AIM, wherever the conversation stands. */
export async function setAim(dc: DialogContext, turn: Turn): Promise<void> {
  leave(dc);
  if (isInDanger(turn)) return refuse(dc, turn);
  const kept = currentAim(turn.aims);
  const proposed = turn.aims?.proposed?.at(-1);
  if (kept !== undefined) turn.say('aim.replaces', { aim: kept.aim.words });
  await dc.beginDialog('aim', proposed === undefined ? { stage: 'words' } : offering(proposed));
}

/** REVIEW: the number first, then what it shows beside the others. */
export async function reviewAim(dc: DialogContext, turn: Turn): Promise<void> {
  leave(dc);
  if (isInDanger(turn)) return refuse(dc, turn);
  if (currentAim(turn.aims) !== undefined) return void (await dc.beginDialog('aim', { stage: 'again' }));
  turn.say('aim.none');
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

async function refuse(dc: DialogContext, turn: Turn): Promise<void> {
  turn.say('aim.not-now', {}, { purpose: 'safety' });
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

function leave(dc: DialogContext): void {
  if (dc.activeDialog?.id === 'aim') dc.stack.pop();
}

function answered(dc: DialogContext, turn: Turn, state: State, text: string): Then | Promise<Then> {
  switch (state.stage) {
    case 'offered':
      return takeOffer(turn, state, text);
    case 'words':
      return take(turn, state, 'words', short(text), 'now');
    case 'now':
      return takeNow(turn, state, numberIn(turn, text, FULL));
    case 'reach':
      return onward(turn, state, 'reach', reachable(turn, state, numberIn(turn, text, FULL)));
    case 'when':
      return onward(turn, state, 'when', daysIn(turn, text));
    case 'stop':
      return keep(turn, state, text);
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
): Then {
  if (value === undefined) return unclear(turn, state, otherwise);
  Object.assign(state, { [name]: value });
  return goTo(state, next);
}

/** Twice in other words, and then it is left. */
function unclear(turn: Turn, state: State, otherwise: string): Then {
  state.tries = (state.tries ?? 0) + 1;
  const isLast = state.tries >= TRIES;
  turn.say(isLast ? 'aim.later' : otherwise, valuesFor(turn, state));
  return isLast ? 'end' : 'wait';
}

function takeNow(turn: Turn, state: State, value: number | undefined): Then {
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

function numberIn(turn: Turn, text: string, max: number, of?: Scale['of']): number | undefined {
  const read = readNumber(text, { min: 0, max, ...(of && { of }) }, wordsOf(turn));
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
  const isWeeks = /week|wk|semana/i.test(text);
  const value = numberIn(turn, text, 99, isWeeks ? 'weeks' : 'months');
  const days = value === undefined ? undefined : value * (isWeeks ? 7 : MONTH);
  return days !== undefined && days >= Math.min(LEAST_DAYS, least * MONTH) && days <= most * MONTH
    ? days
    : undefined;
}

/** Whoever says no has words of their own, or none; either way it is not offered again. */
function takeOffer(turn: Turn, state: State, text: string): Then {
  const heard = readYesNo(text, wordsOf(turn));
  const { words, offer } = state;
  if (heard !== 'yes' && heard !== 'no') return unclear(turn, state, `aim.offered.${offer?.by ?? 'visit'}`);
  if (offer?.by === 'clinic' && turn.aims !== undefined && words !== undefined)
    turn.keepAims(withoutProposed(turn.aims, words));
  if (heard === 'yes') return goTo(state, 'now');
  delete state.offer;
  delete state.words;
  return goTo(state, 'words');
}

/** What was agreed with the offer is not asked again. */
function onward(turn: Turn, state: State, asked: 'reach' | 'when', value: number | undefined): Then {
  if (value === undefined) return take(turn, state, asked, value, asked);
  state[asked] = value;
  if (asked === 'reach') {
    const known = daysOffered(turn, state);
    if (known === undefined) return goTo(state, 'when');
    state.when = known;
  }
  const stop = state.offer?.stop;
  return stop === undefined ? goTo(state, 'stop') : keep(turn, state, stop);
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

function keep(turn: Turn, state: State, text: string): Then {
  const { words = '', now = 0, reach = FULL, when = MONTH } = state;
  const usual = text === USUAL || readPlain(text, wordsOf(turn)) !== undefined;
  const from = localDay(turn.now, turn.patient.zone);
  const stopRule = usual
    ? turn.content.text('aim.stop-usual', turn.patient.lang)
    : text.slice(0, MOST_LETTERS);
  const watch = stopWatchIn(turn, stopRule);
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
    ...(watch && { watch }),
    isMedicine: false,
  };
  turn.keepAims(withAim(turn.aims, { aim, points: [{ day: from, value: now }] }));
  turn.say('aim.kept', { aim: words, now, reach, day: shownDay(aim.by, turn.patient.lang) });
  turn.say('aim.kept-stop', { stop: stopRule });
  sayWatched(turn, watch);
  return 'end';
}

async function again(dc: DialogContext, turn: Turn, state: State, value: number | undefined): Promise<Then> {
  if (value === undefined || turn.aims === undefined) return unclear(turn, state, 'aim.unclear.now');
  turn.keepAims(withPoint(turn.aims, localDay(turn.now, turn.patient.zone), value));
  const left = await dc.endDialog();
  showReview(turn);
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
  return left;
}

function goTo(state: State, stage: State['stage']): Then {
  Object.assign(state, { stage, tries: 0 });
  return 'ask';
}

function show(turn: Turn, state: State): void {
  noteShown(turn, state);
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
