/** Finds the phrases of a vocabulary in a reply. A hyphen never matters: "check-in" and "check in" are one phrase. */
import type { Words } from '../content/words.ts';
import { tokensOf, type Token } from './tokens.ts';

/** The same list of several languages. */
export type Lists = readonly (readonly string[])[];
type ByFirstWord = Map<string, string[][]>;

/** Content is frozen at start, so a list is taken apart once; one that is put together anew each time would be so each time. */
const known = new WeakMap<readonly string[], ByFirstWord>();

/** Content is frozen at start, so what is put together from a part of it is put together once for that part. */
export function once<T, Of extends object = readonly Words[]>(build: (of: Of) => T): (of: Of) => T {
  const built = new WeakMap<Of, { is: T }>();
  return (of) => {
    const before = built.get(of);
    if (before !== undefined) return before.is;
    const now = { is: build(of) };
    built.set(of, now);
    return now.is;
  };
}

export function listsOf(words: readonly Words[], pick: (each: Words) => readonly string[]): Lists {
  return words.map(pick);
}

/** The longest phrase that begins at this token, in tokens; 0 when none does. */
export function longestAt(tokens: readonly Token[], at: number, lists: Lists): number {
  const first = tokens[at]?.text;
  if (first === undefined) return 0;
  let longest = 0;
  for (const list of lists) {
    const phrases = byFirstWord(list).get(first);
    if (phrases !== undefined) longest = Math.max(longest, longestOf(phrases, tokens, at));
  }
  return longest;
}

function longestOf(phrases: readonly string[][], tokens: readonly Token[], at: number): number {
  let longest = 0;
  for (const phrase of phrases) longest = Math.max(longest, lengthOf(phrase, tokens, at));
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
  for (const list of lists) {
    const phrases = byFirstWord(list).get(first);
    if (phrases?.some((phrase) => lengthOf(phrase, tokens, at) === length) === true) return true;
  }
  return false;
}

export function isWhole(tokens: readonly Token[], lists: Lists): boolean {
  return tokens.length > 0 && isPhrase(tokens, 0, tokens.length, lists);
}

/** Where the first phrase stands, or -1. */
export function findPhrase(tokens: readonly Token[], lists: Lists): number {
  return tokens.findIndex((_, at) => longestAt(tokens, at, lists) > 0);
}

/** What follows the first phrase; undefined where there is none. */
export function behind(tokens: readonly Token[], lists: Lists): Token[] | undefined {
  const at = findPhrase(tokens, lists);
  return at < 0 ? undefined : tokens.slice(at + longestAt(tokens, at, lists));
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

export function partsOf(phrase: string): string[] {
  const parts = tokensOf(phrase).map(({ text }) => text);
  return parts.length > 1 ? parts.filter((part) => part !== '-') : parts;
}

/** How many tokens this phrase takes here; 0 when it does not stand here. */
export function lengthOf(phrase: readonly string[], tokens: readonly Token[], at: number): number {
  let next = at;
  for (let place = 0; place < phrase.length; place++) {
    while (place > 0 && tokens[next]?.text === '-') next++;
    if (tokens[next]?.text !== phrase[place]) return 0;
    next++;
  }
  return next - at;
}
