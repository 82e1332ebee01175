/**
 * Which value on a scale a reply means. It would rather ask again than file a time, a date or a count of tablets as
 * pain: a number is taken only when nothing around it says that it is something else.
 */
import type { Words } from '../content/words.ts';
import { figuresIn, type Figure, type Scale } from './figures.ts';
import { isSomethingElse } from './guards.ts';
import { hasPhrase, listsOf, longestAt, longestBefore } from './phrases.ts';
import { groupsOf, type Group } from './ranges.ts';
import { restBeside } from './remainder.ts';
import { isBreak, tokensOf, type Token } from './tokens.ts';
import { isAboutAnotherDay, whichNumber } from './which-number.ts';
import { isVague, saysNone, saysSame } from './without-number.ts';

export type { Scale } from './figures.ts';
export type NumberRead =
  /** `over`: more than the scale has, and taken as its highest value. `rest`: what else was said. */
  | { kind: 'value'; value: number; approx: boolean; over: boolean; rest: string }
  | { kind: 'range'; low: number; high: number; rest: string }
  | { kind: 'same' }
  | { kind: 'emergency-line'; number: string }
  | { kind: 'unclear'; because: 'no-number' | 'several' | 'not-this' | 'vague' | 'below' };

type Because = Extract<NumberRead, { kind: 'unclear' }>['because'];

export function readNumber(text: string, scale: Scale, words: readonly Words[]): NumberRead {
  const tokens = tokensOf(text);
  const slip = slipIn(tokens, scale, words);
  if (slip !== undefined) return slip;
  const figures = figuresIn(tokens, scale, words);
  const line = figures.find(
    (each) => each.line !== undefined && !isSomethingElse(tokens, each, words) && !touchesSlash(tokens, each),
  );
  if (line?.line !== undefined) return { kind: 'emergency-line', number: line.line };
  const groups = groupsOf(tokens, figures, scale, words);
  const wanted = groups.filter((each) => !each.other);
  if (wanted.length === 0) return withoutNumber(tokens, groups, scale, words);
  const group = whichNumber(tokens, wanted, words);
  if (group === undefined) return unclear('several');
  if (wanted.length === 1 && isAboutAnotherDay(tokens, group, words)) return unclear('not-this');
  if (isAskedAbout(tokens, group, words)) return unclear('not-this');
  if (wanted.length === 1 && isOfAnotherTime(tokens, group, words)) return unclear('not-this');
  if (isOnlyBound(tokens, group, words)) return unclear('vague');
  return placed(text, tokens, group, scale, words);
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
  if (groups.length > 0 || tokens.some(({ kind }) => kind === 'thing')) return unclear('not-this');
  return unclear(isVague(tokens, words) ? 'vague' : 'no-number');
}

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
  if (high > scale.max && !isOver(tokens, group, scale, words)) return unclear('not-this');
  if (low > scale.max) return { kind: 'value', value: scale.max, approx: false, over: true, rest };
  if (low < high) return { kind: 'range', low, high: Math.min(high, scale.max), rest };
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
function isOfAnotherTime(
  tokens: readonly Token[],
  { from, to, figures }: Group,
  words: readonly Words[],
): boolean {
  if (figures.some(({ outOf }) => outOf)) return false;
  if (
    longestAt(
      tokens,
      to,
      listsOf(words, ({ number }) => number.onlyThen),
    ) > 0
  )
    return true;
  const opens = tokens.slice(0, from).findLastIndex(isBreak) + 1;
  return hasPhrase(
    tokens.slice(opens, from),
    listsOf(words, ({ number }) => number.notNow),
  );
}

/** "What does 5 mean" gives no answer; "what a day, 7" does. */
function isAskedAbout(tokens: readonly Token[], { from, figures }: Group, words: readonly Words[]): boolean {
  if (figures.some(({ outOf }) => outOf) || tokens.slice(0, from).some(isBreak)) return false;
  return (
    longestAt(
      tokens,
      0,
      listsOf(words, ({ number }) => number.asksAbout),
    ) > 0 && from > 0
  );
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

/** How far beyond a scale people go when they mean its end: 11, 12/10, 100. A 45 is more likely a slip or an age. */
function isOver(
  tokens: readonly Token[],
  { figures, from, low, high }: Group,
  scale: Scale,
  words: readonly Words[],
): boolean {
  if (figures.some(({ outOf }) => outOf)) return true;
  if (scale.max < 10) return false;
  if (high > 2 * scale.max && ![100, 1_000].includes(high)) return false;
  if (low < high) return high <= scale.max + 2;
  const leads = words.flatMap(({ number }) => [number.lead, number.articles, number.approximate]);
  return from === 0 || tokens[from - 1]?.kind === 'mark' || longestBefore(tokens, from, leads) > 0;
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
