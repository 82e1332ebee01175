/**
 * Whether a number can be a score at all. What we do not know before it ("costs 5") makes it doubtful, and what is doubtful is
 * asked back. A number that opens what is said is the answer awaited, whatever is told after it ("8 burning"), but where that
 * can be what it counts ("5 stars"). "8 out of 10" is a score anywhere.
 */
import type { Words } from '../content/words.ts';
import type { Scale } from './figures.ts';
import { isSeveral } from './counted.ts';
import { fitBehind, isOfOneTime, type Fit } from './fit-behind.ts';
import { countedListsFor, largeListsFor, listsFor, nightListsFor, type FitLists } from './fit-lists.ts';
import { hasPhrase, isWhole, longestAt, longestBefore, type Lists } from './phrases.ts';
import type { Group } from './ranges.ts';
import { isBreak, isEnd, type Token } from './tokens.ts';

export function fitOf(
  tokens: readonly Token[],
  group: Group,
  { of, max, night }: Scale,
  words: readonly Words[],
): Fit {
  const lists = listsOfScale(group, of, words);
  if (group.figures.some(({ outOf }) => outOf)) return fitOutOf(tokens, group, lists);
  const before = fitBefore(tokens, group, night === true ? nightListsFor(words) : lists);
  // A few minutes may as well be a score; none at all is none.
  const isScore = of === undefined || group.low > SCORES || group.high === 0;
  const isAwaited = isScore && group.high <= max;
  const isNamed = group.figures.some(({ named }) => named === true);
  const isValued =
    before !== 'doubtful' && isWhole(tokens.slice(group.from - 1, group.from), lists.indefinite);
  const isOpen = isNamed || (isAwaited && (before === 'plain' || isValued || opens(tokens, group, lists)));
  const behind = fitBehind(tokens, group, lists, isOpen);
  if (before === 'doubtful' || behind === 'doubtful') return 'doubtful';
  if (before === 'plain' || behind === 'plain') return 'plain';
  // Nobody gives a tenth of a point to pain; glucose and fever have them.
  const isTenth = group.figures.some(({ value }) => !Number.isInteger(2 * value));
  return isTenth && tokens.slice(0, group.from).some(({ kind }) => kind === 'word') ? 'doubtful' : 'fits';
}

/** No score is higher. */
const SCORES = 10;

/** Where minutes are asked for, "I'm at 7" may tell a score, and "I'm at 15" does not. */
function listsOfScale({ low, figures }: Group, of: Scale['of'], words: readonly Words[]): FitLists {
  if (of === undefined) return listsFor(words);
  const isCount = low > SCORES || figures.some(({ named }) => named === true);
  return isCount ? largeListsFor(words) : countedListsFor(words);
}

/** "8 out of 10" says itself that it is a score: of somebody else's pain, a film or a day in October only where that is said. */
function fitOutOf(tokens: readonly Token[], { from, to }: Group, lists: FitLists): Fit {
  const opensAt = tokens.slice(0, from).findLastIndex(isBreak) + 1;
  const clause = tokens.slice(opensAt, from);
  const isOther = hasPhrase(clause, lists.others) || isWhole(tokens.slice(from - 1, from), lists.definite);
  const isWritten = tokens.slice(from, to).some(({ text }) => text === '/');
  const isCounted =
    !isWritten && isSeveral(tokens, to, lists.told) && longestAt(tokens, to, lists.scored) === 0;
  // "8/10 days are bad".
  const isShare = longestAt(tokens, to, lists.spans) > 0;
  const isOfAThing = isOfUnknown(tokens, from, lists);
  return isOther || isOfAThing || isCounted || isShare || isOfOneTime(tokens, to, lists)
    ? 'doubtful'
    : 'plain';
}

/** "Service here is 1 out of 10". */
function isOfUnknown(tokens: readonly Token[], from: number, lists: FitLists): boolean {
  let at = from - longestBefore(tokens, from, lists.soft);
  const is =
    longestBefore(tokens, at, lists.copulas) || (at < from ? longestBefore(tokens, from, lists.copulas) : 0);
  at = (longestBefore(tokens, at, lists.copulas) > 0 ? at : from) - is;
  if (is === 0 || isEnd(tokens[at - 1])) return false;
  return longestBefore(tokens, at, [...leadsOf(lists), ...lists.now, ...lists.known]) === 0;
}

