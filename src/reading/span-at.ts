/** For how long, told as a length that begins at a token: "for 5 days", "this week". */
import type { Words } from '../content/words.ts';
import { numberWordAt } from './number-words.ts';
import { listsOf, longestAt, longestBefore, once, type Lists } from './phrases.ts';
import type { Token } from './tokens.ts';

/** `orSince`: today where it has begun already, as a weekend has. `text`: a date, as it was written. */
export type Until = { weekday: number; orSince?: true } | { days: number } | { text: string };
export interface When {
  until: Until;
  /** In tokens. */
  length: number;
}

/** "A few days". */
const FEW = 3;
type Wishes = Words['wishes'];
type Listed = { [Each in keyof Wishes]: Wishes[Each] extends readonly string[] ? Each : never }[keyof Wishes];

export function listed(words: readonly Words[], each: Listed): Lists {
  const before = listedOf(words).get(each);
  if (before !== undefined) return before;
  const lists = listsOf(words, ({ wishes }) => wishes[each]);
  listedOf(words).set(each, lists);
  return lists;
}

const listedOf = once((_words) => new Map<Listed, Lists>());

/** "This week", "for 5 days", "two weeks", "unos días". */
export function lengthAt(tokens: readonly Token[], at: number, words: readonly Words[]): When | undefined {
  const thisWeek = longestAt(tokens, at, listed(words, 'thisWeek'));
  if (thisWeek > 0) return { until: { weekday: 1 }, length: thisWeek };
  const lead = longestAt(tokens, at, listed(words, 'for'));
  return [lead, 0].map((skipped) => spanAt(tokens, at, skipped, words)).find((each) => each !== undefined);
}

function spanAt(
  tokens: readonly Token[],
  at: number,
  skipped: number,
  words: readonly Words[],
): When | undefined {
  const few = longestAt(tokens, at + skipped, listed(words, 'few'));
  if (few > 0) return { until: { days: FEW }, length: skipped + few };
  const counted = countedAt(tokens, at + skipped, words);
  return counted && { until: { days: counted.days }, length: counted.to - at };
}

function countedAt(tokens: readonly Token[], at: number, words: readonly Words[]) {
  const count = countAt(tokens, at, words);
  if (count === undefined || isRate(tokens, at, count.length, words)) return undefined;
  const unit = unitAt(tokens, at + count.length, words);
  return unit && { days: count.value * unit.days, to: at + count.length + unit.length };
}

function unitAt(tokens: readonly Token[], at: number, words: readonly Words[]) {
  const months = listsOf(words, ({ inForms }) => inForms.units.months);
  const units = [
    { days: 1, length: longestAt(tokens, at, listed(words, 'days')) },
    { days: 7, length: longestAt(tokens, at, listed(words, 'weeks')) },
    { days: 30, length: longestAt(tokens, at, months) },
  ];
  return units.find(({ length }) => length > 0);
}

/** "5 days a week" is how often, and not how long. */
function isRate(tokens: readonly Token[], at: number, count: number, words: readonly Words[]): boolean {
  const units = [...listed(words, 'days'), ...listed(words, 'weeks')];
  const isSecond = longestBefore(tokens, at, units) > 0;
  const next = at + count + longestAt(tokens, at + count, units);
  const often = longestAt(tokens, next, articles(words));
  return isSecond || (often > 0 && longestAt(tokens, next + often, units) > 0);
}

function countAt(tokens: readonly Token[], at: number, words: readonly Words[]) {
  const article = longestAt(tokens, at, articles(words));
  if (article > 0) return { value: 1, length: article };
  const word = numberWordAt(tokens, at, words);
  if (word !== undefined) return word;
  const figure = tokens[at]?.value;
  return figure !== undefined && Number.isInteger(figure) ? { value: figure, length: 1 } : undefined;
}

function articles(words: readonly Words[]): Lists {
  return listsOf(words, ({ number }) => number.articles);
}
