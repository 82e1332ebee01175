/** Each safety question stands in easier words already; for all others it is said what is wanted. */
import { putAt } from '../../src/coaching/graph.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { stepOf } from './show.ts';
import type { FlareState } from './state.ts';

export function easier(turn: Turn, state: FlareState): string | undefined {
  switch (state.stage) {
    case 'screen':
      return easierQuestion(turn, state);
    case 'unless':
      return 'easier.flare.unless';
    case 'step':
      return state.part === undefined ? easierStep(turn, state) : undefined;
    case 'follow':
      return 'easier.choice';
    case 'helped':
      return 'easier.flare.helped';
  }
}

function easierQuestion(turn: Turn, state: FlareState): string | undefined {
  const put = putAt(turn.content.flare, state.at);
  if (put?.as !== 'ask') return put?.as === 'plain' ? 'easier.flare.screen' : undefined;
  state.at = `${put.question.id}/plain`;
  return undefined;
}

const byReply = { ready: 'easier.flare.ready', choice: 'easier.choice', words: 'easier.words' };

function easierStep(turn: Turn, state: FlareState): string {
  return byReply[stepOf(turn, state).reply];
}
