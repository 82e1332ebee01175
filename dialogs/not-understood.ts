/** What becomes of a reply to the direct question that is no plain answer: whether it is put in other words, raises, or is for the list. */
import type { Words } from '../src/content/words.ts';
import type { Said } from '../src/model/event.ts';
import type { Protocol } from '../src/model/protocol.ts';
import { ofTheMind } from '../src/model/signal.ts';
import { readCommand } from '../src/reading/command.ts';
import { isLeftOpen, isOnlyNo, readDirectAnswer, type DirectAnswer } from '../src/reading/direct-answer.ts';
import { holdsNo, isOnlySurprise, saysNo } from '../src/reading/no-in-full.ts';
import { isOrdinaryDose } from '../src/reading/ordinary-dose.ts';
import { readWish } from '../src/reading/wish.ts';
import type { Turn } from '../src/turn/turn.ts';
import { isDeniedInFull, isLikeness, TURNS_AWAY } from './direct-reply.ts';
import { wordsOf } from './turn-of.ts';
import type { CrisisState } from './crisis-state.ts';

/**
 * A reply that is no answer and tells of no danger, once: most of them come of surprise, or deny in words we do not know, and nobody
 * more is called for that. To skip, to do it later, or to want to be left in peace is an answer; a dose may be what was meant. A doubt
 * of the mind beside it is more than surprise where nothing in it says no; and so is one of the body that a rule shares.
 */
export function mayAskOtherwise(
  turn: Turn,
  state: CrisisState,
  { text, tier, signals }: Said,
  { otherwise }: Pick<NonNullable<Protocol['answers']>, 'otherwise'>,
): boolean {
  if (otherwise === undefined) return false;
  const isOfTheMind = ofTheMind.has(state.signal);
  if (state.otherwise === true || (state.turned ?? 0) >= TURNS_AWAY) return false;
  // While an emergency stands every answer has a number to call.
  if (isOfTheMind && state.tier !== 'ask' && turn.alert?.tier === 'emergency') return false;
  const words = wordsOf(turn);
  if (isOfTheMind && state.tier !== 'ask' && !isNoOrSurprise(text, words)) return false;
  if (tier === 'ask' && isOfTheMind) return saysNo(text, words);
  if (tier === 'ask') return isLikeness(signals) || readDirectAnswer(text, words) === 'no';
  const command = readCommand(text, words);
  if (command === 'skip' || command === 'later' || command === 'back') return false;
  return tier === 'none' && readWish(text, words) === undefined && !isOrdinaryDose(text, words);
}

/** Put twice and not understood, and nothing in it tells of danger or takes a no back. */
export function isNotUnderstood(
  turn: Turn,
  { signal, otherwise }: CrisisState,
  { text, tier }: Said,
): boolean {
  const words = wordsOf(turn);
  if (ofTheMind.has(signal) && !isNoOrSurprise(text, words)) return false;
  return otherwise === true && tier === 'none' && !isLeftOpen(text, words);
}

/** "Tonight", "when the kids are asleep", "does it matter" hold no no: after words of danger they are more than not understood. */
function isNoOrSurprise(text: string, words: readonly Words[]): boolean {
  return holdsNo(text, words) || isOnlySurprise(text, words);
}

/**
 * A no, with something that somebody should read: it goes on after the no, or came only when a question about the mind was put once
 * more. Screening services see whoever gives no plain answer again.
 */
export function isForList(
  turn: Turn,
  { signal, otherwise }: CrisisState,
  { text, tier }: Said,
  heard: DirectAnswer | undefined,
): boolean {
  const words = wordsOf(turn);
  if (tier !== 'none' || readDirectAnswer(text, words) !== 'no') return false;
  if (heard === undefined) return otherwise === true;
  if (heard !== 'no') return false;
  const isOfTheMind = ofTheMind.has(signal);
  return (
    (otherwise === true && isOfTheMind) ||
    !(isOnlyNo(text, words) || isDeniedInFull(text, isOfTheMind, words))
  );
}
