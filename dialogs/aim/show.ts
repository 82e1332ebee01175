/** The open question of an aim, and what its texts are filled with. */
import { currentAim } from '../../src/model/aim.ts';
import { shownDay } from '../../src/model/time.ts';
import type { Turn, Values } from '../../src/turn/turn.ts';
import { noteShown } from '../guided.ts';
import type { State } from './state.ts';

export function show(turn: Turn, state: State): void {
  noteShown(turn, state);
  state.at = turn.now;
  const key =
    state.stage === 'offered' ? `aim.offered.${state.offer?.by ?? 'visit'}` : `aim.ask.${state.stage}`;
  turn.say(key, valuesFor(turn, state));
}

export function valuesFor({ content, aims, patient }: Turn, { words, now = 0 }: State): Values {
  const { months } = content.outcomes.aims;
  const kept = currentAim(aims);
  const last = kept?.points.at(-1);
  return {
    aim: words ?? kept?.aim.words ?? '',
    now,
    before: last?.value ?? 0,
    day: last === undefined ? '' : shownDay(last.day, patient.lang),
    least: months.least,
    most: months.most,
    stop: content.text('aim.stop-usual', patient.lang),
  };
}
