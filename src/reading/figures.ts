/** Finds every number in a reply, in figures or words, with its halves and its "out of 10". */
import type { Words } from '../content/words.ts';
import { longestNumberAt, numberWordAt, spelledAt } from './number-words.ts';
import { pick } from './number-lists.ts';
import { listsOf, longestAt, longestBefore, once } from './phrases.ts';
import type { Token } from './tokens.ts';

export interface Scale {
  min: number;
  max: number;
  /** Whether "none" may stand for the lowest value; not where the scale counts something good. */
  none?: boolean;
  /** Whether a night is asked about, so that "6 last night" is an answer. */
  night?: boolean;
  /** What is counted, so that "20 hours" is an answer and "20 days" is none; a score when left out. */
  of?: keyof Words['number']['counted'];
}

export interface Figure {
  value: number;
  /** First token, and the one after the last. */
  from: number;
  to: number;
  suffix: string;
  outOf: boolean;
  /** On another scale than ours: "3 out of 5". */
  elsewhere: boolean;
  /** An emergency line rather than a number: 911. */
  line?: string;
  /** Told in what is asked for: "20 min". */
  named?: true;
  /** A word such as "one" that may be no number here. */
  weak: boolean;
}

export function figuresIn(tokens: readonly Token[], scale: Scale, words: readonly Words[]): Figure[] {
  const figures: Figure[] = [];
  const none = [...listsOf(words, (each) => each.fillers), ...pick(words, 'noNumber')];
  for (let at = 0; at < tokens.length; at++) {
    // "Mil gracias", "great for once" count nothing.
    const idle = longestAt(tokens, at, none);
    if (idle > 1) at += idle - 1;
    const found = idle > 1 ? undefined : figureAt(tokens, at, words);
    if (found === undefined) continue;
    const part = withPoint(tokens, withHalf(tokens, found, words), words);
    const whole = withUnit(tokens, withScale(tokens, part, scale, words), scale, words);
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
    elsewhere: false,
    weak: false,
  };
  const line = emergencyLineAt(tokens, at, words);
  if (line !== undefined) return { ...plain, to: at + line.length, line: line.key };
  if (token.kind === 'figure') return plain;
  const word = spelledAt(tokens, at, words);
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
  const length = longestAt(tokens, figure.to, pick(words, 'half'));
  if (length === 0 || !Number.isInteger(figure.value) || figure.suffix !== '') return figure;
  return { ...figure, value: figure.value + 0.5, to: figure.to + length };
}

/** "Six point five". */
function withPoint(tokens: readonly Token[], figure: Figure, words: readonly Words[]): Figure {
  const point = pick(words, 'point');
  const length = longestAt(tokens, figure.to, point);
  const tenth = length > 0 ? figureAt(tokens, figure.to + length, words) : undefined;
  if (tenth === undefined || !Number.isInteger(figure.value) || figure.suffix !== '') return figure;
  const isDigit = Number.isInteger(tenth.value) && tenth.value >= 0 && tenth.value <= 9;
  if (!isDigit || tenth.line !== undefined || tenth.suffix !== '') return figure;
  return { ...figure, value: figure.value + tenth.value / 10, to: tenth.to };
}

/** "7/10", "seven out of ten". */
function withScale(tokens: readonly Token[], figure: Figure, scale: Scale, words: readonly Words[]): Figure {
  const outOf = pick(words, 'outOf');
  const joined = tokens[figure.to]?.text === '/' ? 1 : longestAt(tokens, figure.to, outOf);
  if (joined === 0 || figure.line !== undefined) return figure;
  const top = figureAt(tokens, figure.to + joined, words);
  const isScale =
    top !== undefined && top.value === scale.max && top.suffix === '' && tokens[top.to]?.text !== '/';
  if (isScale) return { ...figure, to: top.to, outOf: true, weak: false };
  return top !== undefined && tokens[figure.to]?.text !== '/'
    ? { ...figure, to: top.to, elsewhere: true }
    : figure;
}

/** "20 hours a week", "20h", where hours are asked for. */
function withUnit(tokens: readonly Token[], figure: Figure, scale: Scale, words: readonly Words[]): Figure {
  const { of } = scale;
  if (of === undefined || figure.outOf) return figure;
  const part = partOfMore(tokens, figure, words);
  if (part !== undefined) return part;
  const units = listsOf(words, ({ number }) => number.counted[of]);
  const isWritten = units.some((each) => each.includes(figure.suffix));
  const to = figure.to + (isWritten ? 0 : longestAt(tokens, figure.to, units));
  const span = longestAt(tokens, to, of === 'hours' ? listsOf(words, ({ number }) => number.perWeek) : []);
  const isNamed = isWritten || to > figure.to;
  return {
    ...figure,
    to: to + span,
    suffix: isWritten ? '' : figure.suffix,
    ...(isNamed && { named: true }),
  };
}

/** "10 of the 20": so much of what was planned. */
function partOfMore(tokens: readonly Token[], figure: Figure, words: readonly Words[]): Figure | undefined {
  const of = longestAt(
    tokens,
    figure.to,
    listsOf(words, ({ number }) => number.partOf),
  );
  const whole = of > 0 ? figureAt(tokens, figure.to + of, words) : undefined;
  const isPart = whole !== undefined && whole.value > figure.value && whole.suffix === '';
  return isPart ? { ...figure, to: whole.to, named: true } : undefined;
}

/** "One" is a number only with nothing of a sentence around it: "a one", "it is one", not "one of those days". */
function standsAlone(tokens: readonly Token[], { from, to }: Figure, words: readonly Words[]): boolean {
  const { before, after } = aroundAlone(words);
  const opens = from === 0 || tokens[from - 1]?.kind === 'mark' || longestBefore(tokens, from, before) > 0;
  let end = to;
  for (let step = longestAt(tokens, end, after); step > 0; step = longestAt(tokens, end, after)) end += step;
  const next = tokens[end];
  return (
    opens &&
    (next === undefined || next.kind === 'mark' || next.kind === 'figure' || isNumberWord(tokens, end, words))
  );
}

const aroundAlone = once((words) => ({
  before: words.flatMap(({ number }) => [
    number.articles,
    number.lead,
    number.approximate,
    number.joiners,
    number.between,
  ]),
  after: words.flatMap(({ number, fillers }) => [number.now, number.joiners, number.approximate, fillers]),
}));

function isNumberWord(tokens: readonly Token[], at: number, words: readonly Words[]): boolean {
  return numberWordAt(tokens, at, words) !== undefined;
}
