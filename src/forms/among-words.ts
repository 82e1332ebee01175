/**
 * The only number of a reply that is a sentence: "there's 4 of us", "I fell twice". A noun right behind it may be what it counts, and
 * then it is no answer: "2 packs", "me and my 2 kids".
 */
import type { Words } from '../content/words.ts';
import { longestNumberAt } from '../reading/number-words.ts';
import { hasPhrase, listsOf, longestAt } from '../reading/phrases.ts';
import { tokensOf, type Token } from '../reading/tokens.ts';
import type { Item } from './form.ts';
import { measureOf, measureSaid } from './measures.ts';
import { numbersIn } from './read-amount.ts';
import { readFigure } from './read-figure.ts';
import { boundsOf } from './span.ts';
import type { Amount } from './summed.ts';

/** A longer tale may be about something else. */
const MOST_WORDS = 10;

export function amongWords(text: string, item: Item, words: readonly Words[]): Amount | undefined {
  const tokens = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  const number = loneNumber(text, tokens, item.type === 'integer', words);
  if (number === undefined || item.units.length > 1 || tokens.length - number.length > MOST_WORDS)
    return undefined;
  const behind = tokens.slice(number.at + number.length);
  const unit = unitIn(behind, item, words);
  const others = [...tokens.slice(0, number.at), ...behind.slice(unit)];
  if (isChanged(others, words) || others.some((token) => isMeasure(token, words))) return undefined;
  if (unit === 0 && !isIdleAt(behind, words)) return undefined;
  return { value: number.value, unit: item.units[0] ?? {}, isMade: true };
}

interface Lone {
  value: number;
  at: number;
  length: number;
}

function loneNumber(
  text: string,
  tokens: readonly Token[],
  isWhole: boolean,
  words: readonly Words[],
): Lone | undefined {
  const spelled = numbersIn(tokens, words);
  const often = tokens.flatMap((_, at) => {
    const found = words.map(({ choice }) => longestNumberAt(tokens, at, choice.times)).find((each) => each);
    return found === undefined ? [] : [{ at, length: found.length, value: found.value }];
  });
  const [only, ...more] = [...spelled.filter(({ at }) => !often.some((each) => each.at === at)), ...often];
  if (only === undefined || more.length > 0) return undefined;
  const [first, last] = [tokens[only.at], tokens[only.at + only.length - 1]];
  if ('value' in only || first === undefined || last === undefined) return often[0];
  const read = readFigure(text.slice(first.from, last.to), isWhole, words);
  return read.kind === 'figure' && read.rest === '' ? { ...only, value: read.value } : undefined;
}

/** How many words right behind the number are the unit of the question, or "times". */
function unitIn(behind: readonly Token[], { units }: Item, words: readonly Words[]): number {
  const [unit] = units;
  const own = (unit && measureOf(unit, words)) ?? { of: '{times}' };
  const said = measureSaid(behind[0]?.text ?? '', words);
  return said?.of === own.of && own.per === undefined ? 1 : 0;
}

export function isMeasure({ text }: Token, words: readonly Words[]): boolean {
  return text.length > 2 && measureSaid(text, words) !== undefined;
}

/** Denied, more or less than it, or added to. */
function isChanged(others: readonly Token[], words: readonly Words[]): boolean {
  const changing = [
    ...boundsOf(words),
    listsOf(words, ({ negations }) => negations),
    listsOf(words, ({ but }) => but),
    listsOf(words, ({ inForms }) => inForms.together),
    listsOf(words, ({ inForms }) => inForms.half),
  ];
  return changing.some((each) => hasPhrase(others, each));
}

/** Nothing, or what only says when or of whom. */
function isIdleAt(behind: readonly Token[], words: readonly Words[]): boolean {
  const idle = words.flatMap(({ fillers, choice, number, inForms }) => [
    fillers,
    choice.fillers,
    number.now,
    number.approximate,
    inForms.trail,
    ...Object.values(inForms.daysAgo),
  ]);
  return behind.length === 0 || longestAt(behind, 0, idle) > 0;
}
