/**
 * Whether a number can be a score at all: only when what stands right before and right behind it can stand beside one. What
 * we do not know ("costs 5", "5 stars") makes it doubtful, and what is doubtful is asked back.
 */
import type { Words } from '../content/words.ts';
import type { Scale } from './figures.ts';
import { isWhole, listsOf, longestAt, longestBefore, type Lists } from './phrases.ts';
import type { Group } from './ranges.ts';
import { isBreak, type Token } from './tokens.ts';

/** `plain`: it says itself that it is the score. */
export type Fit = 'plain' | 'fits' | 'doubtful';

export function fitOf(tokens: readonly Token[], group: Group, { of }: Scale, words: readonly Words[]): Fit {
  const lists = of === undefined ? listsFor(words) : countedListsFor(words);
  const before = fitBefore(tokens, group.from, lists);
  const behind = fitBehind(tokens, group.to, lists);
  if (before === 'doubtful' || behind === 'doubtful') return 'doubtful';
  if (before === 'plain' || behind === 'plain' || group.figures.some(({ outOf }) => outOf)) return 'plain';
  // Nobody gives a tenth of a point to pain; glucose and fever have them.
  const isTenth = group.figures.some(({ value }) => !Number.isInteger(2 * value));
  return isTenth && tokens.slice(0, group.from).some(({ kind }) => kind === 'word') ? 'doubtful' : 'fits';
}

function listsFor(words: readonly Words[]) {
  const of = (pick: (each: Words['number']) => readonly string[]) =>
    listsOf(words, ({ number }) => pick(number));
  const about = words.flatMap(({ told }) => Object.values(told).map((each) => each.about));
  const vague = [...of(({ vague: each }) => each), ...of(({ same }) => same)];
  const idle = [
    ...listsOf(words, ({ fillers }) => fillers),
    ...listsOf(words, ({ correction }) => correction.openers),
    ...listsOf(words, ({ correction }) => correction.softOpeners),
  ];
  return {
    soft: [
      ...of(({ links }) => links),
      ...of(({ articles }) => articles),
      ...of(({ approximate }) => approximate),
      ...of(({ between }) => between),
      ...of(({ minus }) => minus),
    ],
    links: [...of(({ links }) => links), ...of(({ lead }) => lead)],
    now: of(({ now }) => now),
    scored: [...of(({ scored }) => scored), ...about],
    definite: of(({ definite }) => definite),
    lead: of(({ lead }) => lead),
    vague,
    before: [
      ...idle,
      ...of(({ beforeScore }) => beforeScore),
      ...listsOf(words, ({ yesNo }) => yesNo.no),
      ...listsOf(words, ({ yesNo }) => yesNo.yes),
    ],
    behind: [...idle, ...vague, ...of(({ approximate }) => approximate), ...of(({ past }) => past)],
    goesOn: [...of(({ afterScore }) => afterScore), ...of(({ none }) => none)],
    numbers: words.flatMap(({ number }) => Object.values(number.words)),
    articles: of(({ articles }) => articles),
    negations: listsOf(words, ({ negations }) => negations),
    times: [...of(({ anotherDay }) => anotherDay), ...of(({ past }) => past)],
    clock: of(({ clockBefore }) => clockBefore),
    ofThe: of(({ ofThe }) => ofThe),
  };
}
type FitLists = Record<keyof ReturnType<typeof listsFor>, Lists>;

/** Where minutes are asked for, "walked 20" tells them, and "pain 6" does not. */
function countedListsFor(words: readonly Words[]): FitLists {
  const lists = listsFor(words);
  const count = listsOf(words, ({ number }) => number.beforeCount);
  return { ...lists, lead: [], scored: [], vague: [], before: [...lists.before, ...count] };
}

