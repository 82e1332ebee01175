/**
 * Getting ready for a visit, and writing down what was agreed at one: a question at a time, each kept as it is answered, and
 * whoever goes away finds the rest where they left it. Every text is checked for danger like all others.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import { HOUR } from '../../src/model/time.ts';
import { TOP } from '../../src/model/visit.ts';
import { readCommand } from '../../src/reading/command.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { aimAgreed } from '../aim-offer.ts';
import { guided, type Then } from '../guided.ts';
import { wordsOf } from '../turn-of.ts';
import { taken } from './taken.ts';
import { finish } from './finish.ts';
import { show } from './show.ts';
import { beside, isPreparing, visitState, type State } from './state.ts';

export const visit = guided<State>({
  id: 'visit',
  state: visitState,
  show,
  shownAt: ({ at }) => at,
  staleAfter: () => 2 * HOUR,
  wordIn: (turn, _, text) => readCommand(text, wordsOf(turn)),
  words: {
    back: (turn, state) => goTo(state, before(turn, state)),
    skip: (turn, state, dc) => onward(dc, turn, state),
    later: (turn, { stage }) => {
      turn.say(isPreparing(stage) ? 'visit.later' : 'visit.later-agreed');
      return 'end';
    },
    why: (turn) => {
      turn.say('visit.why');
      return 'ask';
    },
    repeat: () => 'ask',
  },
  hear(dc, turn, state) {
    const then = taken(turn, state);
    if (then === 'again') return 'ask';
    if (then === 'over') return 'end';
    return then === 'onward' ? onward(dc, turn, state) : goTo(state, then);
  },
});

function before(turn: Turn, { stage }: State): State['stage'] {
  const back = beside(stage, -1) ?? stage;
  return back === 'top' && !hasToChoose(turn) ? 'starters' : back;
}

/** What is read back must be answered: nothing is kept as agreed that nobody found right. */
async function onward(dc: DialogContext, turn: Turn, state: State): Promise<Then> {
  if (state.stage === 'right' && turn.visit.agreed.at(-1)?.at !== turn.now) return 'ask';
  const next = beside(state.stage, 1);
  if (next === 'top' && !hasToChoose(turn)) return goTo(state, 'changes');
  if (next !== undefined) return goTo(state, next);
  finish(turn, state);
  const agreed = isPreparing(state.stage) ? undefined : turn.visit.agreed.at(-1);
  const aim = agreed && aimAgreed(agreed);
  return aim === undefined ? 'end' : dc.replaceDialog('aim', aim);
}

function hasToChoose({ visit }: Turn): boolean {
  return visit.questions.length > TOP;
}

function goTo(state: State, stage: State['stage']): Then {
  state.stage = stage;
  return 'ask';
}
