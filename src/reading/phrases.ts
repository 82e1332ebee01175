/** Finds the phrases of a vocabulary in a reply. A hyphen never matters: "check-in" and "check in" are one phrase. */
import type { Words } from '../content/words.ts';
import { tokensOf, type Token } from './tokens.ts';

/** The same list of several languages. */
export type Lists = readonly (readonly string[])[];
type ByFirstWord = Map<string, string[][]>;

/** Content is frozen at start, so a list is taken apart once. */
const known = new WeakMap<readonly string[], ByFirstWord>();

export function listsOf(words: readonly Words[], pick: (each: Words) => readonly string[]): Lists {
  return words.map(pick);
}

/** How many tokens each phrase takes up that begins at this token. */
export function lengthsAt(tokens: readonly Token[], at: number, lists: Lists): number[] {
  const first = tokens[at];
  if (first === undefined) return [];
  return lists.flatMap((list) =>
    (byFirstWord(list).get(first.text) ?? []).map((phrase) => lengthOf(phrase, tokens, at)).filter((n) => n > 0),
  );
}

/** The longest phrase that begins at this token, in tokens; 0 when none does. */
export function longestAt(tokens: readonly Token[], at: number, lists: Lists): number {
  return Math.max(0, ...lengthsAt(tokens, at, lists));
}

/** The longest phrase that ends right before this token. */
export function longestBefore(tokens: readonly Token[], at: number, lists: Lists): number {
  for (let from = Math.max(0, at - 8); from < at; from++) {
    if (lengthsAt(tokens, from, lists).includes(at - from)) return at - from;
  }
  return 0;
}

export function isWhole(tokens: readonly Token[], lists: Lists): boolean {
  return tokens.length > 0 && lengthsAt(tokens, 0, lists).includes(tokens.length);
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
