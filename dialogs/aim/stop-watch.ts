/** Whether a reason to look at an aim early can be seen in the answers, and what the person is told of that. */
import { type StopWatch } from '../../src/model/aim.ts';
import { readStop } from '../../src/reading/stop-rule.ts';
import { watchWords } from '../../src/outcomes/stop-watch.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { labelOf, sayingFor } from '../progress-words.ts';
import { wordsOf } from '../turn-of.ts';

/** Asked daily; a form that is answered weekly shows nothing of days in a row. */
const DAILY = 'daily-check-in/';

export function stopWatchIn(turn: Turn, stopRule: string): StopWatch | undefined {
  const daily = turn.content.outcomes.measures.filter(({ of }) => of.startsWith(DAILY));
  const watchable = daily.map(({ of, min, max, better }) => ({
    linkId: of.slice(DAILY.length),
    min,
    max,
    better,
  }));
  const read = readStop(stopRule, wordsOf(turn), watchable);
  if (read === undefined) return undefined;
  const { linkId, ...limit } = read;
  return { of: `${DAILY}${linkId}`, ...limit };
}

export function sayWatched(turn: Turn, watch: StopWatch | undefined): void {
  const measure = turn.content.outcomes.measures.find(({ of }) => of === watch?.of);
  if (watch === undefined || measure === undefined) return turn.say('aim.not-watched');
  const say = sayingFor(turn);
  turn.say('aim.watched', { row: say(...watchWords(watch, labelOf(measure, say).toLowerCase())) });
}
