/**
 * Which value on a scale a reply means. It would rather ask again than file a time, a date or a count of tablets as
 * pain: a number is taken only when nothing around it says that it is something else.
 */
import type { Words } from '../content/words.ts';
import { figuresIn, type Figure, type Scale } from './figures.ts';
import { fitOf } from './fitting.ts';
import { isSomethingElse } from './guards.ts';
import { hasPhrase, listsOf, longestAt, longestBefore, withoutEnds } from './phrases.ts';
import { groupsOf, type Group } from './ranges.ts';
import { restBeside } from './remainder.ts';
import { clausesOf, isBreak, isEnd, tokensOf, type Token } from './tokens.ts';
import { isAboutAnotherDay, toldOfThePast, whichNumber } from './which-number.ts';
import { isVague, saysNone, saysSame } from './without-number.ts';

export type { Scale } from './figures.ts';
export type NumberRead =
  /** `over`: "10+", at least the highest the scale has. `rest`: what else was said. */
  | { kind: 'value'; value: number; approx: boolean; over: boolean; rest: string }
  | { kind: 'range'; low: number; high: number; rest: string }
  | { kind: 'same' }
  | { kind: 'emergency-line'; number: string }
  /** `maybe`: the only number there is, of which nobody can say whether it is the answer. */
  | {
      kind: 'unclear';
      because: 'no-number' | 'several' | 'not-this' | 'vague' | 'below' | 'above';
      maybe?: number;
    };

type Because = Extract<NumberRead, { kind: 'unclear' }>['because'];

export function readNumber(text: string, scale: Scale, words: readonly Words[]): NumberRead {
  const tokens = tokensOf(text);
  const slip = slipIn(tokens, scale, words);
  if (slip !== undefined) return slip;
  const figures = figuresIn(tokens, scale, words);
  const line = figures.find(
    (each) =>
      each.line !== undefined && !isSomethingElse(tokens, each, scale, words) && !touchesSlash(tokens, each),
  );
  if (line?.line !== undefined) return { kind: 'emergency-line', number: line.line };
  const groups = groupsOf(tokens, figures, scale, words);
  const wanted = groups.filter((each) => !each.other && fitOf(tokens, each, scale, words) !== 'doubtful');
  const isOneOfMany = wanted.length === 0 && groups.filter(({ other }) => !other).length > 1;
  if (isOneOfMany) return unclear('several');
  if (wanted.length === 0) return withoutNumber(tokens, groups, scale, words);
  const group = whichNumber(tokens, wanted, words);
  if (group === undefined) return unclear('several');
  const isPlain = fitOf(tokens, group, scale, words) === 'plain';
  if (isDoubted(tokens, groups, wanted, words, isPlain ? group : undefined)) return unclear('several');
  if (wanted.length === 1 && isAboutAnotherDay(tokens, group, scale, words)) return unclear('not-this');
  if (isAskedAbout(tokens, group, words)) return unclear('not-this');
  if (wanted.length === 1 && isOfAnotherTime(tokens, group, words)) return unclear('not-this');
  if (isOnlyBound(tokens, group, words)) return unclear('vague');
  return placed(text, tokens, group, scale, words);
}

/**
 * Another number stands there of which nobody can say what it is, and that is not told of another time. Beside what says itself
 * that it is the score it does no harm, but in the same breath.
 */
function isDoubted(
  tokens: readonly Token[],
  groups: readonly Group[],
  wanted: readonly Group[],
  words: readonly Words[],
  plain: Group | undefined,
): boolean {
  const all = groups.filter(({ other }) => !other);
  const past = toldOfThePast(tokens, all, words);
  const doubted = all.filter((each) => !wanted.includes(each) && !past.has(each));
  // "20 min with 2 breaks".
  const named = groups.filter(({ figures }) => figures.some((each) => each.named));
  if (wanted.length === 1 && named.length === 1 && wanted[0] === named[0]) return false;
  return doubted.some((each) => plain === undefined || !isApart(tokens, each, plain));
}

