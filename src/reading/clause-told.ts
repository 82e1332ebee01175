/** What one clause tells of the question that it names: a number, or one of its words. */
import type { Words } from '../content/words.ts';
import { besideName, everyName, namedIn, namesOf, type Asked } from './named-questions.ts';
import { numberWords } from './number-lists.ts';
import { readNumber } from './number.ts';
import { hasPhrase, listsOf, longestAt, once, withoutEnds } from './phrases.ts';
import { tokensOf, type Token } from './tokens.ts';

export interface Told {
  linkId: string;
  value: number;
  low?: number;
  high?: number;
  /** Read from a word such as "badly", or an "about". */
  approx: boolean;
}

export function toldIn(clause: string, asked: readonly Asked[], words: readonly Words[]): Told | undefined {
  const question = namedIn(clause, asked, words);
  return question && (valueIn(clause, question, words) ?? wordIn(clause, question, words));
}

export function valueIn(clause: string, { linkId, scale }: Asked, words: readonly Words[]): Told | undefined {
  const read = readNumber(clause, scale, words);
  if (read.kind === 'value' && !read.over && /\d|\p{L}/u.test(clause) && hasNumber(clause, words))
    return { linkId, value: read.value, approx: read.approx };
  if (read.kind !== 'range') return undefined;
  const { low, high } = read;
  return { linkId, value: (low + high) / 2, low, high, approx: false };
}

/** "Slept 7": beside its name a number and nothing that counts anything, on a scale that has it. */
export function scoreIn(clause: string, question: Asked, words: readonly Words[]): Told | undefined {
  const { linkId, scale } = question;
  const beside = besideName(clause, question, words);
  if (!isNumberIn(beside, words)) return undefined;
  const read = readNumber(beside.map(({ text, suffix = '' }) => text + suffix).join(' '), scale, words);
  return read.kind === 'value' && !read.over ? { linkId, value: read.value, approx: read.approx } : undefined;
}

/** "No sleep" reads as nothing on a scale of sleep; here only what is written as a number counts. */
export function hasNumber(clause: string, words: readonly Words[]): boolean {
  const tokens = tokensOf(clause);
  return tokens.some(({ kind }) => kind === 'figure') || hasPhrase(tokens, numberWords(words));
}

export function wordIn(clause: string, { linkId }: Asked, words: readonly Words[]): Told | undefined {
  const tokens = tokensOf(clause);
  const found = words
    .flatMap(({ told }) => Object.entries(told[linkId]?.words ?? {}))
    .map(([value, said]) => {
      const lengths = tokens.map((_, at) => longestAt(tokens, at, [said]));
      const length = Math.max(...lengths);
      return { value, length, from: lengths.indexOf(length) };
    });
  // Of "muy bien" and "bien" the longer one counts.
  const longest = Math.max(...found.map(({ length }) => length));
  const [only, ...others] = found.filter(({ length }) => length > 0 && length === longest);
  if (only === undefined || others.length > 0) return undefined;
  // "It doesn't limit me" holds its own negation; with any other the word is taken back.
  const beside = [...tokens.slice(0, only.from), ...tokens.slice(only.from + only.length)];
  const isDenied = hasPhrase(
    beside,
    listsOf(words, ({ negations }) => negations),
  );
  return isDenied ? undefined : { linkId, value: Number(only.value), approx: true };
}

/** "Dormir 6", "5 for limits": the name of any question of the day, and nothing beside it but a number. */
export function isScoreByName(clause: string, words: readonly Words[]): boolean {
  const tokens = tokensOf(clause);
  return everyName(words).some((linkId) => {
    const isNamed = hasPhrase(tokens, namesOf({ linkId }, words));
    return isNamed && isNumberIn(besideName(clause, { linkId }, words), words);
  });
}

/** A number and nothing that says anything else of it. */
export function isNumberAlone(clause: string, words: readonly Words[]): boolean {
  return isNumberIn(tokensOf(clause), words);
}

export function isNumberIn(tokens: readonly Token[], words: readonly Words[]): boolean {
  const last = tokens.findLastIndex(({ text }) => !'.!'.includes(text));
  const core = withoutEnds(tokens.slice(0, last + 1), aroundNumber(words));
  const [first, ...rest] = core;
  if (first === undefined) return false;
  const isFigure = first.kind === 'figure' && ['', 'ish'].includes(first.suffix ?? '');
  const length = isFigure ? 1 : longestAt(core, 0, numberWords(words));
  const after = rest
    .slice(length - 1)
    .map(({ text }) => text)
    .join('');
  return length > 0 && /^(\/10|outof10|de10)?$/.test(after);
}

export const aroundNumber = once((words) =>
  words.flatMap(({ number, fillers }) => [
    number.approximate,
    number.lead,
    number.articles,
    number.now,
    fillers,
  ]),
);
