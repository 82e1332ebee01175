/** What a reply to a question of an aim means. */
import type { DialogContext } from 'botbuilder-dialogs';
import { withoutProposed, withPoint } from '../../src/model/aim.ts';
import { daysBetween, localDay } from '../../src/model/time.ts';
import { readNumber, type Scale } from '../../src/reading/number.ts';
import { readYesNo } from '../../src/reading/yes-no.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { takeOut, type Then } from '../guided.ts';
import { showReview } from '../review.ts';
import { wordsOf } from '../turn-of.ts';
import { FULL, keep, MONTH } from './keep.ts';
import { short } from './offer.ts';
import { valuesFor } from './show.ts';
import { goTo, type State } from './state.ts';

const LEAST_DAYS = 14;

export function answered(dc: DialogContext, turn: Turn, state: State, text: string): Then | Promise<Then> {
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

/** The question stands in the other words. */
function unclear(turn: Turn, state: State, otherwise: string): Then {
  if ((state.tries ?? 0) > 0) return 'unclear';
  state.tries = 1;
  turn.say(otherwise, valuesFor(turn, state));
  return 'wait';
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

async function again(dc: DialogContext, turn: Turn, state: State, value: number | undefined): Promise<Then> {
  if (value === undefined || turn.aims === undefined) return unclear(turn, state, 'aim.unclear.now');
  turn.keepAims(withPoint(turn.aims, localDay(turn.now, turn.patient.zone), value));
  // What lies below is put once more behind the review, and not before it too.
  takeOut(dc, 'aim');
  showReview(turn);
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
  return 'wait';
}
