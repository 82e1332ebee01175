/** The aim that has been set, written down and told. */
import { withAim, type Aim } from '../../src/model/aim.ts';
import { dayAfter, localDay, shownDay } from '../../src/model/time.ts';
import { readPlain } from '../../src/reading/own-words.ts';
import type { Turn } from '../../src/turn/turn.ts';
import type { Then } from '../guided.ts';
import { wordsOf } from '../turn-of.ts';
import { MOST_LETTERS } from './offer.ts';
import type { State } from './state.ts';
import { sayWatched, stopWatchIn } from './stop-watch.ts';

/** What one can do with ease. */
export const FULL = 10;
export const MONTH = 30;
/** The reason to look sooner that is offered, taken as it is. */
export const USUAL = '';

export function keep(turn: Turn, state: State, text: string): Then {
  const { words = '', now = 0, reach = FULL, when = MONTH } = state;
  const usual = text === USUAL || readPlain(text, wordsOf(turn)) !== undefined;
  const from = localDay(turn.now, turn.patient.zone);
  const stopRule = usual
    ? turn.content.text('aim.stop-usual', turn.patient.lang)
    : text.slice(0, MOST_LETTERS);
  const watch = stopWatchIn(turn, stopRule);
  const aim: Aim = {
    v: 1,
    id: from,
    of: 'goal',
    words,
    measure: 'aim/ability',
    target: { reach, is: 'at-least', on: 'the-last', withoutFlareDays: 0 },
    from,
    by: dayAfter(from, when),
    stopRule,
    ...(watch && { watch }),
    isMedicine: false,
  };
  turn.keepAims(withAim(turn.aims, { aim, points: [{ day: from, value: now }] }));
  turn.say('aim.kept', { aim: words, now, reach, day: shownDay(aim.by, turn.patient.lang) });
  turn.say('aim.kept-stop', { stop: stopRule });
  sayWatched(turn, watch);
  return 'end';
}
