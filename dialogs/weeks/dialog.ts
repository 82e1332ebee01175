/** Making a plan of weeks, and looking at one: one question at a time, any may be left. Every text is screened like all others. */
import { HOUR, MINUTE } from '../../src/model/time.ts';
import type { Plain } from '../../src/reading/own-words.ts';
import { guided } from '../guided.ts';
import { isOwnWords, take } from './answers.ts';
import { linkOf, show } from './show.ts';
import { stagesOf, weeksState, type Stage, type WeeksState } from './state.ts';

export const weeks = guided<WeeksState>({
  id: 'weeks',
  state: weeksState,
  fresh: () => ({ words: {}, numbers: {} }),
  show,
  linkOf,
  shownAt: ({ shownAt }) => shownAt,
  staleAfter: () => 2 * HOUR,
  yieldsAfter: () => 30 * MINUTE,
  takes: ({ stage }) => (isOwnWords(stage) ? 'words' : 'answer'),
  words: {
    later: (turn, { of }) => {
      turn.say(`weeks.later-${of}`);
      return 'end';
    },
    why: (turn, { stage }) => {
      turn.say(`weeks.why.${stage}`);
      return 'ask';
    },
    back: (_, state) => {
      Object.assign(state, { stage: before(state), tries: 0 });
      return 'ask';
    },
    skip: (turn, state) => take(turn, state, '', true),
    repeat: () => 'ask',
  },
  easier: (_, { stage }) => easier[stage] ?? `easier.weeks.${stage}`,
  hear: (_, turn, state, text) => take(turn, state, text.trim()),
  ownWords: (_, { stage }) => wanted[stage],
  unclear(turn, { of }, isLast) {
    turn.say(isLast ? `weeks.later-${of}` : 'weeks.number');
  },
});

/** Of what may be left out NO says that there is nothing. */
const wanted: Partial<Record<Stage, readonly Plain[]>> = {
  doing: [],
  role: [],
  'leave-out': ['no'],
  limits: ['no'],
  breaks: ['no'],
  who: ['no'],
};

const easier: Partial<Record<Stage, string>> = {
  doing: 'easier.words',
  role: 'easier.words',
  felt: 'easier.choice',
};

function before({ of, stage }: WeeksState): Stage {
  const stages: readonly Stage[] = stagesOf[of];
  return stages[stages.indexOf(stage) - 1] ?? stage;
}
