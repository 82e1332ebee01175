/** When a number that could stand on the scale is all the same no answer, or cannot be told from another. */
import type { Words } from '../content/words.ts';
import type { Scale } from './figures.ts';
import { pick } from './number-lists.ts';
import { hasPhrase, listsOf, longestAt, longestBefore, once } from './phrases.ts';
import type { Group } from './ranges.ts';
import { isBreak, isEnd, type Token } from './tokens.ts';
import { toldOfThePast } from './which-number.ts';

/**
 * Another number stands there of which nobody can say what it is, and that is not told of another time. Beside what says itself
 * that it is the score it does no harm, but in the same breath.
 */
export function isDoubted(
  tokens: readonly Token[],
  groups: readonly Group[],
  wanted: readonly Group[],
  words: readonly Words[],
  { chosen, plain, scale }: { chosen: Group; plain: Group | undefined; scale: Scale },
): boolean {
  const all = groups.filter(({ other }) => !other);
  const past = toldOfThePast(tokens, all, scale, words);
  // "A ten a big fat ten"; "10 then 10" minutes are twenty.
  const isSame = ({ low, high }: Group) =>
    scale.of === undefined && low === chosen.low && high === chosen.high;
  const doubted = all.filter(
    (each) =>
      !isBesideCount(tokens, each, chosen, scale) &&
      !isHour(tokens, each, words) &&
      !wanted.includes(each) &&
      !past.has(each) &&
      !isSame(each) &&
      !(each.low > 2 * scale.max && isApart(tokens, each, chosen, words)),
  );
  // "20 min with 2 breaks".
  const named = groups.filter(({ figures }) => figures.some((each) => each.named));
  if (wanted.length === 1 && named.length === 1 && wanted[0] === named[0]) return false;
  return doubted.some((each) => plain === undefined || !isApart(tokens, each, plain, words));
}

/** "20 with 2 breaks", where minutes are asked for: few of something beside more than any score. */
function isBesideCount(tokens: readonly Token[], each: Group, chosen: Group, { of }: Scale): boolean {
  const isSmall = each.high <= SCORES && chosen.low > SCORES;
  return of !== undefined && isSmall && each.from > chosen.from && tokens[each.to]?.kind === 'word';
}
const SCORES = 10;

/** "Since about 2 it's been a 7". */
function isHour(tokens: readonly Token[], { from }: Group, words: readonly Words[]): boolean {
  const at = from - longestBefore(tokens, from, pick(words, 'approximate'));
  return [from, at].some((each) => longestBefore(tokens, each, pick(words, 'clockBefore')) > 0);
}

/** What scores are given to, and how the questions are called. */
const namesOfScores = once((words) =>
  words.flatMap(({ number, told }) => [number.scored, ...Object.values(told).map(({ about }) => about)]),
);

/** A break lies between them, or the score has its own name: "0 energy pain 6". */
function isApart(tokens: readonly Token[], a: Group, plain: Group, words: readonly Words[]): boolean {
  const [first, last] = a.from < plain.from ? [a, plain] : [plain, a];
  const valued = plain.from - longestBefore(tokens, plain.from, pick(words, 'articles'));
  const named = valued - longestBefore(tokens, valued, pick(words, 'links'));
  const isNamed = last === plain && longestBefore(tokens, named, namesOfScores(words)) > 0;
  const why = listsOf(words, ({ number }) => number.because);
  const between = tokens.slice(first.to, last.from);
  // "8 because my 2 grandkids came".
  return isNamed || between.some(isBreak) || (first === plain && hasPhrase(between, why));
}

/** "What does 5 mean" gives no answer; "what a day, 7" does. */
export function isAskedAbout(
  tokens: readonly Token[],
  { from, to, figures }: Group,
  words: readonly Words[],
): boolean {
  const but = listsOf(words, (each) => each.but);
  const isNew = tokens.slice(0, from).some((each, at) => isBreak(each) || longestAt(tokens, at, but) > 0);
  if (figures.some(({ outOf }) => outOf) || isNew) return false;
  // "Is 6 high?"; "is a 6" with nothing asked is told.
  const isAsked = tokens.some(({ text }) => text === '?');
  const is = longestAt(
    tokens,
    0,
    listsOf(words, ({ number }) => number.asksIs),
  );
  if (is > 0 && is === from && (isAsked || is > 1 || !isEnd(tokens[to]))) return true;
  const asks = listsOf(words, ({ number }) => (isAsked ? number.links : number.asksAbout));
  const both = [...asks, ...listsOf(words, ({ number }) => number.asksAbout)];
  return longestAt(tokens, 0, both) > 0 && from > 0;
}

/** "More than 5" may be any of five numbers. "Just over 5" and "no more than 5" name one. */
export function isOnlyBound(
  tokens: readonly Token[],
  { from, low, high }: Group,
  words: readonly Words[],
): boolean {
  const articles = listsOf(words, ({ number }) => number.articles);
  const at = from - longestBefore(tokens, from, articles);
  const bounds = listsOf(words, ({ number }) => number.bounds);
  const bound = longestBefore(tokens, at, bounds);
  if (bound === 0 || low < high) return false;
  const near = listsOf(words, ({ number }) => number.approximate);
  const negations = listsOf(words, (each) => each.negations);
  return longestBefore(tokens, at, near) <= bound && longestBefore(tokens, at - bound, negations) === 0;
}
