/** Whether a no before a number takes it away, or is an answer of its own. */
import type { Words } from '../content/words.ts';
import type { Figure } from './figures.ts';
import { pick } from './number-lists.ts';
import { longestAt, longestBefore, type Lists } from './phrases.ts';
import { isEnd, type Token } from './tokens.ts';

/** "It is not a 7", "wouldn't say 7". A bare no is an answer of its own: "no, 7", "no it's 7". */
export function isNegated(tokens: readonly Token[], { from, to }: Figure, words: readonly Words[]): boolean {
  const negations = words.map(({ negations: each }) => each);
  const article = from - longestBefore(tokens, from, pick(words, 'articles'));
  if (longestBefore(tokens, article, pick(words, 'doubts')) > 0) return true;
  const said = beforeSaying(tokens, article, words);
  for (const at of new Set([article, said])) {
    const negated = longestBefore(tokens, at, negations);
    if (negated === 0) continue;
    const isBare = longestBefore(tokens, at, pick(words, 'bareNo')) === negated;
    if (!isBare || isOfTheNumber(tokens, at, to, words)) return true;
  }
  return false;
}

/** Where what only says the number begins: "say 7", "put it at 7". */
function beforeSaying(tokens: readonly Token[], from: number, words: readonly Words[]): number {
  const saying = [...pick(words, 'negatedWith'), ...pick(words, 'articles'), ...pick(words, 'links')];
  let at = from;
  for (let n = longestBefore(tokens, at, saying); n > 0; n = longestBefore(tokens, at, saying)) at -= n;
  return at;
}

/** "No longer 7", "no 7 in sight" and "no 30, 20" take the number away; "no 7 now" may be two answers. */
function isOfTheNumber(tokens: readonly Token[], at: number, to: number, words: readonly Words[]): boolean {
  if (longestAt(tokens, at, pick(words, 'noWith')) > 0) return true;
  const isFollowed = tokens[to]?.kind === 'word' && longestAt(tokens, to, afterNo(words)) === 0;
  const isNext = tokens[at]?.kind === 'figure';
  const isPutRight = tokens[to] !== undefined && isEnd(tokens[to]) && tokens[to + 1]?.kind === 'figure';
  return isNext && (isFollowed || isPutRight || (at === 1 && tokens[to] === undefined));
}

export function afterNo(words: readonly Words[]): Lists {
  return words.flatMap(({ number, fillers, but }) => [number.now, number.outOf, number.half, fillers, but]);
}
