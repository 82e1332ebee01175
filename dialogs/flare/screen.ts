/** The safety questions of a flare. A danger in an answer goes to the protocol of its signal, and coaching ends there. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { FlagQuestion } from '../../src/model/flare.ts';
import { localDay } from '../../src/model/time.ts';
import { firstQuestion, putAt, questionAfter, resolve } from '../../src/coaching/graph.ts';
import { orderOf, ranked } from '../../src/coaching/helped.ts';
import { present } from '../../src/coaching/present.ts';
import { isUsualPain } from '../../src/reading/how-it-is.ts';
import { readFlags, readSafeYesNo, type Flagged } from '../../src/reading/red-flags.ts';
import type { Turn } from '../../src/turn/turn.ts';
import type { Then } from '../guided.ts';
import { wordsOf } from '../turn-of.ts';
import { danger, flagsOf, noneOf } from './danger.ts';
import { planFollowUp, planUnnamed } from './follow-up.ts';
import { coach, dangerStands, endEpisode } from './gate.ts';
import { enter, labelOf } from './show.ts';
import { keepEpisode, openEpisode, stateOf } from './state.ts';

const TRIES = 2;

export function hearScreen(dc: DialogContext, turn: Turn, text: string): Then | Promise<Then> {
  const state = stateOf(dc);
  const put = putAt(turn.content.flare, state.at);
  // Put by another version: it is asked anew.
  if (put === undefined) return ask(dc, firstQuestion(turn.content.flare).id);
  const { question } = put;
  if ('flags' in question) return hearFlags(dc, turn, question, text);
  const reply = isUsualPain(text, wordsOf(turn)) ? 'yes' : readSafeYesNo(text, wordsOf(turn));
  if (reply === undefined) return unclear(dc, turn, text);
  // Who is not sure whether it is new is not told that it is not.
  if (reply === 'yes') return onwards(dc, turn);
  return danger(dc, turn, [question], text, put.as === 'plain' ? question.plain : question.ask);
}

function hearFlags(
  dc: DialogContext,
  turn: Turn,
  question: FlagQuestion,
  text: string,
): Then | Promise<Then> {
  const heard = readFlags(text, flagsOf(turn, question), noneOf(turn, question), wordsOf(turn));
  const { as } = present(putAt(turn.content.flare, stateOf(dc).at), 'question');
  if (heard?.kind === 'named') {
    const named = question.flags.filter(({ id }) => heard.which.includes(id));
    return danger(dc, turn, named, text, named.length === 1 ? named[0]?.label : undefined);
  }
  if (as === 'which') return hearWhich(dc, turn, question, heard, text);
  if (heard === undefined) return unclear(dc, turn, text);
  if (heard.kind === 'none') return onwards(dc, turn);
  if (heard.kind === 'some') standsUnnamed(turn);
  return ask(dc, `${question.id}/which`);
}

/** That there is one has been said, or may have been: it is named, or taken back and asked for once more, or somebody looks at it. */
function hearWhich(
  dc: DialogContext,
  turn: Turn,
  question: FlagQuestion,
  heard: Flagged | undefined,
  text: string,
): Then | Promise<Then> {
  const state = stateOf(dc);
  if (heard?.kind === 'none' && state.again !== true) {
    state.again = true;
    return ask(dc, `${question.id}/plain`);
  }
  if (heard?.kind === 'some') standsUnnamed(turn);
  state.tries += 1;
  if (state.tries >= TRIES || heard?.kind === 'none') return unclear(dc, turn, text);
  turn.say('flare.screen.letter');
  return 'ask';
}

/** Kept with the episode, so that it is not lost with the question. */
function standsUnnamed(turn: Turn): void {
  keepEpisode(turn, { ...openEpisode(turn), unnamed: true });
  planUnnamed(turn);
}

function ask(dc: DialogContext, at: string): Then {
  Object.assign(stateOf(dc), { at });
  return 'ask';
}

function onwards(dc: DialogContext, turn: Turn): Then {
  const { question } = present(putAt(turn.content.flare, stateOf(dc).at), 'question');
  const next = questionAfter(turn.content.flare, question.id);
  if (next === undefined) return passed(dc, turn);
  const state = stateOf(dc);
  state.tries = 0;
  delete state.again;
  return ask(dc, next.id);
}

/**
 * In other words, and then nothing more is asked: without an answer there are no steps, but there is what harms nobody, and a
 * person who looks at it. It is asked once more later.
 */
function unclear(dc: DialogContext, turn: Turn, text: string): Then | Promise<Then> {
  const { question, as } = present(putAt(turn.content.flare, stateOf(dc).at), 'question');
  if (as === 'ask') {
    turn.say('flare.screen.other-way');
    return ask(dc, `${question.id}/plain`);
  }
  if (openEpisode(turn).unnamed === true) return danger(dc, turn, [], text);
  turn.task('not-understood');
  if (!dangerStands(turn)) turn.say('flare.meanwhile');
  turn.say('flare.screen.list');
  const episode = openEpisode(turn);
  if (episode.unclear === true) endEpisode(turn, 'unscreened');
  else askedLater(turn);
  return 'end';
}

function askedLater(turn: Turn): void {
  keepEpisode(turn, { ...openEpisode(turn), askedAt: turn.now, unclear: true });
  const next = planFollowUp(turn);
  const { afterMinutes } = turn.content.flare.follow;
  if (next.what === 'half-hour') turn.say('flare.screen.again', { minutes: afterMinutes });
}

function passed(dc: DialogContext, turn: Turn): Then {
  const { flare } = turn.content;
  const { unnamed: _, unclear: __, ...before } = openEpisode(turn);
  const order = orderOf(flare, turn.flares, before, localDay(turn.now, turn.patient.zone));
  keepEpisode(turn, { ...before, passedAt: turn.now, order });
  coach(turn, 'flare.passed');
  sayRanked(turn, order);
  const first = present(resolve(flare, flare.first, { order }, ''), 'first step');
  enter(dc, turn, first);
  planFollowUp(turn);
  return 'wait';
}

/** Counts first: what the order of the steps rests on. */
function sayRanked(turn: Turn, order: readonly string[]): void {
  const known = ranked(turn.flares, order).filter(({ done }) => done > 0);
  if (known.length === 0) return;
  const lines = known.map(({ step, helped, done }) =>
    turn.content.text('label.flare.of', turn.patient.lang, {
      label: labelOf(turn, step),
      times: helped,
      count: done,
    }),
  );
  coach(turn, 'flare.ranked', { ranked: lines.join(', ') });
}
