/** Minutes told in parts: "5 min then 10 min", "20 this morning and 20 after dinner", "2 walks of 10 minutes". */
import type { Words } from '../content/words.ts';
import { amountAt } from './amounts.ts';
import { pick } from './number-lists.ts';
import { listsOf, longestAt, longestBefore } from './phrases.ts';
import { isEnd, tokensOf, type Token } from './tokens.ts';

interface Part {
  value: number;
  end: number;
  hasUnit: boolean;
  hasTime: boolean;
}

const HOURS = 12;

/** The same text with one number for them all, where it is plain that they belong together. */
export function addedUp(text: string, words: readonly Words[]): string {
  const tokens = tokensOf(text);
  for (let at = 0; at < tokens.length; at += 1) {
    const found = productAt(tokens, at, words) ?? sumAt(tokens, at, words);
    if (found === undefined) continue;
    const [first, last] = [tokens[at], tokens[found.end - 1]];
    const rest = text.slice(last?.to);
    return addedUp(`${text.slice(0, first?.from)}${found.minutes} min${rest}`, words);
  }
  return text;
}

/** Each has its unit, or its time of this day; "20 min and 6" may be minutes and a score. */
function sumAt(tokens: readonly Token[], at: number, words: readonly Words[]) {
  const first = partAt(tokens, at, words);
  if (first === undefined || longestBefore(tokens, at, pick(words, 'between')) > 0) return undefined;
  const plus = longestAt(tokens, first.end, [...pick(words, 'and'), ...pick(words, 'plus')]);
  const second = plus > 0 ? partAt(tokens, first.end + plus, words) : undefined;
  if (second === undefined || !isEnd(tokens[second.end])) return undefined;
  const isTold = second.hasUnit || (first.hasTime && second.hasTime);
  return isTold ? { minutes: first.value + second.value, end: second.end } : undefined;
}

function partAt(tokens: readonly Token[], at: number, words: readonly Words[]): Part | undefined {
  const amount = amountAt(tokens, at, words);
  if (amount === undefined || (tokens[at]?.suffix ?? '') !== '') return undefined;
  const after = at + amount.length;
  const unit = longestAt(tokens, after, minutesOf(words));
  const time = longestAt(tokens, after + unit, [...pick(words, 'dayParts'), ...pick(words, 'now')]);
  // "10 in the morning" may be an hour.
  const hasTime = time > 0 && amount.value > HOURS;
  return { value: amount.value, end: after + unit + time, hasUnit: unit > 0, hasTime };
}

/** Nobody goes out more often in a day. */
const MOST_TIMES = 6;

function productAt(tokens: readonly Token[], at: number, words: readonly Words[]) {
  const times = amountAt(tokens, at, words);
  if (times === undefined || times.value < 2 || times.value > MOST_TIMES) return undefined;
  const after = at + times.length;
  const isSets =
    longestAt(
      tokens,
      after,
      listsOf(words, ({ number }) => number.counted.sets),
    ) > 0;
  const isNamed = longestBefore(tokens, at, [...pick(words, 'days'), ...pick(words, 'names')]) > 0;
  if (isSets || isNamed) return undefined;
  for (const gap of [0, 1]) {
    const of = longestAt(tokens, after + gap, pick(words, 'each'));
    const part = of > 0 ? partAt(tokens, after + gap + of, words) : undefined;
    if (part?.hasUnit === true) return { minutes: times.value * part.value, end: part.end };
  }
  return undefined;
}

function minutesOf(words: readonly Words[]) {
  return listsOf(words, ({ number }) => number.counted.minutes);
}
