/** A stretch of numbers in words, in an option or in a reply: "less than 3 months", "one to five years", "10 or more", "weekly". */
import type { Words } from '../content/words.ts';
import { listsOf, longestAt, withoutEnds, type Lists } from '../reading/phrases.ts';
import type { Token } from '../reading/tokens.ts';
import { timesBetween } from './exact-units.ts';
import { sameTokens } from './same-words.ts';
import { amountAt, unitAt, withoutRate, type Amount } from './span-amount.ts';

export interface Span {
  low: number;
  high: number;
  /** Whether the end itself is outside. */
  isLowOut: boolean;
  isHighOut: boolean;
  unit: string | undefined;
  /** In which time it happens so often. */
  per: string | undefined;
  /** What else it says. */
  beside: string[];
}
type Ends = Pick<Span, 'low' | 'high' | 'isLowOut' | 'isHighOut'>;

type Bound = 'below' | 'above' | 'atLeast' | 'atMost' | 'orMore' | 'orLess';
const front: readonly Bound[] = ['below', 'above', 'atLeast', 'atMost'];
const back: readonly Bound[] = ['orMore', 'orLess'];

/** Undefined where it has no number, or more of them than one stretch has. */
export function spanIn(tokens: readonly Token[], words: readonly Words[]): Span | undefined {
  const spoken = tokens.filter(({ kind, text }) => kind !== 'mark' || '-<>+'.includes(text));
  const at = spoken.findIndex((_, place) => amountAt(spoken, place, words) !== undefined);
  const first = at < 0 ? undefined : amountAt(spoken, at, words);
  if (first === undefined) return undefined;
  const before = boundBefore(spoken, at, words);
  const second = before.bound === undefined ? secondOf(spoken, first, words) : undefined;
  const end = second?.to ?? first.to;
  const after = boundAt(spoken, end, back, words);
  const late = after.length > 0 ? unitAt(spoken, end + after.length, words) : undefined;
  const to = end + after.length + (late?.length ?? 0);
  const isMore = (_: Token, place: number) =>
    (place < before.at || place >= to) && amountAt(spoken, place, words)?.isRate === false;
  const unit = second?.unit ?? first.unit ?? late?.key;
  // "3 months to a year" in years.
  const times = second === undefined || first.unit === undefined ? 1 : inUnit(first.unit, unit);
  const ends = endsOf(first.value * (times ?? 1), second?.value, before.bound ?? after.bound);
  if (spoken.some(isMore) || times === undefined || ends === undefined) return undefined;
  const sides = [spoken.slice(0, before.at), spoken.slice(to)];
  return { ...ends, unit, ...besideOf(sides, first, words) };
}

function endsOf(low: number, high: number | undefined, bound: Bound | undefined): Ends | undefined {
  const whole = { isLowOut: false, isHighOut: false };
  if (high !== undefined) return high < low || bound !== undefined ? undefined : { low, high, ...whole };
  switch (bound) {
    case undefined:
      return { low, high: low, ...whole };
    case 'below':
      return { low: 0, high: low, isLowOut: false, isHighOut: true };
    case 'atMost':
    case 'orLess':
      return { low: 0, high: low, ...whole };
    case 'above':
      return { low, high: Infinity, isLowOut: true, isHighOut: false };
    case 'atLeast':
    case 'orMore':
      return { low, high: Infinity, ...whole };
  }
}

function inUnit(from: string, to: string | undefined): number | undefined {
  return to === undefined ? undefined : timesBetween({ of: from }, { of: to });
}

function secondOf(tokens: readonly Token[], first: Amount, words: readonly Words[]): Amount | undefined {
  const joins = [
    ...listsOf(words, ({ inForms }) => inForms.spanTo),
    ...listsOf(words, ({ number }) => number.and),
    ['-'],
  ];
  const length = longestAt(tokens, first.to, joins);
  const second = length === 0 ? undefined : amountAt(tokens, first.to + length, words);
  return second?.isRate === true ? undefined : second;
}

/** All that says more or less than a number. */
export function boundsOf(words: readonly Words[]): Lists[] {
  return [...front, ...back].map((bound) => listOf(bound, words));
}

function listOf(bound: Bound, words: readonly Words[]): Lists {
  return listsOf(words, ({ inForms }) => inForms[bound]);
}

function boundAt(tokens: readonly Token[], at: number, bounds: readonly Bound[], words: readonly Words[]) {
  const found = bounds.map((bound) => ({ bound, length: longestAt(tokens, at, listOf(bound, words)) }));
  const longest = found.reduce((top, next) => (next.length > top.length ? next : top));
  return longest.length > 0 ? longest : { bound: undefined, length: 0 };
}

function boundBefore(tokens: readonly Token[], at: number, words: readonly Words[]) {
  for (let from = 0; from < at; from++) {
    const { bound, length } = boundAt(tokens, from, front, words);
    if (bound !== undefined && from + length === at) return { at: from, bound };
  }
  return { at, bound: undefined };
}

/** What stands around a number and leaves it as it is says nothing. */
function besideOf(
  sides: readonly (readonly Token[])[],
  first: Amount,
  words: readonly Words[],
): Pick<Span, 'per' | 'beside'> {
  const padding = words.flatMap(({ fillers, number, inForms }) => [
    fillers,
    number.approximate,
    number.lead,
    number.between,
    inForms.lead,
    inForms.trail,
    inForms.amountLead,
    inForms.agoBefore,
    inForms.agoAfter,
  ]);
  const cut = sides.map((side) => withoutRate(side, words));
  const beside = cut.flatMap(({ left }) =>
    left.flatMap((part) => sameTokens(withoutEnds(part, padding), words)),
  );
  const per = first.per ?? cut.map(({ rate }) => rate).find((each) => each !== undefined);
  return { per, beside: beside.filter((word) => word !== 'times' || per === undefined) };
}
