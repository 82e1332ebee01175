/** Where a number stands on its scale: on it, below or beyond it, and how exactly it was meant. */
import type { Words } from '../content/words.ts';
import type { Scale } from './figures.ts';
import { unclear, type NumberRead } from './number-read.ts';
import { hasPhrase, listsOf, longestAt, longestBefore, withoutEnds } from './phrases.ts';
import type { Group } from './ranges.ts';
import { restBeside } from './remainder.ts';
import { clausesOf, isBreak, type Token } from './tokens.ts';

/** Of a scale; where a night is asked about, "2 to 6" are hours. */
const WIDEST = 0.4;
const WIDEST_NIGHT = 0.2;

export function placed(
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
  const widest = scale.night === true ? WIDEST_NIGHT : WIDEST;
  if (high - low > widest * (scale.max - scale.min)) return unclear('several');
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

/** From one day to the next. */
const MOST_CHANGE = 3;

/** "-3", "minus 3"; "pain -2" may be by how much it has changed. The dash of "pain -7", "pain - 2" and "pain-2" is only a dash. */
function isBelowZero(tokens: readonly Token[], { from, low }: Group, words: readonly Words[]): boolean {
  const number = tokens[from];
  const before = tokens[from - 1];
  if (low === 0 || number === undefined || before === undefined) return false;
  if (before.text === '-') return !number.spaced && (from === 1 || (before.spaced && low <= MOST_CHANGE));
  const approximate = listsOf(words, (each) => each.number.approximate);
  return (
    longestBefore(
      tokens,
      from,
      listsOf(words, (each) => each.number.minus),
    ) > longestBefore(tokens, from, approximate)
  );
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
