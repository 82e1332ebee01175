/** Whether what stands behind a number leaves it a score: "7 my hip hurts", "8 burning" do, "5 stars" and "8 used to be" do not. */
import { canBeCounted, isSeveral } from './counted.ts';
import type { FitLists } from './fit-lists.ts';
import { longestAt, longestBefore } from './phrases.ts';
import type { Group } from './ranges.ts';
import { isEnd, type Token } from './tokens.ts';

/** `plain`: it says itself that it is the score. */
export type Fit = 'plain' | 'fits' | 'doubtful';

/** "7 now", "7 my hip is killing me": the end, or something new that has nothing to count. */
export function fitBehind(tokens: readonly Token[], group: Group, lists: FitLists, isOpen: boolean): Fit {
  const { to } = group;
  if (isNumbering(tokens, to) || isOfOneTime(tokens, to, lists)) return 'doubtful';
  if (isDifference(tokens, group, lists) || isThatWas(tokens, to, lists)) return 'doubtful';
  if (isTakenBack(tokens, to, lists) || isUnheard(tokens, to, lists)) return 'doubtful';
  if (isFewOf(tokens, group, lists)) return 'doubtful';
  if (isSpanOfTime(tokens, group, lists) || isGivenByOther(tokens, to, lists)) return 'doubtful';
  let at = to;
  while (at < tokens.length && !isEnd(tokens[at])) {
    if (at === to && longestAt(tokens, at, lists.now) > 0) return 'plain';
    if (goesOn(tokens, at, lists) || isThen(tokens, at, lists)) return 'fits';
    const length = isSign(tokens[at]) ? 1 : longestAt(tokens, at, [...lists.behind, ...lists.now]);
    if (length === 0) return isOpen && goesOnFreely(tokens, at, group, lists) ? 'fits' : 'doubtful';
    at += length;
  }
  return 'fits';
}

/** "7 then". */
function isThen(tokens: readonly Token[], at: number, { then }: FitLists): boolean {
  const length = longestAt(tokens, at, then);
  return length > 0 && isEnd(tokens[at + length]);
}

/** "8? No", "8 no way"; "8, no, 9" goes on with another. */
function isTakenBack(tokens: readonly Token[], to: number, { no, takesBack, retracts }: FitLists): boolean {
  const next = to + (tokens[to] !== undefined && isEnd(tokens[to]) ? 1 : 0);
  if (longestAt(tokens, next, retracts) > 0) return true;
  const back = longestAt(tokens, next, takesBack);
  if (back > 0 && isEnd(tokens[next + back])) return true;
  const at = to + (tokens[to]?.text === '?' ? 1 : 0);
  const length = longestAt(tokens, at, no);
  const end = at + length;
  return length > 0 && (end >= tokens.length || (isEnd(tokens[end]) && tokens[end + 1]?.kind !== 'figure'));
}

/** "8 what?", "8 de qué", "8?? what does that mean". */
function isUnheard(tokens: readonly Token[], to: number, { asks, ofThe }: FitLists): boolean {
  if (tokens[to]?.text === '?') {
    const next = tokens.findIndex(({ text }, at) => at > to && text !== '?');
    return next > 0 && longestAt(tokens, next, asks) > 0;
  }
  const at = to + longestAt(tokens, to, ofThe);
  const length = longestAt(tokens, at, asks);
  return length > 0 && isEnd(tokens[at + length]);
}

/** From one day to the next nobody gets worse by more; a higher number is a score. */
const MOST_DIFFERENCE = 3;

/** "2 worse", "1 worse than yesterday"; "8 worse at every step" is a score. */
function isDifference(
  tokens: readonly Token[],
  { to, low }: Group,
  { differs, than, left, days }: FitLists,
): boolean {
  const by = longestAt(tokens, to, left);
  const from = by + longestAt(tokens, to + by, than);
  const isFromDay = from > by && low <= MOST_DIFFERENCE && longestAt(tokens, to + from, days) > 0;
  if (by > 0 && (isEnd(tokens[to + 1]) || isFromDay)) return true;
  const length = low <= MOST_DIFFERENCE ? longestAt(tokens, to, differs) : 0;
  return length > 0 && (isEnd(tokens[to + length]) || longestAt(tokens, to + length, than) > 0);
}

/** "8 used to be": not a word of it could follow a score of now. */
export function isOfOneTime(tokens: readonly Token[], to: number, lists: FitLists): boolean {
  const { doubt, now, behind, goesOn: after } = lists;
  const length = longestAt(tokens, to, doubt);
  return length > 1 && length >= longestAt(tokens, to, [...now, ...behind, ...after]);
}

/** "9 was the worst", "7 was 4 days ago"; "7 was 5 before" tells of both. */
function isThatWas(tokens: readonly Token[], to: number, { were, units }: FitLists): boolean {
  const length = longestAt(tokens, to, were);
  if (length === 0 || isEnd(tokens[to + length])) return false;
  return tokens[to + length]?.kind !== 'figure' || longestAt(tokens, to + length + 1, units) > 0;
}

