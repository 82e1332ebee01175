/** How many minutes a reply tells: "25", "half an hour", "1 hour 10". A time, a way or a pain score is none. */
import type { Words } from '../content/words.ts';
import { addedUp } from './added-minutes.ts';
import { longestNumberAt, spelledAt } from './number-words.ts';
import { pick } from './number-lists.ts';
import { readNumber } from './number.ts';
import { listsOf, longestAt } from './phrases.ts';
import { tokensOf, type Token } from './tokens.ts';

/** More is no number of minutes in a day. */
const MOST = 600;

export function readMinutes(text: string, words: readonly Words[]): number | undefined {
  return readMinutesBeside(text, words)?.minutes;
}

/** `rest`: what else was said, in the person's own writing. */
export function readMinutesBeside(
  text: string,
  words: readonly Words[],
): { minutes: number; rest: string } | undefined {
  const read = readNumber(
    inMinutes(addedUp(text, words), words),
    { min: 0, max: MOST, of: 'minutes' },
    words,
  );
  return read.kind === 'value' && !read.over
    ? { minutes: Math.round(read.value), rest: read.rest }
    : undefined;
}

interface Span {
  minutes: number;
  length: number;
  /** It was told in hours. */
  hours: boolean;
}

function inMinutes(text: string, words: readonly Words[]): string {
  const tokens = tokensOf(text);
  let said = '';
  let from = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const span = spanAt(tokens, at, words);
    if (span === undefined) continue;
    said += `${text.slice(from, tokens[at]?.from)}${span.minutes}${span.hours ? ' min' : ''}`;
    at += span.length - 1;
    from = tokens[at]?.to ?? text.length;
  }
  return said + text.slice(from);
}

function spanAt(tokens: readonly Token[], at: number, words: readonly Words[]): Span | undefined {
  for (const { number } of words) {
    const fixed = longestNumberAt(tokens, at, number.hourWords);
    if (fixed !== undefined)
      return withMore(tokens, at, { minutes: fixed.value, length: fixed.length, hours: true }, words);
  }
  const amount = amountAt(tokens, at, words);
  if (amount === undefined) return undefined;
  const inHours = hoursFrom(tokens, at, amount, words);
  if (inHours !== undefined) return inHours;
  return amount.isSpelled && amount.value > SMALL
    ? { minutes: amount.value, length: amount.length, hours: false }
    : undefined;
}

/** Below, the words for a number are read as anywhere else. */
const SMALL = 12;

/** "1.5 hours", "2 hours and a half", "1 hour 10 min", "1h". */
function hoursFrom(
  tokens: readonly Token[],
  from: number,
  { value, length }: Amount,
  words: readonly Words[],
): Span | undefined {
  const units = listsOf(words, ({ number }) => number.counted.hours);
  const suffix = tokens[from]?.suffix ?? '';
  const isWritten = suffix !== '' && units.some((each) => each.includes(suffix));
  const unit = isWritten ? 0 : longestAt(tokens, from + length, units);
  if (unit === 0 && !isWritten) return undefined;
  const at = from + length + unit;
  const half = longestAt(
    tokens,
    at,
    listsOf(words, ({ number }) => number.half),
  );
  if (half > 0) return { minutes: value * 60 + 30, length: at + half - from, hours: true };
  const span = { minutes: value * 60, length: at - from, hours: true };
  return Number.isInteger(value) ? withMore(tokens, from, span, words) : span;
}

/** "An hour and 15", "1 hour 10 min". */
function withMore(tokens: readonly Token[], from: number, span: Span, words: readonly Words[]): Span {
  const at = from + span.length;
  const and = longestAt(tokens, at, pick(words, 'and'));
  const more = amountAt(tokens, at + and, words);
  if (more === undefined || more.value >= 60 || span.minutes % 60 !== 0) return span;
  const end = at + and + more.length;
  const unit = longestAt(
    tokens,
    end,
    listsOf(words, ({ number }) => number.counted.minutes),
  );
  return { minutes: span.minutes + more.value, length: end + unit - from, hours: true };
}

interface Amount {
  value: number;
  length: number;
  isSpelled: boolean;
}

/** "25", "twenty five", "treinta y cinco". */
function amountAt(tokens: readonly Token[], at: number, words: readonly Words[]): Amount | undefined {
  const token = tokens[at];
  if (token?.kind === 'figure') return { value: token.value ?? 0, length: 1, isSpelled: false };
  const spelled = spelledAt(tokens, at, words);
  return spelled && { ...spelled, isSpelled: true };
}
