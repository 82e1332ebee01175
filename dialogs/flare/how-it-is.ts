/** What somebody says of a flare later, what their check-in shows of it, and how it ends. */
import type { DialogContext } from 'botbuilder-dialogs';
import { feeling, type Feeling, type FlareEpisode } from '../../src/model/flare.ts';
import { localDay } from '../../src/model/time.ts';
import { withDay } from '../../src/coaching/follow-up.ts';
import { firstQuestion } from '../../src/coaching/graph.ts';
import { nameable, picked } from '../../src/coaching/helped.ts';
import { readChoice } from '../../src/reading/choice.ts';
import { readHowItIs } from '../../src/reading/how-it-is.ts';
import { readYesNo } from '../../src/reading/yes-no.ts';
import type { Turn } from '../../src/turn/turn.ts';
import type { Then } from '../guided.ts';
import { wordsOf } from '../turn-of.ts';
import { noteLong, planFollowUp } from './follow-up.ts';
import { coach, endEpisode } from './gate.ts';
import { optionsOf } from './show.ts';
import { keepEpisode, openEpisode, stateOf, type FlareBegin } from './state.ts';

const TRIES = 2;

export function hearFollow(dc: DialogContext, turn: Turn, text: string): Then {
  const state = stateOf(dc);
  const chosen = readChoice(text, optionsOf(turn, state), wordsOf(turn));
  const answer = feeling.safeParse(chosen).data ?? inOwnWords(turn, text);
  if (answer === undefined) return unclear(dc, turn, 'flare.number');
  const today = localDay(turn.now, turn.patient.zone);
  const episode = withDay(answered(openEpisode(turn), answer), today, answer === 'usual');
  keepEpisode(turn, episode);
  if (answer === 'same' || answer === 'harder') declare(turn, today);
  noteLong(turn, episode);
  if (answer === 'harder') return anotherRound(dc, turn);
  if (isOver(turn, episode)) return askHelped(dc, turn);
  coach(turn, `flare.follow.${answer}`);
  planFollowUp(turn);
  return 'end';
}

const feelings = { better: 'easier', same: 'same', worse: 'harder', gone: 'usual' } as const;

function inOwnWords(turn: Turn, text: string): Feeling | undefined {
  const how = readHowItIs(text, wordsOf(turn));
  return how && feelings[how];
}

/** To the newest question that is open, which is the one that was put last. */
function answered(episode: FlareEpisode, answer: Feeling): FlareEpisode {
  const { follow } = episode;
  return {
    ...episode,
    follow: follow.map((each, at) => (at === follow.length - 1 ? { ...each, answer } : each)),
  };
}

/** It has changed, so what was safe before need not be: the questions come again before any step does. */
export function anotherRound(dc: DialogContext, turn: Turn): Then {
  const { passedAt: _, ...episode } = openEpisode(turn);
  keepEpisode(turn, { ...episode, askedAt: turn.now });
  turn.say('flare.again');
  const state = stateOf(dc);
  Object.assign(state, { stage: 'screen', at: firstQuestion(turn.content.flare).id, tries: 0 });
  planFollowUp(turn);
  return 'ask';
}

export function declare(turn: Turn, day: string): void {
  const declared = [...new Set([...turn.flares.declared, day])].sort().slice(-28);
  turn.keepFlares({ ...turn.flares, declared });
}

/** So many days near the usual, in a row. */
export function isOver(turn: Turn, { calm }: FlareEpisode): boolean {
  return calm.length >= turn.content.outcomes.flare.endsAfterDays;
}

/** Without a step that was done there is nothing to ask about. */
function askHelped(dc: DialogContext, turn: Turn): Then {
  if (sayOverWithoutSteps(turn)) return 'end';
  const state = stateOf(dc);
  Object.assign(state, { stage: 'helped', at: 'steps', tries: 0 });
  return 'ask';
}

function sayOverWithoutSteps(turn: Turn): boolean {
  if (nameable(turn.content.flare, openEpisode(turn)).length > 0) return false;
  coach(turn, 'flare.over');
  endEpisode(turn, 'settled');
  return true;
}

/** The same after a check-in that has shown the second day near the usual. */
export async function beginHelped(dc: DialogContext, turn: Turn): Promise<void> {
  if (sayOverWithoutSteps(turn)) return;
  await dc.beginDialog('flare', { stage: 'helped', at: 'steps' } satisfies FlareBegin);
  planFollowUp(turn);
}

export function hearHelped(dc: DialogContext, turn: Turn, text: string): Then {
  const steps = nameable(turn.content.flare, openEpisode(turn));
  // A number first: 2 is also a way to say no, and here it is the second of the list.
  const helped = picked(text, steps) ?? (readYesNo(text, wordsOf(turn)) === 'no' ? [] : undefined);
  if (helped === undefined) return unclear(dc, turn, 'flare.helped.number');
  coach(turn, helped.length > 0 ? 'flare.helped.kept' : 'flare.helped.none');
  endEpisode(turn, 'settled', helped);
  return 'end';
}

function unclear(dc: DialogContext, turn: Turn, key: string): Then {
  const state = stateOf(dc);
  state.tries += 1;
  if (state.tries < TRIES) {
    coach(turn, key);
    return 'ask';
  }
  coach(turn, 'flare.heard');
  if (state.stage === 'helped') endEpisode(turn, 'settled');
  return 'end';
}
