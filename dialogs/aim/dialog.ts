/**
 * An aim set together in a few questions: what the person wants to be able to do, how well they can do it now, what would be
 * enough, by when, and when to look at it sooner. A review asks for the number again. Every text is screened like all others.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import { HOUR } from '../../src/model/time.ts';
import { readCommand } from '../../src/reading/command.ts';
import { guided } from '../guided.ts';
import { isInDanger } from '../standing-danger.ts';
import { wordsOf } from '../turn-of.ts';
import { answered } from './answers.ts';
import { keep, USUAL } from './keep.ts';
import { show } from './show.ts';
import { aimState, before, goTo, type State } from './state.ts';

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
  easier: (_, { stage }) => easier[stage],
  hear: (dc, turn, state, text) => answered(dc, turn, state, text.trim()),
  unclear: (turn) => turn.say('aim.later'),
  // What the usual reason is was said with the question.
  ownWords: (_, { stage }) => (stage === 'words' ? [] : stage === 'stop' ? ['yes', 'heard'] : undefined),
});

const easier: Record<State['stage'], string> = {
  words: 'easier.words',
  now: 'easier.aim.now',
  again: 'easier.aim.now',
  reach: 'easier.aim.reach',
  when: 'easier.aim.when',
  stop: 'easier.aim.stop',
  offered: 'easier.yes-no',
};

/** The patient is saying when an aim is to be looked at sooner: what might happen, and has not. */
export function isNamingAStop(dc: DialogContext): boolean {
  if (dc.activeDialog?.id !== 'aim') return false;
  const { stage, unseen } = dc.activeDialog.state as State;
  return stage === 'stop' && unseen !== true;
}
