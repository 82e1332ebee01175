/**
 * Getting ready for a visit, and writing down what was agreed at one: a question at a time, each kept as it is answered, and
 * whoever goes away finds the rest where they left it. Every text is checked for danger like all others.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import { HOUR } from '../../src/model/time.ts';
import { TOP } from '../../src/model/visit.ts';
import { readCommand } from '../../src/reading/command.ts';
import type { Plain } from '../../src/reading/own-words.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { isInDanger } from '../standing-danger.ts';
import { aimAgreed } from '../aim/offer.ts';
import { guided, type Then } from '../guided.ts';
import { saidIn, wordsOf } from '../turn-of.ts';
import { sayAppointment } from './appointment.ts';
import { taken } from './taken.ts';
import { finish } from './finish.ts';
import { isMadeWaiting } from './made.ts';
import { tellsOfFlare } from './flare-told.ts';
import { show } from './show.ts';
import { beside, isPreparing, isTelling, visitState, type Stage, type State } from './state.ts';

/** Yes, no, a number, a day; and where what somebody wants to ask is itself asked for. */
const PLAIN: ReadonlySet<State['stage']> = new Set(['appointment', 'clock', 'off', 'made', 'right', 'top']);
const OF_QUESTIONS: ReadonlySet<State['stage']> = new Set(['matters', 'starters']);

export const visit = guided<State>({
  id: 'visit',
  state: visitState,
  show,
  shownAt: ({ at }) => at,
  staleAfter: () => 2 * HOUR,
  isGone: ({ visit: { appointment } }, { stage }) => stage === 'off' && appointment === undefined,
  takes: ({ stage }) => (PLAIN.has(stage) ? 'answer' : OF_QUESTIONS.has(stage) ? 'questions' : 'words'),
  wordIn: (turn, _, text) => readCommand(text, wordsOf(turn)),
  words: {
    back: (turn, state) => goTo(state, before(turn, state)),
    skip: (turn, state, dc) => onward(dc, turn, state),
    later,
    why: (turn) => {
      turn.say('visit.why');
      return 'ask';
    },
    repeat: () => 'ask',
  },
  ownWords: (_, { stage }) => wanted[stage],
  easier: (_, { stage }) => easier[stage] ?? `easier.visit.${stage}`,
  hear(dc, turn, state, text) {
    const { visit: before } = turn;
    const { stage } = state;
    const then = taken(turn, state, text);
    if (isPreparing(stage)) offerFlare(turn, turn.visit !== before);
    if (then === 'again') return 'unclear';
    if (then === 'over') return 'end';
    // What was agreed is written anew once; who does not find it right then is not held.
    if (then === 'aim' && state.again === true) return later(turn, state);
    if (then === 'aim') state.again = true;
    return then === 'onward' ? onward(dc, turn, state) : goTo(state, then);
  },
  unclear(turn, state, isLast) {
    if (!isLast) return;
    if (isPreparing(state.stage)) turn.say('visit.left');
    else later(turn, state);
  },
});

/** What they tell of is not passed over, and getting ready waits meanwhile. */
function offerFlare(turn: Turn, isKept: boolean): void {
  if (isInDanger(turn) || !tellsOfFlare(turn, saidIn(turn).text)) return;
  turn.say(isKept ? 'visit.flare' : 'visit.flare-help');
}

const easier: Partial<Record<Stage, string>> = {
  appointment: 'easier.yes-no',
  off: 'easier.yes-no',
  made: 'easier.yes-no',
  right: 'easier.yes-no',
  'side-effects': 'easier.words',
  goal: 'easier.words',
};

const wanted: Partial<Record<Stage, readonly Plain[]>> = {
  matters: [],
  starters: ['no', 'figures'],
  changes: ['no'],
  'side-effects': ['no', 'yes'],
  goal: [],
  aim: [],
  measure: [],
  until: ['figures'],
  stop: [],
  teach: [],
};

function later(turn: Turn, { stage }: State): Then {
  if (isTelling(stage)) sayAppointment(turn);
  else if (!isPreparing(stage)) turn.say('visit.later-agreed');
  else turn.say(hasWritten(turn) ? 'visit.later' : 'visit.left-empty');
  return 'end';
}

function hasWritten({ visit }: Turn): boolean {
  return visit.questions.length > 0 || Object.keys(visit.prepared).length > 0;
}

function before(turn: Turn, { stage }: State): State['stage'] {
  const back = beside(stage, -1) ?? stage;
  return back === 'top' && !hasToChoose(turn) ? 'starters' : back;
}

/** What is read back must be answered: nothing is kept as agreed that nobody found right. */
async function onward(dc: DialogContext, turn: Turn, state: State): Promise<Then> {
  if (isTelling(state.stage)) return later(turn, state);
  if (state.stage === 'right' && turn.visit.agreed.at(-1)?.at !== turn.now) return 'unclear';
  const next = beside(state.stage, 1);
  if (next === 'top' && !hasToChoose(turn)) return goTo(state, 'changes');
  if (next !== undefined && (next !== 'made' || isMadeWaiting(turn))) return goTo(state, next);
  finish(turn, state);
  const agreed = isPreparing(state.stage) ? undefined : turn.visit.agreed.at(-1);
  const aim = agreed && aimAgreed(agreed);
  return aim === undefined || isInDanger(turn) ? 'end' : dc.replaceDialog('aim', aim);
}

function hasToChoose({ visit }: Turn): boolean {
  return visit.questions.length > TOP;
}

function goTo(state: State, stage: State['stage']): Then {
  Object.assign(state, { stage, tries: 0 });
  return 'ask';
}
