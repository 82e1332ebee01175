/** Numbers that are plainly not an answer on a scale: times, dates, money, and things counted. */
import type { Words } from '../content/words.ts';
import { isClockTime, isDate } from './clock-time.ts';
import type { Figure, Scale } from './figures.ts';
import { numberWordAt } from './number-words.ts';
import { afterNo, isNegated } from './negated.ts';
import { pick } from './number-lists.ts';
import { longestAt, longestBefore, once, type Lists } from './phrases.ts';
import { isBreak, type Token } from './tokens.ts';

type Guard = (tokens: readonly Token[], figure: Figure, words: readonly Words[], scale: Scale) => boolean;

export function isSomethingElse(
  tokens: readonly Token[],
  figure: Figure,
  scale: Scale,
  words: readonly Words[],
): boolean {
  return guards.some((guard) => guard(tokens, figure, words, scale));
}

const SUFFIXES = ['', 'ish', 's', "'s"];
const MONEY = ['$', '€', '£', '¥'];

const guards: readonly Guard[] = [
  (_, { suffix, elsewhere }) => elsewhere || !SUFFIXES.includes(suffix),
  (tokens, { from, to }) =>
    MONEY.includes(tokens[from - 1]?.text ?? '') ||
    [...MONEY, '%', '°', "'"].includes(tokens[to]?.text ?? ''),
  isDate,
  (tokens, figure, words, scale) =>
    !figure.outOf && named.some((guard) => guard(tokens, figure, words, scale)),
  isNegated,
];

/** What surrounds "7/10" cannot make it a time or a count. */
const named: readonly Guard[] = [
  isClockTime,
  isCounted,
  isOfMeasure,
  isDegree,
  isScoreBeside,
  isName,
  isOfAnother,
  isOwned,
  isChange,
  isNumbering,
  isShare,
  isInTime,
];

function isCounted(
  tokens: readonly Token[],
  { from, to }: Figure,
  words: readonly Words[],
  { of, night }: Scale,
): boolean {
  // "Walked 20" is what was asked where minutes are.
  const asked = of === undefined ? 0 : longestBefore(tokens, from, pick(words, 'beforeCount'));
  // "Sat for 40" is none.
  const isAsked = asked > 0 && asked >= longestBefore(tokens, from, pick(words, 'taken'));
  if (longestAt(tokens, to, pick(words, 'ofThem')) > 0) return true;
  // "Slept from 1 to 6"; "slept like a 9" counts nothing.
  const isValue = longestBefore(tokens, from, pick(words, 'indefinite')) > 0;
  const start = isValue ? from : from - longestBefore(tokens, from, pick(words, 'links'));
  const opens = (lists: Lists) => [from, start].some((at) => longestBefore(tokens, at, lists) > 0);
  // "Slept 7", where the night is asked about, is its score.
  const isTaken = opens(pick(words, 'taken')) && !(night === true && opens(nightNames(words)));
  if (!isAsked && isTaken) return true;
  let next = to;
  for (let skipped = 0; skipped < 3; skipped++) {
    // "45 yo" is an age, "6 yo creo" none.
    const unit = longestAt(tokens, next, pick(words, 'units'));
    if (unit > 0 && unit >= longestAt(tokens, next, pick(words, 'afterScore'))) return true;
    const filler = tokens[next]?.text === '-' ? 1 : longestAt(tokens, next, pick(words, 'unitFillers'));
    if (filler === 0) return false;
    next += filler;
  }
  return false;
}

const nightNames = once((words) =>
  words.map(({ told }) => Object.values(told).flatMap(({ night, about }) => (night === true ? about : []))),
);

/** "Six foot two": what follows at once upon a unit goes on with the same measure. */
function isOfMeasure(
  tokens: readonly Token[],
  { from }: Figure,
  words: readonly Words[],
  { of }: Scale,
): boolean {
  const unit = of === undefined ? longestBefore(tokens, from, pick(words, 'units')) : 0;
  const before = tokens[from - unit - 1];
  if (unit === 0 || before === undefined) return false;
  return before.kind === 'figure' || numberWordAt([before], 0, words) !== undefined;
}

