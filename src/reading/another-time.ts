/** Whether a number tells of now, of another time, or of somebody else. */
import type { Words } from '../content/words.ts';
import type { Scale } from './figures.ts';
import { folded } from './fold.ts';
import { pick } from './number-lists.ts';
import { hasPhrase, listsOf, longestAt, longestBefore, once, withoutBack, type Lists } from './phrases.ts';
import type { Group } from './ranges.ts';
import { clausesOf, isBreak, isEnd, type Token } from './tokens.ts';

export function isOfThisMoment(
  tokens: readonly Token[],
  { from, to }: Group,
  words: readonly Words[],
): boolean {
  const moment = pick(words, 'thisMoment');
  const leads = words.flatMap(({ number }) => [number.articles, number.links, number.approximate]);
  const before = tokens.slice(0, from);
  const told = [withoutBack(before, leads), withoutChange(before, words)];
  return (
    longestAt(tokens, to, moment) > 0 || told.some((each) => longestBefore(each, each.length, moment) > 0)
  );
}

/** "8, but by now it's down to 6": what leads from the one number to the other. */
function withoutChange(before: readonly Token[], words: readonly Words[]): readonly Token[] {
  // "Down to a 6"; in Spanish "a" is no article.
  const article = longestBefore(before, before.length, pick(words, 'articles'));
  for (const each of [before, before.slice(0, before.length - article)]) {
    const to = longestBefore(each, each.length, pick(words, 'fromTo'));
    const changed = to === 0 ? 0 : longestBefore(each, each.length - to, pick(words, 'changed'));
    if (changed > 0) return withoutBack(each.slice(0, each.length - to - changed), pick(words, 'lead'));
  }
  return before;
}

/** "Usually a 5", "8 when I walk": true enough, and not what was asked. */
export function isOfAnotherTime(
  tokens: readonly Token[],
  { from, to }: Group,
  words: readonly Words[],
): boolean {
  const isPolite = longestAt(tokens, to, pick(words, 'politeIf')) > 0;
  if (!isPolite && longestAt(tokens, to, pick(words, 'onlyThen')) > 0) return true;
  const notNow = pick(words, 'notNow');
  const but = listsOf(words, (each) => each.but);
  // "Luego hago 20" begins with what is no new part there.
  const isNew = (at: number) => longestAt(tokens, at, but) > longestAt(tokens, at, notNow);
  const opens = tokens
    .slice(0, from)
    .findLastIndex((each, at) => isBreak(each) || each.kind === 'figure' || isNew(at));
  const before = tokens.slice(opens + 1, from);
  // "30 yesterday, 20 today": the day of the number before it.
  const own = tokens[opens]?.kind === 'figure' ? longestAt(before, 0, pick(words, 'anotherDay')) : 0;
  return hasPhrase(before, notNow) || wouldBe(tokens, before, words) || isToldOfDay(before.slice(own), words);
}

/** "Without the brace it'd be 9"; "that would be a 6" is only polite. */
function wouldBe(tokens: readonly Token[], before: readonly Token[], words: readonly Words[]): boolean {
  return hasPhrase(before, pick(words, 'wouldBe')) && hasPhrase(tokens, pick(words, 'conditions'));
}

/** "Last week I did 20"; "overdid it yesterday so 8", "today after yesterday 8" are of now. */
function isToldOfDay(before: readonly Token[], words: readonly Words[]): boolean {
  const [days, than] = [pick(words, 'anotherDay'), pick(words, 'beforeDay')];
  const later = [...pick(words, 'concludes'), ...pick(words, 'now')];
  const day = before.findLastIndex(
    (_, at) => longestAt(before, at, days) > 0 && longestBefore(before, at, than) === 0,
  );
  return day >= 0 && !hasPhrase(before.slice(day + 1), later);
}

/** "It was a 5 yesterday" is about another day. "6 last night" is not, where a night is asked about. */
export function isAboutAnotherDay(
  tokens: readonly Token[],
  { from, to }: Group,
  { night, of }: Scale,
  words: readonly Words[],
): boolean {
  const past = night === true ? pastOfNight(words) : pick(words, 'past');
  const nights = night === true ? [] : listsOf(words, ({ number }) => number.night);
  const days = [...listsOf(words, ({ number }) => number.anotherDay), ...nights];
  // "8 yesterday" and nothing of today; "40 before" and nothing else.
  if (longestAt(tokens, to, days) > 0) return true;
  const before = longestAt(
    tokens,
    to,
    listsOf(words, ({ number }) => number.justBefore),
  );
  // "15 before my hip gave out" is of today, where minutes are asked for.
  if (before > 0 && (isEnd(tokens[to + before]) || of !== 'minutes')) return true;
  const told = [0, 1, 2].some((gap) => from > gap && longestBefore(tokens, from - gap, past) > 0);
  return told && (hasBefore(tokens, from, days) || hasClockBehind(tokens, to, words));
}

/** The night that is asked about is no other. */
export const pastOfNight = once((words) =>
  listsOf(words, ({ number: { past, night } }) => past.filter((each) => !night.includes(each))),
);

/** "It was a 9 at 3 am". */
function hasClockBehind(tokens: readonly Token[], to: number, words: readonly Words[]): boolean {
  const before = pick(words, 'clockBefore');
  for (let at = to; !isEnd(tokens[at]); at += 1)
    if (tokens[at]?.kind === 'thing' || /^\d/.test(tokens[at + longestAt(tokens, at, before)]?.text ?? ''))
      return true;
  return false;
}

/** "Yesterday was brutal, 9": how it was on another day, or with somebody else, and then a number that does not say of when. */
export function goesOnFromAnother(
  tokens: readonly Token[],
  { from }: Group,
  { night }: Scale,
  words: readonly Words[],
): boolean {
  const nights = night === true ? [] : pick(words, 'night');
  const elsewhere = [...pick(words, 'anotherDay'), ...othersByName(words), ...nights];
  const state = [...pick(words, 'vague'), ...pick(words, 'same'), ...pick(words, 'scored')];
  const opens = tokens.slice(0, from).findLastIndex(isBreak);
  const before = clausesOf(tokens.slice(0, Math.max(opens, 0)));
  const last = before.at(-1) ?? [];
  // "Same as yesterday for mood, 3 for sleep" only compares with it.
  const isThen = last.some(
    (_, at) => longestAt(last, at, elsewhere) > 0 && longestBefore(last, at, pick(words, 'beforeDay')) === 0,
  );
  return isThen && hasPhrase(last, state) && last.every(({ kind }) => kind !== 'figure');
}

/** Without its accent "él" is an article. */
export const othersByName = once((words) =>
  listsOf(words, ({ number: { others, definite } }) =>
    others.filter((each) => !definite.includes(folded(each))),
  ),
);

function hasBefore(tokens: readonly Token[], from: number, lists: Lists): boolean {
  for (let at = from - 1; at >= 0; at--) {
    const token = tokens[at];
    // "Anteanoche un 8 y anoche un 4": what stands before another number is told of that.
    if (token === undefined || isBreak(token) || token.kind === 'figure') return false;
    if (longestAt(tokens, at, lists) > 0) return true;
  }
  return false;
}