function isApart(tokens: readonly Token[], a: Group, b: Group): boolean {
  const [first, last] = a.from < b.from ? [a, b] : [b, a];
  return tokens.slice(first.to, last.from).some(isBreak);
}

function unclear(because: Because): NumberRead {
  return { kind: 'unclear', because };
}

/** "l0" and "1O" for 10, "o" for 0: only where there is nothing else. */
function slipIn(tokens: readonly Token[], scale: Scale, words: readonly Words[]): NumberRead | undefined {
  const spoken = tokens.filter(({ kind }) => kind !== 'mark');
  const [only, ...more] = spoken;
  if (only === undefined || more.length > 0) return undefined;
  const written: Token = { ...only, text: only.text + (only.suffix ?? '') };
  const found = words
    .flatMap(({ number }) => Object.entries(number.slips))
    .find(([, spelled]) => spelled.includes(written.text));
  const value = Number(found?.[0]);
  return found === undefined || value < scale.min || value > scale.max
    ? undefined
    : { kind: 'value', value, approx: false, over: false, rest: '' };
}

/** "BP 112/70". */
function touchesSlash(tokens: readonly Token[], { from, to }: Figure): boolean {
  return tokens[from - 1]?.text === '/' || tokens[to]?.text === '/';
}

function withoutNumber(
  tokens: readonly Token[],
  groups: readonly Group[],
  scale: Scale,
  words: readonly Words[],
): NumberRead {
  if (saysSame(tokens, words)) return { kind: 'same' };
  if (saysNone(tokens, words)) {
    const meant = scale.min === 0 && scale.none !== false;
    return meant ? { kind: 'value', value: 0, approx: false, over: false, rest: '' } : unclear('vague');
  }
  const maybe = maybeIn(groups, scale);
  if (maybe !== undefined) return { kind: 'unclear', because: 'not-this', maybe };
  if (groups.length > 0 || tokens.some(({ kind }) => kind === 'thing')) return unclear('not-this');
  return unclear(isVague(tokens, words) ? 'vague' : 'no-number');
}

function maybeIn(groups: readonly Group[], { min, max }: Scale): number | undefined {
  const [only, ...more] = groups;
  if (only === undefined || only.other || more.length > 0) return undefined;
  return only.low === only.high && only.low >= min && only.high <= max ? only.low : undefined;
}

/** Of a scale. */
const WIDEST = 0.4;

function placed(
  text: string,
  tokens: readonly Token[],
  group: Group,
  scale: Scale,
  words: readonly Words[],
): NumberRead {
  const { low, high } = group;
  if (low < scale.min || isBelowZero(tokens, group, words)) return unclear('below');
  const rest = restBeside(text, tokens, group, words);
  if (high > scale.max) return unclear(isOver(tokens, group, scale, words) ? 'above' : 'not-this');
  // "Anywhere between 2 and 9" is no number.
  if (high - low > WIDEST * (scale.max - scale.min)) return unclear('several');
  if (low < high) return { kind: 'range', low, high, rest };
  const plus = low === scale.max && tokens[group.to]?.text === '+';
  return {
    kind: 'value',
    value: low,
    approx: !plus && isApproximate(tokens, group, words),
    over: plus,
    rest,
  };
}

/** "-3", "minus 3". A dash inside a sentence is only a dash. */
function isBelowZero(tokens: readonly Token[], { from, low }: Group, words: readonly Words[]): boolean {
  const number = tokens[from];
  const before = tokens[from - 1];
  if (low === 0 || number === undefined || before === undefined) return false;
  if (before.text === '-') return from === 1 && !number.spaced;
  const approximate = listsOf(words, (each) => each.number.approximate);
  return (
    longestBefore(
      tokens,
      from,
      listsOf(words, (each) => each.number.minus),
    ) > longestBefore(tokens, from, approximate)
  );
}

