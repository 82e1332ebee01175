/** Which wishes are nothing but that, so that a doubt of the risk screen about their words needs no asking back. */
import { placeIn } from '../../src/model/places.ts';
import { hasPhrase, listsOf } from '../../src/reading/phrases.ts';
import { isPlainDaysWish } from '../../src/reading/rarer.ts';
import { tokensOf } from '../../src/reading/tokens.ts';
import { isOnlyWhen } from '../../src/reading/until.ts';
import { readWish, type Wish } from '../../src/reading/wish.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { wordsOf } from '../turn-of.ts';

/**
 * Nothing but a wish: where somebody is, or when they want to be asked. Who goes away, refuses something or wants out may mean
 * more than our texts.
 */
export function isPlainWish(turn: Turn, text: string): boolean {
  const words = wordsOf(turn);
  const wish = readWish(text, words);
  const isNo = hasPhrase(
    tokensOf(text),
    listsOf(words, ({ negations }) => negations),
  );
  if (wish === undefined || isNo || wordsIn(text) > LONGEST_PLAIN) return false;
  if (wish.kind === 'leave' || wish.kind === 'quiet') return false;
  if (wish.kind === 'days') return isPlainDaysWish(text, words);
  if (wish.kind === 'pause') return wish.why === 'asked' && wish.doubt === undefined;
  if (wish.kind !== 'place') return true;
  // "I am in London", and neither "I am going to end it in London" nor "I am off to London to end it".
  const found = placeOf(turn, wish);
  return found?.isAll === true && wordsIn(text.slice(0, text.length - found.told.length)) <= MOST_BEFORE;
}
const LONGEST_PLAIN = 7;
const MOST_BEFORE = 3;

function wordsIn(text: string): number {
  return text.trim().split(/\s+/).length;
}

/** `isAll`: nothing stands behind the place but until when. */
export function placeOf(turn: Turn, { texts }: Extract<Wish, { kind: 'place' }>) {
  for (const told of texts) {
    const found = placeIn(told, turn.content.places);
    if (found !== undefined)
      return { ...found, told, isAll: isOnlyWhen(told.slice(found.place.length), wordsOf(turn)) };
  }
  return undefined;
}

/** "La Paz", and not "la paz de Dios". */
export function isName(place: string): boolean {
  return place.split(/\s+/).every((word) => /^\p{Lu}/u.test(word));
}
