/**
 * Coaching through a flare: safety questions, then one step at a time, then how it is. The steps are content
 * (content/flare.yaml); what may be said at all is decided in gate.ts alone.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import { HOUR, MINUTE } from '../../src/model/time.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { guided, type Then } from '../guided.ts';
import { instead, isChanged, isOver } from './changed.ts';
import { danger } from './danger.ts';
import { planFollowUp } from './follow-up.ts';
import { coach, PART } from './gate.ts';
import { hearFollow, hearHelped } from './how-it-is.ts';
import { toQuestionBefore } from './question-before.ts';
import { hearScreen } from './screen.ts';
import { easier } from './easier.ts';
import { linkOf, show, stepOf } from './show.ts';
import { flareState, type FlareState } from './state.ts';
import { hearStep, isKnown, leaveOut } from './steps.ts';
import { hearUnless } from './unless.ts';

/** A step left so long is over; a question about how it is may be answered the same day. */
const STALE = { screen: 2 * HOUR, unless: 2 * HOUR, step: 2 * HOUR, follow: 12 * HOUR, helped: 12 * HOUR };
const IDLE = { screen: 30 * MINUTE, unless: 30 * MINUTE, step: 30 * MINUTE, follow: 0, helped: 0 };

export const flare = guided<FlareState>({
  id: 'flare',
  state: flareState,
  show,
  linkOf,
  oldCard: 'flare.old-card',
  resumes(state) {
    // The clock has gone on; what is left of something timed is its question.
    delete state.part;
  },
  shownAt: ({ shownAt }) => shownAt,
  staleAfter: ({ stage }) => STALE[stage],
  yieldsAfter: ({ stage }) => IDLE[stage],
  isGone: (turn, state) => turn.flares.open === undefined || isOver(turn, state),
  words: {
    later,
    why: (turn, state) => {
      if (instead(turn, state) === undefined) sayWhy(turn, state);
      return 'ask';
    },
    skip(turn, state, dc) {
      if (instead(turn, state) !== undefined) return 'ask';
      if (state.stage === 'screen') return undefined;
      return state.stage === 'step' || state.stage === 'unless' ? leaveOut(dc, turn) : later(turn, state, dc);
    },
    repeat: () => 'ask',
    back: (turn, state) => {
      toQuestionBefore(turn, state);
      return 'ask';
    },
  },
  ownWords(turn, state) {
    if (state.stage !== 'step' || state.part !== undefined || isChanged(turn, state)) return undefined;
    const step = stepOf(turn, state);
    if (step.reply !== 'words') return undefined;
    return isKnown(turn, step) ? ['yes', 'no', 'heard'] : ['no'];
  },
  easier,
  hear(dc, turn, state, text) {
    if (isChanged(turn, state)) return putAnew(turn);
    switch (state.stage) {
      case 'screen':
        return hearScreen(dc, turn, text);
      case 'unless':
        return hearUnless(dc, turn, text);
      case 'step':
        return hearStep(dc, turn, text);
      case 'follow':
        return hearFollow(dc, turn, text);
      case 'helped':
        return hearHelped(dc, turn, text);
    }
  },
});

/** What was replied to was something else. */
function putAnew(turn: Turn): Then {
  turn.say('flare.changed');
  turn.unplan(PART);
  return 'ask';
}

/** It is asked about later all the same, since a flare that nobody speaks of is not over. */
function later(turn: Turn, { stage }: FlareState, dc: DialogContext): Then | Promise<Then> {
  if (turn.flares.open?.unnamed === true) return danger(dc, turn, [], '');
  turn.say('flare.later');
  turn.unplan(PART);
  if (stage !== 'screen') planFollowUp(turn);
  return 'end';
}

function sayWhy(turn: Turn, state: FlareState): void {
  if (state.stage === 'screen') return turn.say('flare.screen.why');
  const key = state.stage === 'step' ? stepOf(turn, state).why : `flare.${state.stage}.why`;
  coach(turn, key);
}
