/** Finds the phrases of a vocabulary in a reply. A hyphen never matters: "check-in" and "check in" are one phrase. */
import type { Words } from '../content/words.ts';
import { tokensOf, type Token } from './tokens.ts';

/** The same list of several languages. */
export type Lists = readonly (readonly string[])[];
type ByFirstWord = Map<string, string[][]>;

/** Content is frozen at start, so a list is taken apart once; one that is put together anew each time would be so each time. */
const known = new WeakMap<readonly string[], ByFirstWord>();

/** Vocabularies are frozen at start, so what is put together from them is put together once for each array of them. */
export function once<T>(build: (words: readonly Words[]) => T): (words: readonly Words[]) => T {
  const built = new WeakMap<readonly Words[], T>();
  return (words) => {
    const before = built.get(words);
    if (before !== undefined) return before;
    const now = build(words);
    built.set(words, now);
    return now;
  };
}

export function listsOf(words: readonly Words[], pick: (each: Words) => readonly string[]): Lists {
  return words.map(pick);
}

/** The longest phrase that begins at this token, in tokens; 0 when none does. */
export function longestAt(tokens: readonly Token[], at: number, lists: Lists): number {
  let longest = 0;
  const first = tokens[at]?.text;
  if (first === undefined) return 0;
  for (const list of lists) {
    for (const phrase of byFirstWord(list).get(first) ?? []) {
      longest = Math.max(longest, lengthOf(phrase, tokens, at));
    }
  }
  return longest;
}

/** The longest phrase that ends right before this token. */
export function longestBefore(tokens: readonly Token[], at: number, lists: Lists): number {
  for (let from = Math.max(0, at - LONGEST); from < at; from++) {
    if (isPhrase(tokens, from, at - from, lists)) return at - from;
  }
  return 0;
}

const LONGEST = 8;

function isPhrase(tokens: readonly Token[], at: number, length: number, lists: Lists): boolean {
  const first = tokens[at]?.text;
  if (first === undefined) return false;
  return lists.some((list) =>
    byFirstWord(list)
      .get(first)
      ?.some((phrase) => lengthOf(phrase, tokens, at) === length),
  );
}

export function isWhole(tokens: readonly Token[], lists: Lists): boolean {
  return tokens.length > 0 && isPhrase(tokens, 0, tokens.length, lists);
}

/** Where the first phrase stands, or -1. */
export function findPhrase(tokens: readonly Token[], lists: Lists): number {
  return tokens.findIndex((_, at) => longestAt(tokens, at, lists) > 0);
}

export function hasPhrase(tokens: readonly Token[], lists: Lists): boolean {
  return findPhrase(tokens, lists) >= 0;
}

/** Without the phrases at the front, and then those at the back. */
export function withoutEnds(tokens: readonly Token[], lists: Lists): Token[] {
  return withoutBack(withoutFront(tokens, lists), lists);
}

export function withoutFront(tokens: readonly Token[], lists: Lists): Token[] {
  let from = 0;
  for (let n = longestAt(tokens, from, lists); n > 0; n = longestAt(tokens, from, lists)) from += n;
  return tokens.slice(from);
}

export function withoutBack(tokens: readonly Token[], lists: Lists): Token[] {
  let to = tokens.length;
  for (let n = longestBefore(tokens, to, lists); n > 0; n = longestBefore(tokens, to, lists)) to -= n;
  return tokens.slice(0, to);
}

function byFirstWord(list: readonly string[]): ByFirstWord {
  const before = known.get(list);
  if (before !== undefined) return before;
  const index: ByFirstWord = new Map();
  for (const phrase of list) {
    const parts = partsOf(phrase);
    const [first] = parts;
    if (first !== undefined) index.set(first, [...(index.get(first) ?? []), parts]);
  }
  known.set(list, index);
  return index;
}

function partsOf(phrase: string): string[] {
  const parts = tokensOf(phrase).map(({ text }) => text);
  return parts.length > 1 ? parts.filter((part) => part !== '-') : parts;
}

function lengthOf(phrase: readonly string[], tokens: readonly Token[], at: number): number {
  let next = at;
  for (const [place, word] of phrase.entries()) {
    while (place > 0 && tokens[next]?.text === '-') next++;
    if (tokens[next]?.text !== word) return 0;
    next++;
  }
  return next - at;
}
