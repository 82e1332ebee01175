/** The safety questions of a flare. A danger in an answer goes to the protocol of its signal, and coaching ends there. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { FlareQuestion } from '../../src/model/flare.ts';
import { questionAfter, questionNamed, resolve } from '../../src/coaching/graph.ts';
import { orderOf, ranked } from '../../src/coaching/helped.ts';
import { present } from '../../src/coaching/present.ts';
import { isOnlyHeard, readYesNo } from '../../src/reading/yes-no.ts';
import type { Turn } from '../../src/turn/turn.ts';
import type { CrisisBegin } from '../crisis.ts';
import { takeOut, type Then } from '../guided.ts';
import { wordsOf } from '../turn-of.ts';
import { coach, endEpisode } from './gate.ts';
import { enter, labelOf } from './show.ts';
import { keepEpisode, openEpisode, stateOf } from './state.ts';

const TRIES = 2;

export function hearScreen(dc: DialogContext, turn: Turn, text: string): Then | Promise<Then> {
  const state = stateOf(dc);
  const question = present(questionNamed(turn.content.flare, state.at), state.at);
  const reply = readYesNo(text, wordsOf(turn));
  // "Ok" says that the text was read, and must not pass the question that tells new pain from the usual.
  const isCourtesy = question.danger === 'no' && isOnlyHeard(text, wordsOf(turn));
  if (reply === undefined || isCourtesy) return unclear(dc, turn);
  // Who is not sure whether it is new, or whether there is a fever, is not told that it is not.
  if (reply === 'unsure' || reply === question.danger) return danger(dc, turn, question, text);
  const next = questionAfter(turn.content.flare, question.id);
  if (next === undefined) return passed(dc, turn);
  Object.assign(state, { at: next.id, tries: 0 });
  return 'ask';
}

/** Nothing is coached on a guess: after the second reply that is no answer a person looks at it. */
function unclear(dc: DialogContext, turn: Turn): Then {
  const state = stateOf(dc);
  state.tries += 1;
  if (state.tries < TRIES) {
    turn.say('flare.screen.first');
    return 'ask';
  }
  turn.task('not-understood');
  turn.say('flare.screen.none');
  endEpisode(turn, 'unscreened');
  return 'end';
}

async function danger(
  dc: DialogContext,
  turn: Turn,
  { id, signal, tier }: FlareQuestion,
  text: string,
): Promise<Then> {
  const evidence = { words: [text], changedBy: [] };
  turn.raise(tier, [{ signal, tier, rule: `flare/${id}`, evidence }]);
  endEpisode(turn, 'danger');
  takeOut(dc, 'flare');
  return dc.beginDialog('crisis', { found: { signal, tier } } satisfies CrisisBegin);
}

function passed(dc: DialogContext, turn: Turn): Then {
  const { flare } = turn.content;
  const before = openEpisode(turn);
  const order = orderOf(flare, turn.flares, before);
  keepEpisode(turn, { ...before, passedAt: turn.now, order });
  coach(turn, 'flare.passed');
  sayRanked(turn, order);
  const first = present(resolve(flare, flare.first, { order }, ''), 'first step');
  enter(dc, turn, first);
  return 'wait';
}

/** Counts first: what the order of the steps rests on. */
function sayRanked(turn: Turn, order: readonly string[]): void {
  const known = ranked(turn.flares, order).filter(({ done }) => done > 0);
  if (known.length === 0) return;
  const lines = known.map(({ step, helped, done }) =>
    turn.content.text('label.flare.of', turn.patient.lang, {
      label: labelOf(turn, step),
      times: helped,
      count: done,
    }),
  );
  coach(turn, 'flare.ranked', { ranked: lines.join(', ') });
}
