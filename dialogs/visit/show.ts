/** The questions about a visit as they are shown. */
import { atLocal, readable, shownDay, weekdayName } from '../../src/model/time.ts';
import { agreedParts } from '../../src/model/visit.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { noteShown } from '../guided.ts';
import { pieces } from '../plan-shown.ts';
import { sayList, shortened } from '../questions.ts';
import { sayMade } from './made.ts';
import { noteLeftAt } from './begin.ts';
import { isPreparing, type State } from './state.ts';

const TEXT = 300;

export function show(turn: Turn, state: State): void {
  noteShown(turn, state);
  state.at = turn.now;
  if (isPreparing(state.stage)) noteLeftAt(turn, state.stage);
  switch (state.stage) {
    case 'clock':
      return turn.say('visit.ask.clock', { day: dayShown(turn, state.day ?? '') });
    case 'appointment':
      return turn.say('visit.confirm', { time: whenOf(turn, state.candidate ?? turn.now) });
    case 'off':
      return turn.say('visit.ask.off', { time: whenOf(turn, turn.visit.appointment?.at ?? turn.now) });
    case 'top':
      sayList(turn);
      return turn.say('visit.ask.top');
    case 'made':
      return sayMade(turn, state);
    case 'right':
      readBack(turn, state);
      return turn.say('visit.right');
    default:
      turn.say(`visit.ask.${state.stage}`);
  }
}

/** "Thursday 12 March, 10:00", on the patient's own clock. */
export function whenOf({ patient: { zone, lang } }: Pick<Turn, 'patient'>, at: number): string {
  return readable(at, zone, lang);
}

function dayShown({ patient: { zone, lang } }: Turn, day: string): string {
  return `${weekdayName(atLocal(day, '12:00', zone), zone, lang)} ${shownDay(day, lang)}`;
}

/** Their own words, for them to find right or wrong; nothing is made of them. */
function readBack(turn: Turn, { draft = {} }: State): void {
  const text = (key: string) => turn.content.text(key, turn.patient.lang);
  const lines = agreedParts.flatMap((part) => {
    const words = draft[part]?.words;
    return words === undefined ? [] : [`${text(`visit.part.${part}`)} ${shortened(words)}`];
  });
  for (const piece of pieces([text('visit.read-back'), ...lines], TEXT))
    turn.say('visit.read-back', {}, { text: piece });
}
