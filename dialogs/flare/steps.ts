/** One step after another: what a reply to a step means, and where it leads. No reply keeps a person in a step for ever. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Event } from '../../src/model/event.ts';
import type { FlareStep } from '../../src/model/flare.ts';
import { MINUTE } from '../../src/model/time.ts';
import { resolve, stepNamed } from '../../src/coaching/graph.ts';
import { readChoice } from '../../src/reading/choice.ts';
import { readWhole } from '../../src/reading/command.ts';
import { readReady } from '../../src/reading/ready.ts';
import { readYesNo } from '../../src/reading/yes-no.ts';
import type { Turn } from '../../src/turn/turn.ts';
import type { Then } from '../guided.ts';
import { wordsOf } from '../turn-of.ts';
import { planFollowUp } from './follow-up.ts';
import { coach, PART } from './gate.ts';
import { answerByEffect, meanwhile } from './meanwhile.ts';
import { enter, optionsOf, planPart, show, stepOf } from './show.ts';
import { keepEpisode, openEpisode, stateOf } from './state.ts';

const TRIES = 2;
/** As long as a note, or as a choice; whoever writes more has something else to say, and it is kept with the messages. */
const MOST = 200;

export function hearStep(dc: DialogContext, turn: Turn, text: string): Then {
  const state = stateOf(dc);
  const step = stepOf(turn, state);
  turn.unplan(PART);
  if (state.part !== undefined) return early(dc, turn, step, text);
  switch (step.reply) {
    case 'ready':
      return isReady(turn, text)
        ? done(dc, turn, step)
        : (meanwhile(dc, turn, text) ?? unclear(dc, turn, step, notReady(turn, text)));
    case 'choice': {
      const answer = text.length > MOST ? undefined : readChoice(text, optionsOf(turn, state), wordsOf(turn));
      const chosen = step.answers.find(({ id }) => id === answer) ?? answerByEffect(turn, step.answers, text);
      if (chosen === undefined) return meanwhile(dc, turn, text) ?? unclear(dc, turn, step, 'flare.number');
      if (chosen.say !== undefined) coach(turn, chosen.say);
      return done(dc, turn, step, chosen.id);
    }
    case 'words':
      return meanwhile(dc, turn, text) ?? kept(dc, turn, step, text);
  }
}

function notReady(turn: Turn, text: string): string {
  return readYesNo(text, wordsOf(turn)) === 'no' ? 'flare.take-time' : 'flare.heard';
}

/** SKIP: nothing of it is counted as done. */
export function leaveOut(dc: DialogContext, turn: Turn): Then {
  turn.unplan(PART);
  return goOn(dc, turn, stepOf(turn, stateOf(dc)));
}

/** What was written in an earlier flare is shown, and may be agreed to. */
export function isKnown(turn: Turn, step: FlareStep): boolean {
  return step.reply === 'words' && step.known !== undefined && turn.flares.words[step.id] !== undefined;
}

/** Whoever writes while the clock runs is asked at once how it is, unless they say it. */
function early(dc: DialogContext, turn: Turn, step: FlareStep, text: string): Then {
  delete stateOf(dc).part;
  const told = step.reply === 'choice' ? answerByEffect(turn, step.answers, text) : undefined;
  if (told !== undefined) return hearStep(dc, turn, text);
  if (!isReady(turn, text)) coach(turn, 'flare.heard');
  return 'ask';
}

function isReady(turn: Turn, text: string): boolean {
  const words = wordsOf(turn);
  return readReady(text, words) || readYesNo(text, words) === 'yes' || readWhole(text, words) === 'thanks';
}

/** Once in other words; the second time it goes on, for nobody in pain should have to find the right word. */
function unclear(dc: DialogContext, turn: Turn, step: FlareStep, key: string): Then {
  const state = stateOf(dc);
  state.tries += 1;
  const isAgain = state.tries < TRIES;
  if (isAgain || key === 'flare.heard') coach(turn, key);
  if (!isAgain) return goOn(dc, turn, step);
  return 'ask';
}

function kept(
  dc: DialogContext,
  turn: Turn,
  step: Extract<FlareStep, { reply: 'words' }>,
  text: string,
): Then {
  const words = wordsOf(turn);
  const before = step.known === undefined ? undefined : turn.flares.words[step.id];
  const reply = readYesNo(text, words);
  if (reply === 'no') return goOn(dc, turn, step);
  const given = before !== undefined && reply === 'yes' ? before : text.trim().slice(0, MOST);
  turn.keepFlares({ ...turn.flares, words: { ...turn.flares.words, [step.id]: given } });
  if (step.kept !== undefined) coach(turn, step.kept);
  return done(dc, turn, step);
}

function done(dc: DialogContext, turn: Turn, step: FlareStep, answer?: string): Then {
  const episode = openEpisode(turn);
  const entry = { step: step.id, at: turn.now, ...(answer !== undefined && { answer }) };
  // "No thought" is an answer, and nothing that was done.
  if (answer !== 'none') keepEpisode(turn, { ...episode, did: [...episode.did, entry] });
  return goOn(dc, turn, step);
}

export function goOn(dc: DialogContext, turn: Turn, step: FlareStep): Then {
  const next = resolve(turn.content.flare, step.next, openEpisode(turn), step.id);
  const follow = planFollowUp(turn);
  if (next !== undefined) {
    enter(dc, turn, next);
    return 'wait';
  }
  const { afterMinutes } = turn.content.flare.follow;
  if (follow.what === 'half-hour') coach(turn, 'flare.done', { minutes: afterMinutes });
  else coach(turn, follow.what === 'evening' ? 'flare.done-later' : 'flare.done-tomorrow');
  return 'end';
}

type PartDue = Extract<Event, { kind: 'flare-part' }>;

/** After so long away the next text would come out of nowhere; what is left is the question. */
const LATE = 3 * MINUTE;

export function partDue(dc: DialogContext, turn: Turn, due: PartDue): void {
  if (dc.activeDialog?.id !== 'flare') return;
  const state = stateOf(dc);
  if (state.stage !== 'step' || state.at !== due.step || state.part !== due.part) return;
  // Where it is there no more, its question is not either.
  const step = stepNamed(turn.content.flare, due.step);
  const part = step?.timed[due.part];
  const isLast = due.part + 1 >= (step?.timed.length ?? 0);
  if (
    step === undefined ||
    part === undefined ||
    isLast ||
    turn.now - due.at > part.afterSeconds * 1_000 + LATE
  ) {
    delete state.part;
    return show(turn, state);
  }
  if (part.say !== undefined) coach(turn, part.say);
  Object.assign(state, { part: due.part + 1, shownAt: turn.now });
  planPart(turn, step, due.part + 1);
}