/** "Between 2 and 4 it was bad", "from 6 to 7 I was fine": behind two numbers it is told how it was then. */
function isSpanOfTime(tokens: readonly Token[], { to, low, high }: Group, { wasThen }: FitLists): boolean {
  if (low === high || isEnd(tokens[to])) return false;
  return [to, to + 1].some((at) => longestAt(tokens, at, wasThen) > 0);
}

/** "5 I think is what the doctor wrote". */
function isGivenByOther(tokens: readonly Token[], to: number, { others, gave, but }: FitLists): boolean {
  // "4 but my husband says 7" tells of another.
  for (let at = to; !isEnd(tokens[at]) && longestAt(tokens, at, but) === 0; at += 1) {
    const length = longestAt(tokens, at, others);
    if (length > 0 && longestAt(tokens, at + length, gave) > 0) return true;
  }
  return false;
}

function goesOnFreely(tokens: readonly Token[], at: number, { to, low }: Group, lists: FitLists): boolean {
  if (tokens[at]?.kind !== 'word' || (at === to && longestAt(tokens, at, lists.doubt) > 0)) return false;
  // "8 my husband says", "2 more", "7 no".
  if (longestAt(tokens, at, lists.others) > 1) return false;
  if (longestAt(tokens, at, lists.last) > 0 && isEnd(tokens[at + 1])) return false;
  if (isPillOf(tokens, at, lists)) return false;
  return !isOfAnotherDay(tokens, at, lists) && !canBeCounted(tokens, at, low, lists.told);
}

/** "8 burning yesterday"; "5 easier than yesterday" is of today. */
function isOfAnotherDay(tokens: readonly Token[], from: number, { days, than }: FitLists): boolean {
  for (let at = from; !isEnd(tokens[at]) && tokens[at]?.kind !== 'figure'; at += 1)
    if (longestAt(tokens, at, days) > 0 && longestBefore(tokens, at, than) === 0) return true;
  return false;
}

function goesOn(tokens: readonly Token[], at: number, lists: FitLists): boolean {
  const told = longestAt(tokens, at, [...lists.goesOn, ...lists.scored]);
  // "7 all day yesterday", "2 pain pills".
  const day = longestAt(tokens, at + told, lists.days);
  // "8 and yesterday a 5".
  if (told > 0 && day > 0) return isNumberAt(tokens, at + told + day, lists);
  if (told > 0) return !isPillOf(tokens, at, lists);
  if (tokens[at]?.kind === 'figure') return true;
  const clock = longestAt(tokens, at, lists.clock);
  if (clock > 0 && /^\d/.test(tokens[at + clock]?.text ?? '')) return true;
  // "7 not 8", "four, not five".
  const no = longestAt(tokens, at, lists.negations);
  if (no > 0 && isNumberAt(tokens, at + no, lists)) return true;
  const of = longestAt(tokens, at, lists.ofThe);
  return of > 0 && longestAt(tokens, at + of, lists.scored) > 0;
}

/** "2 fingers", "2 bad knees", "1 good leg", "10 toes", "6 joints" may count them; of ankles nobody has seven or ten. */
function isFewOf(tokens: readonly Token[], { to, low }: Group, lists: FitLists): boolean {
  const { scored, told, vague, tens, many } = lists;
  const how = longestAt(tokens, to, vague);
  const of = longestAt(tokens, to + how, scored);
  if (of === 0) return false;
  if (low === 1) return how > 0;
  if (longestAt(tokens, to + how, low === 10 ? [...tens, ...many] : many) > 0) return true;
  return FEW.includes(low) && isSeveral(tokens, to + how + of - 1, told);
}
const FEW = [2, 3, 4];

/** "2 pain pills", "3 knee injections"; "7 tobillos hinchados" are no more than ankles. */
function isPillOf(tokens: readonly Token[], at: number, { scored, told }: FitLists): boolean {
  const of = longestAt(tokens, at, scored);
  const isOne = of > 0 && !isSeveral(tokens, at + of - 1, told);
  return isOne && longestAt(tokens, at + of, scored) === 0 && isSeveral(tokens, at + of, told);
}

function isNumberAt(tokens: readonly Token[], at: number, { articles, numbers }: FitLists): boolean {
  const from = at + longestAt(tokens, at, articles);
  return tokens[from]?.kind === 'figure' || longestAt(tokens, from, numbers) > 0;
}

/** "4) is it safe?" */
function isNumbering(tokens: readonly Token[], to: number): boolean {
  return tokens[to]?.text === ')' && !tokens.slice(0, to).some(({ text }) => text === '(');
}

/** "7+" is a score. */
function isSign(token: Token | undefined): boolean {
  return token?.kind === 'mark';
}