/** "Stage 3"; and "day 3" where it opens a sentence or goes on with "of", since "bad day, 7" is a score. */
function isName(tokens: readonly Token[], { from, to }: Figure, words: readonly Words[]): boolean {
  if (longestBefore(tokens, from, pick(words, 'names')) > 0) return true;
  const day = longestBefore(tokens, from, pick(words, 'days'));
  if (day === 0) return false;
  const before = tokens[from - day - 1];
  return before === undefined || isBreak(before) || longestAt(tokens, to, pick(words, 'outOf')) > 0;
}

/** "My son is 7", "my appointment is at 5". */
function isOfAnother(tokens: readonly Token[], { from }: Figure, words: readonly Words[]): boolean {
  for (let at = from; at > 0;) {
    const are = longestBefore(tokens, at, pick(words, 'othersAre'));
    const what = are === 0 ? longestBefore(tokens, at, pick(words, 'scored')) : 0;
    if (are + what === 0) return false;
    at -= are + what;
    // "Her back is a 7", "my sister's pain 8".
    const owners = what > 0 ? pick(words, 'othersOwn') : pick(words, 'others');
    if (longestBefore(tokens, at, owners) > 0) return true;
  }
  return false;
}

/** "I have 2 cats", where "I have 7 today" and "I have 7 pain" are scores. */
function isOwned(tokens: readonly Token[], { from, to }: Figure, words: readonly Words[]): boolean {
  const next = tokens[to];
  if (next?.kind !== 'word' || longestBefore(tokens, from, pick(words, 'owned')) === 0) return false;
  return longestAt(tokens, to, behindScore(words)) === 0;
}

const behindScore = once((words) =>
  words.flatMap(({ number, fillers, but }) => [
    number.now,
    number.lead,
    number.vague,
    number.joiners,
    number.approximate,
    number.outOf,
    number.half,
    number.same,
    number.past,
    fillers,
    but,
  ]),
);

/** "It's -2 outside"; "pain -2" only has a dash before its number. */
function isDegree(tokens: readonly Token[], { from }: Figure, words: readonly Words[]): boolean {
  const [before, minus, number] = [tokens[from - 2], tokens[from - 1], tokens[from]];
  const isMinus = minus?.text === '-' && minus.spaced && number?.spaced === false;
  return isMinus && before?.kind === 'word' && longestBefore(tokens, from - 1, pick(words, 'scored')) === 0;
}

/** "20, pain 6", where minutes are asked for. */
function isScoreBeside(
  tokens: readonly Token[],
  { from }: Figure,
  words: readonly Words[],
  { of }: Scale,
): boolean {
  const at = from - longestBefore(tokens, from, pick(words, 'links'));
  return of !== undefined && longestBefore(tokens, at, pick(words, 'scored')) > 0;
}

/** "Number 4 on my list". */
function isNumbering(tokens: readonly Token[], { from, to }: Figure, words: readonly Words[]): boolean {
  const isNumbered = longestBefore(tokens, from, pick(words, 'numbering')) > 0;
  const outOf = longestAt(tokens, to, pick(words, 'outOf'));
  const isOutOf = outOf > 0 && tokens[to + outOf]?.kind === 'figure';
  const goesOn = outOf > 0 ? isOutOf : longestAt(tokens, to, afterNo(words)) > 0;
  return isNumbered && tokens[to]?.kind === 'word' && !goesOn;
}

/** "1 in 10 days". */
function isShare(tokens: readonly Token[], { from, to }: Figure, words: readonly Words[]): boolean {
  const after = longestAt(tokens, to, pick(words, 'ratio'));
  const before = longestBefore(tokens, from, pick(words, 'ratio'));
  const isFigure = (token: Token | undefined) => token?.kind === 'figure';
  return (after > 0 && isFigure(tokens[to + after])) || (before > 0 && isFigure(tokens[from - before - 1]));
}

/** "In 5 minutes" is when, and "2 miles in 35 min" how long it took. */
function isInTime(tokens: readonly Token[], { from, named }: Figure, words: readonly Words[]): boolean {
  const before = longestBefore(tokens, from, pick(words, 'inTime'));
  return named === true && before > 0 && before === from;
}

/** "Down 2", where "down to 2" is a score. */
function isChange(tokens: readonly Token[], { from }: Figure, words: readonly Words[]): boolean {
  return longestBefore(tokens, from, pick(words, 'changedBy')) > 0;
}
