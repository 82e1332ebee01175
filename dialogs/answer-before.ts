/** "Sorry, I meant 4": the answer to the question before the open one is put right, and the open one stays. */
import type { DialogContext } from 'botbuilder-dialogs';
import { readCorrection } from '../src/reading/correction.ts';
import { readPlain } from '../src/reading/own-words.ts';
import type { Turn } from '../src/turn/turn.ts';
import type { Guide, Kept, Then } from './guide.ts';
import { wordsOf } from './turn-of.ts';

/** Undefined where it is none, or may as well be about the open question. */
export async function answerBefore<S extends Kept>(
  guide: Guide<S>,
  dc: DialogContext,
  turn: Turn,
  state: S,
  text: string,
): Promise<Then | undefined> {
  const words = wordsOf(turn);
  const correction = readCorrection(text, words);
  // Whoever was not understood just now puts that right.
  if (correction === undefined || (state.tries ?? 0) > 0) return undefined;
  const open = { ...state };
  await guide.words.back?.(turn, state, dc);
  const isBefore = placeOf(state) !== placeOf(open);
  const plain = guide.ownWords?.(turn, state);
  const asked = plain && readPlain(correction.rest, words);
  const isWords = asked === undefined || plain?.includes(asked) === true;
  const then = isBefore && isWords ? await guide.hear(dc, turn, state, correction.rest) : 'unclear';
  if (then !== 'unclear') {
    if (then === 'ask' && placeOf(state) === placeOf(open)) turn.say('everyday.put-right');
    return then;
  }
  restore(state, open);
  return undefined;
}

/** Which question is open, whatever the conversation calls it. */
function placeOf(state: object): string {
  const { stage, part, at } = state as Record<string, unknown>;
  return JSON.stringify([stage, part, typeof at === 'string' && at]);
}

function restore<S extends object>(state: S, before: S): void {
  for (const name of Object.keys(state)) if (!(name in before)) delete state[name as keyof S];
  Object.assign(state, before);
}
