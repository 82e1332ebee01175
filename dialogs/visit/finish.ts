/** The end of getting ready, or of writing down what was agreed. */
import { localDay } from '../../src/model/time.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { isPreparing, type State } from './state.ts';

export function finish(turn: Turn, { stage }: State): void {
  if (!isPreparing(stage)) return turn.say('visit.agreed-done');
  const { zone } = turn.patient;
  const readyFor = localDay(turn.visit.appointment?.at ?? turn.now, zone);
  const { leftAt: _, ...visit } = turn.visit;
  turn.keepVisit({ ...visit, readyFor });
  turn.say('visit.done');
}
