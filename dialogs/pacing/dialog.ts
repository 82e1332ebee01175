/** Choosing an activity to have steadier, and telling the minutes of a day: one question at a time, any may be left. */
import type { Ask } from '../../src/model/outgoing.ts';
import { HOUR } from '../../src/model/time.ts';
import { askedDay } from '../../src/coaching/pace.ts';
import { readActivityDay } from '../../src/reading/activity-day.ts';
import { readActivityTold } from '../../src/reading/activity-told.ts';
import { readMinutes } from '../../src/reading/minutes.ts';
import { readYesNo } from '../../src/reading/yes-no.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { dangerStands } from '../flare/gate.ts';
import { guided, noteShown, type Then } from '../guided.ts';
import { wordsOf } from '../turn-of.ts';
import { fieldsOf } from './card.ts';
import { logDay } from './log.ts';
import { pacingState, type PacingState } from './state.ts';

const MOST_WORDS = 30;

export const pacing = guided<PacingState>({
  id: 'pacing',
  state: pacingState,
  show,
  linkOf: ({ stage }) => `pacing-${stage}`,
  shownAt: ({ shownAt }) => shownAt,
  staleAfter: () => 2 * HOUR,
  // The day's check-in goes first.
  yieldsAfter: () => 0,
  takes: ({ stage }) => (stage === 'activity' ? 'words' : 'answer'),
  leaves: isInDanger,
  words: {
    later,
    skip: (turn, state) => (state.stage === 'limits' ? undefined : later(turn, state)),
    why: (turn, { stage }) => {
      turn.say(`pace.why.${stage}`);
      return 'ask';
    },
    repeat: () => 'ask',
    back: (_, state) => {
      Object.assign(state, { stage: before[state.stage], tries: 0 });
      return 'ask';
    },
  },
  easier: (_, { stage }) => (stage === 'activity' ? 'easier.words' : `easier.pacing.${stage}`),
  hear: (_, turn, state, text) => answer(turn, state, text),
  ownWords: (_, { stage }) => (stage === 'activity' ? [] : undefined),
  unclear(turn, { stage }, isLast) {
    const again = stage === 'limits' ? 'pace.yes-no' : stage === 'goal' ? 'pace.goal-number' : 'pace.number';
    turn.say(isLast ? 'pace.later' : again);
  },
});

const before = { limits: 'limits', activity: 'limits', goal: 'activity', minutes: 'minutes' } as const;

function isInDanger(turn: Turn): boolean {
  if (!dangerStands(turn)) return false;
  turn.say('everyday.idle');
  return true;
}

function later(turn: Turn, { stage }: PacingState): Then {
  turn.say(stage === 'minutes' ? 'pace.skipped' : 'pace.later');
  return 'end';
}

function answer(turn: Turn, state: PacingState, text: string): Then {
  if (text.trim() === '') {
    turn.say('everyday.empty');
    return 'ask';
  }
  switch (state.stage) {
    case 'limits': {
      const reply = readYesNo(text, wordsOf(turn));
      if (reply === undefined) return 'unclear';
      // Whoever is not sure is held where a step up could harm.
      const byClinicianOnly = reply !== 'no';
      if (byClinicianOnly) turn.say('pace.held');
      Object.assign(state, { byClinicianOnly, stage: 'activity', tries: 0 });
      return 'ask';
    }
    case 'activity':
      Object.assign(state, { words: text.trim().slice(0, MOST_WORDS), stage: 'goal', tries: 0 });
      return 'ask';
    case 'goal': {
      const goal = readMinutes(text, wordsOf(turn));
      if (goal === undefined || goal === 0) return 'unclear';
      const { words = '', byClinicianOnly = true } = state;
      turn.keepPacing({ v: 1, words, goal, byClinicianOnly, log: [] });
      turn.say('pace.kept', { words });
      return 'end';
    }
    case 'minutes': {
      const told =
        readActivityDay(text, wordsOf(turn)) ??
        readActivityTold(text, turn.pacing?.words ?? '', wordsOf(turn))?.told ??
        (readYesNo(text, wordsOf(turn)) === 'no' ? { minutes: 0 } : undefined);
      if (told === undefined) return 'unclear';
      logDay(turn, told);
      return 'end';
    }
  }
}

function show(turn: Turn, state: PacingState): void {
  noteShown(turn, state);
  state.shownAt = turn.now;
  const words = state.words ?? turn.pacing?.words ?? '';
  const which = askedDay(turn.now, turn.patient.zone).which;
  const key = state.stage === 'minutes' ? `pace.ask-${which}` : `pace.${state.stage}`;
  turn.say(key, { words }, { ask: askFor(turn, state, key, words) });
}

function askFor(turn: Turn, { stage }: PacingState, key: string, words: string): Ask {
  const text = (name: string) => turn.content.text(name, turn.patient.lang, { words });
  const yesNo = [
    { value: 'yes', label: text('answer.yes') },
    { value: 'no', label: text('answer.no') },
  ];
  const isYesNo = stage === 'limits';
  return {
    questionnaire: 'pacing',
    linkId: `pacing-${stage}`,
    round: '',
    title: isYesNo ? '' : text(key),
    kind: isYesNo ? 'yes-no' : 'text',
    options: isYesNo ? yesNo : [],
    optional: stage === 'minutes',
    ...(stage === 'minutes' && { fields: fieldsOf(turn) }),
  };
}
