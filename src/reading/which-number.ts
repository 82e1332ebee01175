/** Of several numbers, the one that tells of now: "8 now, was 5". */
import type { Words } from '../content/words.ts';
import { isOfAnotherTime, isOfThisMoment } from './another-time.ts';
import { pick } from './number-lists.ts';
import { hasPhrase, isWhole, listsOf, longestAt, longestBefore, withoutBack, type Lists } from './phrases.ts';
import type { Group } from './ranges.ts';
import { isBreak, type Token } from './tokens.ts';

export function whichNumber(
  tokens: readonly Token[],
  groups: readonly Group[],
  words: readonly Words[],
): Group | undefined {
  const [first, ...rest] = groups;
  if (first === undefined || rest.every((each) => each.low === first.low && each.high === first.high))
    return first;
  const now = marked(
    tokens,
    groups,
    listsOf(words, ({ number }) => number.now),
    words,
  );
  const past = toldOfThePast(tokens, groups, words);
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
  words: readonly Words[],
): Set<Group> {
  const times = words.flatMap(({ number }) => [number.past, number.anotherDay, number.notNow]);
  const past = marked(tokens, groups, times, words);
  for (const [at, group] of groups.entries()) {
    const isBefore =
      isChangedTo(tokens, group, groups[at + 1], words) || (at > 0 && isChangedFrom(tokens, group, words));
    // "4, 7 when I stand".
    if (isBefore || (groups.length > 1 && isOfAnotherTime(tokens, group, words))) past.add(group);
  }
  return past;
}

/** "Sitting 4, standing 8, so let's say 6". */
export function concludes(tokens: readonly Token[], { from }: Group, words: readonly Words[]): boolean {
  const leads = words.flatMap(({ number }) => [number.articles, number.lead, number.approximate]);
  const spoken = tokens.slice(0, from);
  return [spoken, withoutBack(spoken, leads)].some(
    (each) => longestBefore(each, each.length, pick(words, 'concludes')) > 0,
  );
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
  return longestBefore(core, core.length, openers) > 0;
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
  const between = withoutBack(tokens.slice(before.to, after.from), articles);
  const to = listsOf(words, ({ number }) => number.fromTo);
  const told = listsOf(words, ({ number }) => number.changed);
  return (
    isWhole(between, to) && [0, 1, 2, 3].some((gap) => longestBefore(tokens, before.from - gap, told) > 0)
  );
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
