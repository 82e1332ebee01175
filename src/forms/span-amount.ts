/** One end of a stretch: "10", "ten years", "a year", "half a year", "2 and a half years", "twice", "weekly". */
import type { Words } from '../content/words.ts';
import { longestNumberAt, spelledAt } from '../reading/number-words.ts';
import { findPhrase, listsOf, longestAt, once, type Lists } from '../reading/phrases.ts';
import type { Token } from '../reading/tokens.ts';

export interface Amount {
  value: number;
  unit: string | undefined;
  per?: string;
  /** Told in one word, such as "weekly". */
  isRate: boolean;
  to: number;
}

const TIMES = '{times}';
const rates: Readonly<Record<string, string>> = {
  'a-day': 'd',
  'a-week': 'wk',
  'a-month': 'mo',
  'a-year': 'a',
};

/** "A week", "per day": the time in which something happens so often, and what stands around that. */
export function withoutRate(
  tokens: readonly Token[],
  words: readonly Words[],
): { rate?: string; left: Token[][] } {
  for (const [name, rate] of Object.entries(rates)) {
    const lists = words.map(({ choice }) => choice.same[name] ?? []);
    const at = findPhrase(tokens, lists);
    if (at < 0) continue;
    return { rate, left: [tokens.slice(0, at), tokens.slice(at + longestAt(tokens, at, lists))] };
  }
  return { left: [[...tokens]] };
}

export function amountAt(tokens: readonly Token[], at: number, words: readonly Words[]): Amount | undefined {
  const times = numberedAt(tokens, at, words, ({ choice }) => choice.times);
  if (times !== undefined) return { value: times.value, unit: TIMES, isRate: false, to: at + times.length };
  const ofHour = numberedAt(tokens, at, words, ({ number }) => number.hourWords);
  if (ofHour !== undefined)
    return { value: ofHour.value, unit: 'min', isRate: false, to: at + ofHour.length };
  return counted(tokens, at, words) ?? halfOrOne(tokens, at, words) ?? often(tokens, at, words);
}

function numberedAt(
  tokens: readonly Token[],
  at: number,
  words: readonly Words[],
  pick: (each: Words) => Record<string, readonly string[]>,
) {
  return words.map((each) => longestNumberAt(tokens, at, pick(each))).find((each) => each);
}

function counted(tokens: readonly Token[], at: number, words: readonly Words[]): Amount | undefined {
  const token = tokens[at];
  const number =
    token?.kind === 'figure' && token.value !== undefined
      ? { value: token.value, length: 1 }
      : (numberedAt(tokens, at, words, ({ inForms }) => inForms.few) ?? spelledAt(tokens, at, words));
  if (number === undefined) return undefined;
  const suffix = token?.kind === 'figure' ? (token.suffix ?? '') : '';
  if (suffix !== '') {
    const unit = unitAt([{ ...token, text: suffix } as Token], 0, words)?.key;
    return unit === undefined ? undefined : { value: number.value, unit, isRate: false, to: at + 1 };
  }
  const halves = halvesOf(words);
  const half = longestAt(tokens, at + number.length, halves);
  const unit = unitAt(tokens, at + number.length + half, words);
  const end = at + number.length + half + (unit?.length ?? 0);
  // "Dos años y medio".
  const late = half === 0 && unit !== undefined ? longestAt(tokens, end, halves) : 0;
  const value = number.value + (half + late > 0 ? 0.5 : 0);
  return { value, unit: unit?.key, isRate: false, to: end + late };
}

function halvesOf(words: readonly Words[]): Lists {
  return listsOf(words, ({ inForms }) => inForms.andHalf);
}

/** "Half a year", "a year"; "a" only before what is measured. */
function halfOrOne(tokens: readonly Token[], at: number, words: readonly Words[]): Amount | undefined {
  const half = longestAt(
    tokens,
    at,
    listsOf(words, ({ inForms }) => inForms.half),
  );
  const articles = listsOf(words, ({ number }) => number.articles);
  const length = half > 0 ? half : longestAt(tokens, at, articles);
  const unit = length > 0 ? unitAt(tokens, at + length, words) : undefined;
  const isPer = half === 0 && isBehindTimes(tokens, at, words);
  if (unit === undefined || unit.key === TIMES || isPer) return undefined;
  const end = at + length + unit.length;
  // "A year and a half".
  const late = half > 0 ? 0 : longestAt(tokens, end, halvesOf(words));
  const value = half > 0 ? 0.5 : late > 0 ? 1.5 : 1;
  return { value, unit: unit.key, isRate: false, to: end + late };
}

/** "2 times a day": the day is what they are counted in. */
function isBehindTimes(tokens: readonly Token[], at: number, words: readonly Words[]): boolean {
  const isUnit = [1, 2].some((length) => unitAt(tokens, at - length, words)?.length === length);
  const times = listsOf(words, ({ choice }) => Object.values(choice.times).flat());
  return isUnit || [1, 2].some((length) => longestAt(tokens, at - length, times) === length);
}

/** "Weekly", "every day": once in that time. */
function often(tokens: readonly Token[], at: number, words: readonly Words[]): Amount | undefined {
  for (const [per, lists] of alone(words)) {
    const length = longestAt(tokens, at, lists);
    if (length > 0) return { value: 1, unit: TIMES, per, isRate: true, to: at + length };
  }
  return undefined;
}

/** "A day" alone is a time, and no "once a day". */
const alone = once((words): [string, Lists][] =>
  Object.entries(rates).map(([name, per]) => [
    per,
    words.map(({ choice, inForms, number }) => {
      const leads = [...inForms.per, ...number.articles, 'in'].filter((lead) => !EACH.has(lead));
      return (choice.same[name] ?? []).filter(
        (phrase) => !leads.some((lead) => phrase.startsWith(`${lead} `)),
      );
    }),
  ]),
);
const EACH = new Set(['each', 'every', 'cada']);

export function unitAt(tokens: readonly Token[], at: number, words: readonly Words[]) {
  return numberedAt(tokens, at, words, ({ inForms }) => inForms.unitNames);
}
