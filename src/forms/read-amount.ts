/** An amount as people tell it: one number, one in two units ("1 hour 20 minutes"), or a span ("5 or 6"). */
import type { Words } from '../content/words.ts';
import { longestNumberAt, spelledAt } from '../reading/number-words.ts';
import { listsOf, longestAt, longestBefore, withoutEnds } from '../reading/phrases.ts';
import { tokensOf, type Token } from '../reading/tokens.ts';
import { measureSaid } from './measures.ts';
import { fillersOf, readFigure } from './read-figure.ts';

export interface Part {
  value: number;
  /** What is said beside it: its unit, where it is only that. */
  rest: string;
}
export type AmountRead =
  | { kind: 'parts'; parts: readonly Part[] }
  | { kind: 'span'; low: Part; high: Part }
  | { kind: 'unclear'; because: 'no-number' | 'several' };

export function readAmount(said: string, whole: boolean, words: readonly Words[]): AmountRead {
  const text = inFeet(said);
  const fixed = partOfHour(text, words);
  if (fixed !== undefined) return { kind: 'parts', parts: [fixed] };
  const read = readFigure(text, whole, words);
  if (read.kind === 'figure') return { kind: 'parts', parts: [read] };
  if (read.because === 'several') return ofTwo(text, whole, words) ?? read;
  const one = oneOf(text, words);
  return one === undefined ? read : { kind: 'parts', parts: [one] };
}

/** 5'7" */
function inFeet(text: string): string {
  return text.replace(
    /(\d)\s?['’′]\s?(?:(\d{1,2})\s?(?:["”″]|'')?)?(?!\p{L})/u,
    (_, feet: string, inches = '') => (inches === '' ? `${feet} ft` : `${feet} ft ${String(inches)} in`),
  );
}

/** "Half an hour", "hora y media": minutes. */
function partOfHour(text: string, words: readonly Words[]): Part | undefined {
  const core = withoutEnds(spokenIn(text), [
    ...listsOf(words, ({ fillers }) => fillers),
    ...listsOf(words, ({ number }) => number.approximate),
    ...listsOf(words, ({ inForms }) => inForms.amountLead),
  ]);
  for (const { number } of words) {
    const found = longestNumberAt(core, 0, number.hourWords);
    if (found === undefined) continue;
    const unit = words.flatMap(({ inForms }) => inForms.unitNames['min']?.[0] ?? [])[0] ?? '';
    const behind = core.slice(found.length).map((each) => each.text);
    return { value: found.value, rest: [unit, ...behind].join(' ') };
  }
  return undefined;
}

/** "An hour", "una semana". */
function oneOf(text: string, words: readonly Words[]): Part | undefined {
  const articles = listsOf(words, ({ number }) => number.articles);
  const core = withoutEnds(
    spokenIn(text),
    fillersOf(words).filter((each) => !articles.includes(each)),
  );
  const length = longestAt(core, 0, articles);
  const rest = core
    .slice(length)
    .map((each) => each.text)
    .join(' ');
  return length > 0 && measureSaid(rest, words) !== undefined ? { value: 1, rest } : undefined;
}

function ofTwo(text: string, whole: boolean, words: readonly Words[]): AmountRead | undefined {
  const tokens = spokenIn(text);
  const [first, second, ...more] = numbersIn(tokens, words);
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  const behind = first.at + first.length;
  const cut = joinedAt(text, tokens, first.at, behind, second.at, words);
  const read = (from: number | undefined, to: number | undefined) =>
    readFigure(text.slice(from, to), whole, words);
  const right = read(tokens[second.at]?.from, undefined);
  const begin = isBetween(tokens, first.at, words) ? tokens[first.at]?.from : 0;
  const left = read(begin, cut ?? tokens[second.at]?.from);
  if (left.kind !== 'figure' || right.kind !== 'figure') return undefined;
  if (cut === undefined) {
    const rest = right.rest || smallerThan(left.rest, right.value, words);
    return left.rest === '' || rest === '' ? undefined : { kind: 'parts', parts: [left, { ...right, rest }] };
  }
  if (left.value >= right.value) return undefined;
  const rest = right.rest || left.rest;
  return { kind: 'span', low: { ...left, rest: left.rest || rest }, high: { ...right, rest } };
}

function spokenIn(text: string): Token[] {
  return tokensOf(text).filter(({ kind }) => kind !== 'mark');
}

export function numbersIn(tokens: readonly Token[], words: readonly Words[]) {
  const found: { at: number; length: number }[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const length = tokens[at]?.kind === 'figure' ? 1 : spelledAt(tokens, at, words)?.length;
    if (length === undefined) continue;
    found.push({ at, length });
    at += length - 1;
  }
  return found;
}

/** Where the first end of a span is over: "5 or 6", "5-6", "between 5 and 6", "5 hours to 6 hours". */
function joinedAt(
  text: string,
  tokens: readonly Token[],
  first: number,
  from: number,
  to: number,
  words: readonly Words[],
): number | undefined {
  const dash = /^\s*[-–—]\s*$/u.test(text.slice(tokens[from - 1]?.to, tokens[to]?.from));
  if (dash) return tokens[from - 1]?.to;
  const joins = [
    ...listsOf(words, ({ inForms }) => inForms.spanTo),
    ...(isBetween(tokens, first, words) ? listsOf(words, ({ number }) => number.and) : []),
  ];
  const length = longestBefore(tokens, to, joins);
  return length > 0 && to - length >= from ? tokens[to - length - 1]?.to : undefined;
}

function isBetween(tokens: readonly Token[], at: number, words: readonly Words[]): boolean {
  const between = listsOf(words, ({ number }) => number.between);
  return longestBefore(tokens, at, between) > 0;
}

const smaller: Readonly<Record<string, string>> = {
  h: 'min',
  min: 's',
  m: 'cm',
  '[ft_i]': '[in_i]',
  '[lb_av]': '[oz_av]',
  '[st_av]': '[lb_av]',
};

/** "1 hour 20", "5 foot 4": what the second number counts goes without saying. */
function smallerThan(rest: string, value: number, words: readonly Words[]): string {
  const of = measureSaid(rest, words)?.of ?? '';
  // "1 metre 5" may be five or fifty.
  const unit = of === 'm' && value < 10 ? undefined : smaller[of];
  return (
    words.flatMap(({ inForms }) => (unit === undefined ? [] : (inForms.unitNames[unit]?.[0] ?? [])))[0] ?? ''
  );
}
