/** An answer on which it hangs whether a step may be coached can be taken back: the safety question before, or for whom the step is not. */
import { putAt } from '../../src/coaching/graph.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { markOf } from './changed.ts';
import { PART } from './gate.ts';
import { stepOf } from './show.ts';
import type { FlareState } from './state.ts';

/** Where there is none it stays as it is. */
export function toQuestionBefore(turn: Turn, state: FlareState): void {
  const before = questionBefore(turn, state);
  if (before === undefined) return;
  turn.unplan(PART);
  delete state.part;
  Object.assign(state, { ...before, tries: 0 });
  state.put = markOf(turn, state);
}

function questionBefore(turn: Turn, state: FlareState): Pick<FlareState, 'stage' | 'at'> | undefined {
  const { stage, at } = state;
  if (stage === 'step') return stepOf(turn, state).unless === undefined ? undefined : { stage: 'unless', at };
  if (stage !== 'screen') return undefined;
  const { screen } = turn.content.flare;
  const asked = putAt(turn.content.flare, at)?.question;
  const before = screen[screen.findIndex((each) => each === asked) - 1];
  return before && { stage, at: before.id };
}
