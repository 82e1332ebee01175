/** Numbers that belong together: "6-7", "between 6 and 7", "about a 6, maybe 7". */
import type { Words } from '../content/words.ts';
import type { Figure, Scale } from './figures.ts';
import { isSomethingElse } from './guards.ts';
import { isWhole, listsOf, longestAt, longestBefore, once, type Lists } from './phrases.ts';
import { isBreak, type Token } from './tokens.ts';

export interface Group {
  figures: Figure[];
  from: number;
  to: number;
  low: number;
  high: number;
  /** Not an answer: a time, a date, a count. */
  other: boolean;
}

export function groupsOf(
  tokens: readonly Token[],
  figures: readonly Figure[],
  scale: Scale,
  words: readonly Words[],
): Group[] {
  const rows: Figure[][] = [];
  for (const figure of figures) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    const isJoined = last !== undefined && joins(tokens, last, figure, words);
    // "2, about 5 hours" tells of two things, "2, maybe 3 hours" of one.
    const isApart =
      last !== undefined &&
      tokens.slice(last.to, figure.from).some(isBreak) &&
      Math.abs(last.value - figure.value) > 1 &&
      isSomethingElse(tokens, figure, scale, words) !== isSomethingElse(tokens, last, scale, words);
    if (row !== undefined && isJoined && !isApart) row.push(figure);
    else rows.push([figure]);
  }
  const groups = rows.map((row) => groupFrom(tokens, row, scale, words));
  return withoutScaleItself(tokens, listed(tokens, groups, words), scale, words);
}

/** "Woke at 3 and 5", "4 hours maybe 5": what is added to a time or a count is one. */
function listed(tokens: readonly Token[], groups: readonly Group[], words: readonly Words[]): Group[] {
  const kept: Group[] = [];
  for (const group of groups) {
    const before = kept.at(-1);
    const isAdded = before?.other === true && isAdding(tokens.slice(before.to, group.from), words);
    kept.push(isAdded && !group.figures.some(({ outOf }) => outOf) ? { ...group, other: true } : group);
  }
  return kept;
}

function isAdding(between: readonly Token[], words: readonly Words[]): boolean {
  const { and, joiners, approximate } = joinLists(words);
  const unit = longestAt(
    between,
    0,
    listsOf(words, ({ number }) => number.units),
  );
  return isWhole(between, and) || (unit > 0 && isWhole(between.slice(unit), [...joiners, ...approximate]));
}

function groupFrom(
  tokens: readonly Token[],
  figures: Figure[],
  scale: Scale,
  words: readonly Words[],
): Group {
  const values = figures.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const from = figures[0]?.from ?? 0;
  const to = figures.at(-1)?.to ?? from;
  const other =
    figures.some((each) => isSomethingElse(tokens, each, scale, words)) ||
    isFraction(tokens, figures, scale) ||
    isFarBack(tokens, figures);
  return { figures, from, to, low, high, other };
}

/** "11/23", "24/7", "7/4": a slash makes a range only by one upwards, and within the scale. */
function isFraction(tokens: readonly Token[], figures: readonly Figure[], scale: Scale): boolean {
  const last = figures.at(-1);
  const slashes = figures.filter(({ to }) => tokens[to]?.text === '/');
  if (slashes.length === 0) return false;
  const [low, high] = figures;
  // "6/7" is one, and "3/5" as well three of five.
  const isRange = slashes.length === 1 && low !== undefined && high?.value === low.value + 1;
  return !isRange || figures.length > 2 || (last?.value ?? 0) > scale.max;
}

/** "9-5", "10-6" are hours of the day; "7-6" is a range. */
function isFarBack(tokens: readonly Token[], figures: readonly Figure[]): boolean {
  const [a, b] = figures;
  return a !== undefined && b !== undefined && tokens[a.to]?.text === '-' && a.value - b.value > 2;
}

function joins(tokens: readonly Token[], a: Figure, b: Figure, words: readonly Words[]): boolean {
  if (a.line !== undefined || b.line !== undefined) return false;
  const lists = joinLists(words);
  let joined = false;
  for (let at = a.to; at < b.from;) {
    const step = stepAt(tokens, at, a, b, lists);
    if (step === undefined) return false;
    joined ||= step.joins;
    at += step.length;
  }
  return joined;
}

const joinLists = once((words) => ({
  joiners: listsOf(words, ({ number }) => number.joiners),
  concludes: listsOf(words, ({ number }) => number.concludes),
  fromTo: listsOf(words, ({ number }) => number.fromTo),
  changed: listsOf(words, ({ number }) => number.changed),
  between: listsOf(words, ({ number }) => number.between),
  and: listsOf(words, ({ number }) => number.and),
  approximate: listsOf(words, ({ number }) => number.approximate),
  articles: listsOf(words, ({ number }) => number.articles),
}));
type JoinLists = Record<keyof ReturnType<typeof joinLists>, Lists>;

function stepAt(tokens: readonly Token[], at: number, a: Figure, b: Figure, lists: JoinLists) {
  const text = tokens[at]?.text ?? '';
  // "8, so let's say 6" tells of one number.
  if (longestAt(tokens, at, lists.concludes) > 0) return undefined;
  const joiner = longestAt(tokens, at, lists.joiners);
  if (joiner > 0) return isChange(tokens, at, a, b, lists) ? undefined : { length: joiner, joins: true };
  const and = longestAt(tokens, at, lists.and);
  const start = a.from - longestBefore(tokens, a.from, lists.articles);
  if (and > 0 && longestBefore(tokens, start, lists.between) > 0) return { length: and, joins: true };
  const guess = longestAt(tokens, at, lists.approximate);
  if (guess > 0) return { length: guess, joins: true };
  if ('-/~'.includes(text)) return { length: 1, joins: true };
  const article = longestAt(tokens, at, lists.articles);
  if (article > 0) return { length: article, joins: false };
  return ',()'.includes(text) ? { length: 1, joins: false } : undefined;
}

/** "It went from 8 to 6" tells of two times, not of a range. */
function isChange(tokens: readonly Token[], at: number, a: Figure, b: Figure, lists: JoinLists): boolean {
  if (longestAt(tokens, at, lists.fromTo) === 0) return false;
  const told = [0, 1, 2, 3].some(
    (gap) => a.from > gap && longestBefore(tokens, a.from - gap, lists.changed) > 0,
  );
  return told || a.value > b.value;
}

/** "2 on a scale of 5". */
export function isOnAnotherScale(
  tokens: readonly Token[],
  groups: readonly Group[],
  scale: Scale,
  words: readonly Words[],
): boolean {
  const named = listsOf(words, ({ number }) => number.scale);
  return (
    groups.length > 1 &&
    groups.some(({ from, high }) => high !== scale.max && longestBefore(tokens, from, named) > 0)
  );
}

/** "On a scale of 0 to 10, 7": the scale is ours, not an answer, unless it is all there is. */
function withoutScaleItself(
  tokens: readonly Token[],
  groups: Group[],
  scale: Scale,
  words: readonly Words[],
): Group[] {
  const named = listsOf(words, ({ number }) => number.scale);
  const isScale = ({ figures, low, high, from }: Group) =>
    (figures.length > 1 &&
      low <= Math.max(1, scale.min) &&
      high === scale.max &&
      figures[0]?.value === low) ||
    longestBefore(tokens, from, named) > 0;
  return groups.map((each) => (isScale(each) ? { ...each, other: true } : each));
}
