/** Finds every number in a reply, in figures or words, with its halves and its "out of 10". */
import type { Words } from '../content/words.ts';
import { longestNumberAt, numberWordAt } from './number-words.ts';
import { listsOf, longestAt, longestBefore } from './phrases.ts';
import type { Token } from './tokens.ts';

export interface Scale {
  min: number;
  max: number;
  /** Whether "none" may stand for the lowest value; not where the scale counts something good. */
  none?: boolean;
}

export interface Figure {
  value: number;
  /** First token, and the one after the last. */
  from: number;
  to: number;
  suffix: string;
  outOf: boolean;
  /** An emergency line rather than a number: 911. */
  line?: string;
  /** A word such as "one" that may be no number here. */
  weak: boolean;
}

export function figuresIn(tokens: readonly Token[], scale: Scale, words: readonly Words[]): Figure[] {
  const figures: Figure[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const found = figureAt(tokens, at, words);
    if (found === undefined) continue;
    const part = withPoint(tokens, withHalf(tokens, found, words), words);
    const whole = withScale(tokens, part, scale, words);
    figures.push(whole);
    at = whole.to - 1;
  }
  return figures.filter((each) => !each.weak || standsAlone(tokens, each, words));
}

function figureAt(tokens: readonly Token[], at: number, words: readonly Words[]): Figure | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  const plain = {
    value: token.value ?? 0,
    from: at,
    to: at + 1,
    suffix: token.suffix ?? '',
    outOf: false,
    weak: false,
  };
  const line = emergencyLineAt(tokens, at, words);
  if (line !== undefined) return { ...plain, to: at + line.length, line: line.key };
  if (token.kind === 'figure') return plain;
  const word = numberWordAt(tokens, at, words);
  return word && { ...plain, value: word.value, to: at + word.length, weak: word.weak };
}

function emergencyLineAt(tokens: readonly Token[], at: number, words: readonly Words[]) {
  for (const { number } of words) {
    const line = longestNumberAt(tokens, at, number.emergencyLines);
    if (line !== undefined) return line;
  }
  return undefined;
}

/** "6 1/2", "six and a half". */
function withHalf(tokens: readonly Token[], figure: Figure, words: readonly Words[]): Figure {
  const length = longestAt(
    tokens,
    figure.to,
    listsOf(words, ({ number }) => number.half),
  );
  if (length === 0 || !Number.isInteger(figure.value) || figure.suffix !== '') return figure;
  return { ...figure, value: figure.value + 0.5, to: figure.to + length };
}

/** "Six point five". */
function withPoint(tokens: readonly Token[], figure: Figure, words: readonly Words[]): Figure {
  const point = listsOf(words, ({ number }) => number.point);
  const length = longestAt(tokens, figure.to, point);
  const tenth = length > 0 ? figureAt(tokens, figure.to + length, words) : undefined;
  if (tenth === undefined || !Number.isInteger(figure.value) || figure.suffix !== '') return figure;
  const isDigit = Number.isInteger(tenth.value) && tenth.value >= 0 && tenth.value <= 9;
  if (!isDigit || tenth.line !== undefined || tenth.suffix !== '') return figure;
  return { ...figure, value: figure.value + tenth.value / 10, to: tenth.to };
}

/** "7/10", "seven out of ten". */
function withScale(tokens: readonly Token[], figure: Figure, scale: Scale, words: readonly Words[]): Figure {
  const outOf = listsOf(words, ({ number }) => number.outOf);
  const joined = tokens[figure.to]?.text === '/' ? 1 : longestAt(tokens, figure.to, outOf);
  if (joined === 0 || figure.line !== undefined) return figure;
  const top = figureAt(tokens, figure.to + joined, words);
  const isScale =
    top !== undefined && top.value === scale.max && top.suffix === '' && tokens[top.to]?.text !== '/';
  return isScale ? { ...figure, to: top.to, outOf: true, weak: false } : figure;
}

/** "One" is a number only with nothing of a sentence around it: "a one", "it is one", not "one of those days". */
function standsAlone(tokens: readonly Token[], { from, to }: Figure, words: readonly Words[]): boolean {
  const before = words.flatMap(({ number }) => [
    number.articles,
    number.lead,
    number.approximate,
    number.joiners,
    number.between,
  ]);
  const after = words.flatMap(({ number, fillers }) => [
    number.now,
    number.joiners,
    number.approximate,
    fillers,
  ]);
  const opens = from === 0 || tokens[from - 1]?.kind === 'mark' || longestBefore(tokens, from, before) > 0;
  const next = tokens[to];
  return opens && (next === undefined || next.kind === 'mark' || longestAt(tokens, to, after) > 0);
}