/** "My back is a 5": past what adds nothing stands what the score is told of, or nothing. */
function fitBefore(tokens: readonly Token[], from: number, lists: FitLists): Fit {
  // "The 2 I took", "el 7 me sacan sangre": of something that was spoken of before.
  const isDefinite = isWhole(tokens.slice(from - 1, from), lists.definite);
  if (isDefinite && longestBefore(tokens, from - 1, lists.links) === 0) return 'doubtful';
  const all = [...lists.soft, ...lists.lead, ...lists.before, ...lists.vague, ...lists.scored, ...lists.now];
  let at = from;
  let fit: Fit = 'doubtful';
  while (at > 0 && !isEnd(tokens[at - 1])) {
    // "From 0 to 10 a 7", "8 yesterday 6 now": another number and what belongs to it.
    if (tokens[at - 1]?.kind === 'figure') return 'fits';
    if (isOfAnother(tokens, at, lists)) return 'fits';
    if (isSpinal(tokens[at - 1])) return 'plain';
    const length = isMute(tokens[at - 1]) ? 1 : longestBefore(tokens, at, all);
    if (length === 0) return fit;
    const is = (some: Lists) => isWhole(tokens.slice(at - length, at), some);
    if (is(lists.scored) || is(lists.now) || (is(lists.lead) && !is(lists.soft))) return 'plain';
    if (is(lists.before) || is(lists.vague)) fit = 'fits';
    at -= length;
  }
  return 'fits';
}

/** The end of "8 yesterday". */
function isOfAnother(tokens: readonly Token[], at: number, { times }: FitLists): boolean {
  const length = longestBefore(tokens, at, times);
  return length > 0 && tokens[at - length - 1]?.kind === 'figure';
}

/** "L4-5 is at 8". */
function isSpinal(token: Token | undefined): boolean {
  return token?.kind === 'word' && /^[clst]\d/.test(token.text);
}

/** "7 now", "7 my hip is killing me": the end, or something new that has nothing to count. */
function fitBehind(tokens: readonly Token[], to: number, lists: FitLists): Fit {
  if (isNumbering(tokens, to)) return 'doubtful';
  let at = to;
  while (at < tokens.length && !isEnd(tokens[at])) {
    if (at === to && longestAt(tokens, at, lists.now) > 0) return 'plain';
    if (goesOn(tokens, at, lists)) return 'fits';
    const length = isSign(tokens[at]) ? 1 : longestAt(tokens, at, [...lists.behind, ...lists.now]);
    if (length === 0) return 'doubtful';
    at += length;
  }
  return 'fits';
}

function goesOn(tokens: readonly Token[], at: number, lists: FitLists): boolean {
  if (longestAt(tokens, at, [...lists.goesOn, ...lists.scored]) > 0 || tokens[at]?.kind === 'figure')
    return true;
  const clock = longestAt(tokens, at, lists.clock);
  if (clock > 0 && /^\d/.test(tokens[at + clock]?.text ?? '')) return true;
  // "7 not 8", "four, not five".
  const no = longestAt(tokens, at, lists.negations);
  if (no > 0 && isNumberAt(tokens, at + no, lists)) return true;
  const of = longestAt(tokens, at, lists.ofThe);
  return of > 0 && longestAt(tokens, at + of, lists.scored) > 0;
}

function isNumberAt(tokens: readonly Token[], at: number, { articles, numbers }: FitLists): boolean {
  const from = at + longestAt(tokens, at, articles);
  return tokens[from]?.kind === 'figure' || longestAt(tokens, from, numbers) > 0;
}

/** "4) is it safe?" */
function isNumbering(tokens: readonly Token[], to: number): boolean {
  return tokens[to]?.text === ')' && !tokens.slice(0, to).some(({ text }) => text === '(');
}

function isEnd(token: Token | undefined): boolean {
  return token === undefined || isBreak(token);
}

/** "7+" is a score. */
function isSign(token: Token | undefined): boolean {
  return token?.kind === 'mark';
}

/** An emoji, a sign; but "+2" is a change. */
function isMute(token: Token | undefined): boolean {
  return token?.kind === 'mark' && token.text !== '+';
}
