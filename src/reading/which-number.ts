/** Of several numbers, the one that tells of now: "8 now, was 5". */
import type { Words } from '../content/words.ts';
import type { Scale } from './figures.ts';
import { isOfAnotherTime, isOfThisMoment, pastOfNight } from './another-time.ts';
import { pick } from './number-lists.ts';
import { hasPhrase, isWhole, listsOf, longestAt, longestBefore, withoutBack, type Lists } from './phrases.ts';
import type { Group } from './ranges.ts';
import { isBreak, isEnd, type Token } from './tokens.ts';

export function whichNumber(
  tokens: readonly Token[],
  groups: readonly Group[],
  scale: Scale,
  words: readonly Words[],
): Group | undefined {
  const [first, ...rest] = groups;
  const isSame = rest.every(({ low, high }) => low === first?.low && high === first.high);
  // "15 before lunch, 15 after" minutes are thirty; the same score twice is one.
  if (isSame) return scale.of === undefined || rest.length === 0 ? first : undefined;
  if (first === undefined) return undefined;
  const now = marked(
    tokens,
    groups,
    listsOf(words, ({ number }) => number.now),
    words,
  );
  const past = toldOfThePast(tokens, groups, scale, words);
  const corrected = groups.findLast((each) => !past.has(each) && takesBack(tokens, groups, each, words));
  if (corrected !== undefined) return corrected;
  const last = groups.at(-1);
  if (last !== undefined && concludes(tokens, last, words)) return last;
  // "8 this morning, 6 now".
  const [moment, ...moments] = groups.filter(
    (each) => !past.has(each) && isOfThisMoment(tokens, each, words),
  );
  if (moment !== undefined && moments.length === 0) return moment;
  const present = groups.filter((each) => now.has(each) && !past.has(each));
  if (present.length > 0) return only(present);
  // "7, but was 4 this morning": what was is not now, though it was today.
  return only(groups.filter((each) => !past.has(each)));
}

export function toldOfThePast(
  tokens: readonly Token[],
  groups: readonly Group[],
  { night }: Scale,
  words: readonly Words[],
): Set<Group> {
  const was = night === true ? pastOfNight(words) : pick(words, 'past');
  const times = [...was, ...pick(words, 'anotherDay'), ...pick(words, 'notNow')];
  const past = marked(tokens, groups, times, words);
  for (const [at, group] of groups.entries()) {
    const isBefore =
      isChangedTo(tokens, group, groups[at + 1], words) || (at > 0 && isChangedFrom(tokens, group, words));
    // "More like a 6 than a 7".
    const isCompared = at > 0 && longestBefore(tokens, group.from, pick(words, 'compares')) > 0;
    // "4, 7 when I stand".
    if (isBefore || isCompared || (groups.length > 1 && isOfAnotherTime(tokens, group, words)))
      past.add(group);
  }
  return past;
}

/** "Sitting 4, standing 8, so let's say 6". */
export function concludes(tokens: readonly Token[], { from, to }: Group, words: readonly Words[]): boolean {
  const leads = words.flatMap(({ number }) => [number.articles, number.lead, number.approximate]);
  const spoken = tokens.slice(0, from);
  const isLed = [spoken, withoutBack(spoken, leads)].some(
    (each) => longestBefore(each, each.length, pick(words, 'concludes')) > 0,
  );
  // "10 is the worst? 7 then".
  const then = longestAt(tokens, to, pick(words, 'concludesBehind'));
  return isLed || (then > 0 && isEnd(tokens[to + then]));
}

/** "Down to a 6 from an 8". */
function isChangedFrom(tokens: readonly Token[], { from }: Group, words: readonly Words[]): boolean {
  const before = withoutBack(tokens.slice(0, from), pick(words, 'articles'));
  const length = longestBefore(before, before.length, pick(words, 'changedFrom'));
  return length > 0 && hasPhrase(before.slice(0, -length), pick(words, 'changed'));
}

/** "6, no wait 7": right before a number stands what takes the one before it back. */
function takesBack(
  tokens: readonly Token[],
  groups: readonly Group[],
  group: Group,
  words: readonly Words[],
): boolean {
  const before = groups[groups.indexOf(group) - 1];
  if (before === undefined) return false;
  const between = tokens.slice(before.to, group.from);
  const spoken = between.filter(({ kind }) => kind !== 'mark');
  // "8, no, 9"; without its comma "8 no 9" may as well mean that it is no 9.
  const bare = listsOf(words, ({ yesNo }) => yesNo.no);
  if (spoken.length < between.length && isWhole(spoken, bare)) return true;
  const leads = words.flatMap(({ number }) => [number.articles, number.lead, number.approximate]);
  const core = withoutBack(spoken, leads);
  const openers = words.flatMap(({ correction }) => [correction.openers, correction.softOpeners]);
  // "8 no way 6", "7... mejor 8".
  const retracts = [...pick(words, 'retracts'), ...pick(words, 'takesBack')];
  const rather = spoken.length < between.length ? listsOf(words, ({ wishes }) => wishes.rather) : [];
  return longestBefore(core, core.length, openers) > 0 || isWhole(core, [...retracts, ...rather]);
}

/** "It went from 9 to 4". */
function isChangedTo(
  tokens: readonly Token[],
  before: Group,
  after: Group | undefined,
  words: readonly Words[],
): boolean {
  if (after === undefined) return false;
  const articles = listsOf(words, ({ number }) => number.articles);
  const between = tokens.slice(before.to, after.from);
  const [to, told] = [pick(words, 'fromTo'), pick(words, 'changed')];
  // In Spanish "a" is no article.
  const isTo = (part: readonly Token[]) => isWhole(part, to) || isWhole(withoutBack(part, articles), to);
  // "De 8 bajó a 5", "from an 8 down to 5".
  const from = before.from - longestBefore(tokens, before.from, articles);
  const moved = longestBefore(tokens, from, pick(words, 'changedFrom')) > 0 ? longestAt(between, 0, told) : 0;
  if (moved > 0) return isTo(between.slice(moved));
  return isTo(between) && [0, 1, 2, 3].some((gap) => longestBefore(tokens, before.from - gap, told) > 0);
}

function only(groups: readonly Group[]): Group | undefined {
  return groups.length === 1 ? groups[0] : undefined;
}

/** Less than the space of a word. */
const TIE = 0.5;

/** Each marker belongs to the number nearest to it; between two, to the one before it. A comma keeps away. */
function marked(
  tokens: readonly Token[],
  groups: readonly Group[],
  markers: Lists,
  words: readonly Words[],
): Set<Group> {
  const times = words.flatMap(({ number }) => [number.now, number.past, number.anotherDay]);
  const articles = listsOf(words, ({ number }) => number.articles);
  // "Yesterday 8 today 6": who begins with the time goes on so.
  const isAhead = longestAt(tokens, 0, times) > 0;
  const found = new Set<Group>();
  for (let at = 0; at < tokens.length; at++) {
    const length = longestAt(tokens, at, markers);
    if (length === 0) continue;
    const far = (group: Group) =>
      distance(tokens, group, at, length, articles) + (isAhead && group.to <= at ? TIE : 0);
    const nearest = [...groups].sort((a, b) => far(a) - far(b))[0];
    if (nearest !== undefined) found.add(nearest);
    at += length - 1;
  }
  return found;
}

function distance(
  tokens: readonly Token[],
  { from, to }: Group,
  at: number,
  length: number,
  articles: Lists,
): number {
  const between = to <= at ? tokens.slice(to, at) : withoutBack(tokens.slice(at + length, from), articles);
  return between.length + 2 * between.filter(isBreak).length;
}
