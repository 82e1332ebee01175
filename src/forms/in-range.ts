/** The options into whose stretch of numbers a reply falls: "10 years" into "longer", "5" into "5 or 6". */
import type { Words } from '../content/words.ts';
import { isWhole, listsOf } from '../reading/phrases.ts';
import { clausesOf, tokensOf } from '../reading/tokens.ts';
import { timesBetween } from './exact-units.ts';
import type { Offer } from './offered.ts';
import { sameWords } from './same-words.ts';
import type { Since } from './since-day.ts';
import { spanIn, type Span } from './span.ts';
import { countedBy } from './units.ts';

interface Ranged {
  offer: Offer;
  span: Span;
}

/** Undefined where these are not options of numbers, or the reply is none. `isBareMeant`: a number alone is no place in the list. */
export function offersInRange(
  said: string,
  offers: readonly Offer[],
  question: string,
  words: readonly Words[],
  isBareMeant: boolean,
): Offer[] | undefined {
  const ranged = rangesOf(offers, words);
  if (ranged.length < 2) return undefined;
  const units = new Set(ranged.flatMap(({ span }) => (span.low === 0 && span.high === 0 ? [] : [span.unit])));
  const counted = units.size > 1 ? countedBy(question, words)?.of : [...units][0];
  for (const span of spansTold(said, words)) {
    const isBare = span.unit === undefined;
    if (isBare && (!isBareMeant || (counted === undefined && units.size > 1))) continue;
    const found = fitting(isBare ? { ...span, unit: counted } : span, ranged);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Options that are stretches of time: days, months, years. */
export function areOfTime(offers: readonly Offer[], words: readonly Words[]): boolean {
  const ranged = rangesOf(offers, words);
  return (
    ranged.length > 1 &&
    ranged.every(
      ({ span: { high, unit, per } }) =>
        high === 0 || (per === undefined && unit !== undefined && unit in DAYS),
    )
  );
}

/** Those of them into which so many days fall. */
export function offersSince(
  { least, most }: Since,
  offers: readonly Offer[],
  words: readonly Words[],
): Offer[] {
  if (!areOfTime(offers, words)) return [];
  return fitting({ ...NONE, low: least, high: most, unit: 'd' }, rangesOf(offers, words)) ?? [];
}

function fitting(told: Span, ranged: readonly Ranged[]): Offer[] | undefined {
  const found = ranged.map(({ offer, span }) => ({ offer, is: within(told, span) }));
  if (found.every(({ is }) => is === 'other')) return undefined;
  const inside = found.filter(({ is }) => is === 'inside');
  return (inside.length > 0 ? inside : found.filter(({ is }) => is === 'touching')).map(({ offer }) => offer);
}

/** "About ten years, since 2015": all of it, or a part that stands for itself. */
function spansTold(said: string, words: readonly Words[]): Span[] {
  const tokens = tokensOf(said);
  const parts = clausesOf(tokens);
  const none = isNone(said, words) ? [NONE] : [];
  return [
    ...none,
    ...[tokens, ...(parts.length > 1 ? parts : [])].flatMap((part) => spanIn(part, words) ?? []),
  ];
}

const NONE: Span = {
  low: 0,
  high: 0,
  isLowOut: false,
  isHighOut: false,
  unit: undefined,
  per: undefined,
  beside: [],
};

/** "None", "never", "not at all". */
export function isNone(text: string, words: readonly Words[]): boolean {
  const [only, ...more] = sameWords(text, words);
  return more.length === 0 && (only === '=none' || only === '=0' || only === '0');
}

function rangesOf(offers: readonly Offer[], words: readonly Words[]): Ranged[] {
  const ranged = offers.flatMap((offer) => {
    const span = isNone(offer.label, words) ? NONE : spanIn(tokensOf(offer.label), words);
    return span === undefined ? [] : [{ offer, span }];
  });
  const longer = listsOf(words, ({ inForms }) => inForms.longer);
  const beyond = offers.find(({ label }) => isWhole(tokensOf(label), longer));
  // Of months and years the last that is listed is the longest.
  const last = ranged.at(-1)?.span;
  if (beyond === undefined || last === undefined || last.high === Infinity) return ranged;
  const span = { ...last, low: last.high, high: Infinity, isLowOut: !last.isHighOut, isHighOut: false };
  return [...ranged, { offer: beyond, span }];
}

/** `touching`: partly inside, or so near an end that nobody can say. */
type Within = 'inside' | 'touching' | 'outside' | 'other';

function within(told: Span, option: Span): Within {
  if (!told.beside.every((word) => option.beside.includes(word))) return 'other';
  const times = timesOf(told, option);
  if (times === undefined) return 'other';
  const [low, high] = [told.low * times.least, told.high * times.most];
  const isAbove = option.isLowOut && !told.isLowOut ? low > option.low : low >= option.low;
  const isBelow = option.isHighOut && !told.isHighOut ? high < option.high : high <= option.high;
  if (isAbove && isBelow) return 'inside';
  const isApart =
    high < option.low ||
    low > option.high ||
    (high === option.low && (option.isLowOut || told.isHighOut)) ||
    (low === option.high && (option.isHighOut || told.isLowOut));
  return isApart ? 'outside' : 'touching';
}

interface Times {
  least: number;
  most: number;
}

/** In days: months and years are not all of one length. */
const DAYS: Readonly<Record<string, readonly [number, number]>> = {
  d: [1, 1],
  wk: [7, 7],
  mo: [28, 31],
  a: [365, 366],
};

/** How many of the option's unit one of what was told is. None at all is none in any unit. */
function timesOf(told: Span, option: Span): Times | undefined {
  if (told.high === 0 || option.high === 0) return { least: 1, most: 1 };
  const unit = unitTimes(told.unit, option.unit);
  const rate =
    told.per === option.per || told.per === undefined
      ? { least: 1, most: 1 }
      : rateTimes(told.per, option.per);
  return unit && rate && { least: unit.least * rate.least, most: unit.most * rate.most };
}

function unitTimes(from: string | undefined, to: string | undefined): Times | undefined {
  const isPlain = (unit: string | undefined) => unit === undefined || unit === '{times}';
  if (from === to || (isPlain(from) && isPlain(to))) return { least: 1, most: 1 };
  if (from === undefined || to === undefined) return undefined;
  const exact = timesBetween({ of: from }, { of: to });
  return exact === undefined ? inDays(from, to) : { least: exact, most: exact };
}

/** Once a day is seven times a week. */
function rateTimes(from: string, to: string | undefined): Times | undefined {
  return to === undefined ? undefined : inDays(to, from);
}

function inDays(from: string, to: string): Times | undefined {
  const [a, b] = [DAYS[from], DAYS[to]];
  return a && b && { least: a[0] / b[1], most: a[1] / b[0] };
}