/** "My back is a 5": past what adds nothing stands what the score is told of, or nothing. */
function fitBefore(tokens: readonly Token[], group: Group, lists: FitLists): Fit {
  const { from } = group;
  // "The 2 I took", "el 7 me sacan sangre": of something that was spoken of before.
  const isDefinite = isWhole(tokens.slice(from - 1, from), lists.definite);
  if (isDefinite && longestBefore(tokens, from - 1, lists.links) === 0) return 'doubtful';
  const all = leadsOf(lists);
  let at = from;
  let fit: Fit = 'doubtful';
  while (at > 0 && !isEnd(tokens[at - 1])) {
    // "From 0 to 10 a 7", "8 yesterday 6 now": another number and what belongs to it.
    if (tokens[at - 1]?.kind === 'figure') return 'fits';
    if (isOfAnother(tokens, at, lists)) return 'fits';
    // "My dose went from 5 to 10".
    if (isToAnother(tokens, at, lists))
      return hasPhrase(tokens.slice(0, at), lists.counted) ? 'doubtful' : 'fits';
    if (isSpinal(tokens[at - 1])) return 'plain';
    const length = isMute(tokens[at - 1]) ? 1 : longestBefore(tokens, at, all);
    if (length === 0 && fit === 'doubtful' && isAdorned(tokens, group, lists)) return 'fits';
    if (length === 0) return fit === 'doubtful' && isValue(tokens, from, at, lists) ? 'fits' : fit;
    const is = (some: Lists) => isWhole(tokens.slice(at - length, at), some);
    if (is(lists.scored) || is(lists.now) || (is(lists.lead) && !is(lists.soft))) return 'plain';
    if (is(lists.before) || is(lists.vague)) fit = 'fits';
    at -= length;
  }
  return 'fits';
}

/**
 * "After 3 bad nights a 6", "sleep gets a 3": nobody counts with this article, so what stands before it need not be known, but
 * what may have got the value instead: "the film was a 7", "my boss gave it a 3".
 */
function isValue(tokens: readonly Token[], from: number, unknown: number, lists: FitLists): boolean {
  if (!isWhole(tokens.slice(from - 1, from), lists.indefinite)) return false;
  const opens = tokens.slice(0, unknown).findLastIndex(isBreak) + 1;
  const clause = tokens.slice(opens, from - 1);
  if (hasPhrase(clause, lists.elsewhere)) return false;
  const thing = longestAt(clause, 0, lists.thing);
  return thing === 0 || longestAt(clause, thing, lists.scored) > 0;
}

/** "A screaming 9", "a straight up 10": all there is of its part. */
function isAdorned(tokens: readonly Token[], { from, to }: Group, lists: FitLists): boolean {
  const ends = to + longestAt(tokens, to, lists.now);
  return (
    isEnd(tokens[ends]) &&
    [2, 3].some((back) => {
      const at = from - back;
      const said = tokens.slice(at, from);
      const isWords = said.length === back && said.every(({ kind }) => kind === 'word');
      return (
        isWords &&
        isWhole(said.slice(0, 1), lists.indefinite) &&
        isEnd(tokens[withoutLeads(tokens, at, lists) - 1])
      );
    })
  );
}

function withoutLeads(tokens: readonly Token[], from: number, lists: FitLists): number {
  let at = from;
  for (
    let n = longestBefore(tokens, at, leadsOf(lists));
    n > 0;
    n = longestBefore(tokens, at, leadsOf(lists))
  )
    at -= n;
  return at;
}

/** The end of "8 yesterday". */
function isOfAnother(tokens: readonly Token[], at: number, { times }: FitLists): boolean {
  const length = longestBefore(tokens, at, times);
  return length > 0 && tokens[at - length - 1]?.kind === 'figure';
}

/** "From 8 to a 4". */
function isToAnother(tokens: readonly Token[], at: number, { fromTo, changed }: FitLists): boolean {
  const length = longestBefore(tokens, at, fromTo);
  const isBehind = length > 0 && tokens[at - length - 1]?.kind === 'figure';
  return isBehind && hasPhrase(tokens.slice(0, at - length), changed);
}

/** "L4-5 is at 8". */
function isSpinal(token: Token | undefined): boolean {
  return token?.kind === 'word' && /^[clst]\d/.test(token.text);
}

/** Nothing but what leads to it stands before it: "8 burning", "maybe 7 burning"; "around 6 I woke" may be a time. */
function opens(tokens: readonly Token[], { from }: Group, lists: FitLists): boolean {
  if (longestBefore(tokens, from, lists.approximate) > longestBefore(tokens, from, lists.guess)) return false;
  if (tokens.slice(0, from).some(({ kind }) => kind === 'figure' || kind === 'thing')) return false;
  const all = leadsOf(lists);
  let at = from;
  for (let n = 1; n > 0 && !isEnd(tokens[at - 1]); at -= n)
    n = isMute(tokens[at - 1]) ? 1 : longestBefore(tokens, at, all);
  return isEnd(tokens[at - 1]);
}

function leadsOf({ soft, lead, before, vague, scored, now }: FitLists): Lists {
  return [...soft, ...lead, ...before, ...vague, ...scored, ...now];
}

/** An emoji, a sign; but "+2" is a change. */
function isMute(token: Token | undefined): boolean {
  return token?.kind === 'mark' && token.text !== '+';
}