/** "Usually a 5", "8 when I walk": true enough, and not what was asked. */
function isOfAnotherTime(tokens: readonly Token[], { from, to }: Group, words: readonly Words[]): boolean {
  if (
    longestAt(
      tokens,
      to,
      listsOf(words, ({ number }) => number.onlyThen),
    ) > 0
  )
    return true;
  const but = listsOf(words, (each) => each.but);
  const opens = tokens
    .slice(0, from)
    .findLastIndex((each, at) => isBreak(each) || each.kind === 'figure' || longestAt(tokens, at, but) > 0);
  return hasPhrase(
    tokens.slice(opens + 1, from),
    listsOf(words, ({ number }) => number.notNow),
  );
}

/** "What does 5 mean" gives no answer; "what a day, 7" does. */
function isAskedAbout(
  tokens: readonly Token[],
  { from, to, figures }: Group,
  words: readonly Words[],
): boolean {
  if (figures.some(({ outOf }) => outOf) || tokens.slice(0, from).some(isBreak)) return false;
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
function isOnlyBound(tokens: readonly Token[], { from, low, high }: Group, words: readonly Words[]): boolean {
  const articles = listsOf(words, ({ number }) => number.articles);
  const at = from - longestBefore(tokens, from, articles);
  const bounds = listsOf(words, ({ number }) => number.bounds);
  const bound = longestBefore(tokens, at, bounds);
  if (bound === 0 || low < high) return false;
  const near = listsOf(words, ({ number }) => number.approximate);
  const negations = listsOf(words, (each) => each.negations);
  return longestBefore(tokens, at, near) <= bound && longestBefore(tokens, at - bound, negations) === 0;
}

/**
 * How far beyond a scale people go who mean the scale: 11, 12/10, 100; and only where the number is all there is, is called one
 * ("it's a 12"), or stands for "off the scale". A 45 is more likely a slip or an age.
 */
function isOver(tokens: readonly Token[], group: Group, scale: Scale, words: readonly Words[]): boolean {
  const { figures, from, low, high } = group;
  if (figures.some(({ outOf }) => outOf)) return true;
  if (scale.max < 10 || scale.of !== undefined) return false;
  if (high > 2 * scale.max && ![100, 1_000].includes(high)) return false;
  if (low < high) return high <= scale.max + 2;
  const articles = listsOf(words, ({ number }) => number.articles);
  if (longestBefore(tokens, from, articles) > 0) return true;
  if (clauseWithout(tokens, group, words).length > 0) return false;
  const clauses = clausesOf(tokens);
  const vague = listsOf(words, ({ number }) => number.vague);
  return clauses.length === 1 || (clauses.length === 2 && hasPhrase(tokens, vague));
}

/** What its clause says beside the number, but for words that add nothing. */
function clauseWithout(tokens: readonly Token[], { from, to }: Group, words: readonly Words[]): Token[] {
  const opens = tokens.slice(0, from).findLastIndex(isBreak) + 1;
  const ends = tokens.slice(to).findIndex(isBreak);
  const idle = words.flatMap(({ number, fillers }) => [fillers, number.lead, number.approximate, number.now]);
  const sides = [tokens.slice(opens, from), tokens.slice(to, ends < 0 ? undefined : to + ends)];
  return sides.flatMap((side) => withoutEnds(side, idle)).filter(({ kind }) => kind !== 'mark');
}

function isApproximate(
  tokens: readonly Token[],
  { figures, from, to }: Group,
  words: readonly Words[],
): boolean {
  const approximate = listsOf(words, ({ number }) => number.approximate);
  const article = longestBefore(
    tokens,
    from,
    listsOf(words, ({ number }) => number.articles),
  );
  if (figures.some(({ suffix }) => suffix !== '') || longestAt(tokens, to, approximate) > 0) return true;
  if ('~<>≈'.includes(tokens[from - 1]?.text ?? ' ') || tokens[to]?.text === '+') return true;
  return longestBefore(tokens, from - article, approximate) > 0;
}
