/** A message cut into what is said of each question, and the names by which questions are told apart. */
import type { Words } from '../content/words.ts';
import type { Scale } from './number.ts';
import { pick } from './number-lists.ts';
import { numberWordAt } from './number-words.ts';
import { findPhrase, hasPhrase, listsOf, longestAt, withoutEnds, type Lists } from './phrases.ts';
import { tokensOf, type Token } from './tokens.ts';

export interface Asked {
  linkId: string;
  scale: Scale;
}
/** A comma inside a number is followed by a digit: "6,5". */
const BETWEEN = /\s*(?:[,;]\s+|[,;]$|\n+|[.!]+\s+|\s+(?:and|but|y|pero)\s+)/giu;

/** Between commas and the like, and there "pain 6 sleep 4" is cut at its names and "6 5 7 4" at its numbers. */
export function clausesIn(text: string, asked: readonly Asked[], words: readonly Words[]): string[] {
  const clauses = atBreaks(text, words);
  // "My pain keeps me from sleep, 7" names no question of its own beside the comma.
  const isCut = (each: string) => clauses.length === 1 || numbersIn(each, words) > 0;
  return clauses.flatMap((each) => (isCut(each) ? cut(each, asked, words) : [each]));
}

/** Not where a number goes on: "five and a half", "between a 4 and a 5". */
function atBreaks(text: string, words: readonly Words[]): string[] {
  const clauses: string[] = [];
  let from = 0;
  for (const { 0: between, index } of text.matchAll(BETWEEN)) {
    if (isWithinNumber(text, index, from, words)) continue;
    clauses.push(text.slice(from, index));
    from = index + between.length;
  }
  return [...clauses, text.slice(from)].filter((each) => each.trim() !== '');
}

function isWithinNumber(text: string, index: number, from: number, words: readonly Words[]): boolean {
  const behind = tokensOf(text.slice(index));
  const before = tokensOf(text.slice(from, index));
  if (longestAt(behind, 0, pick(words, 'half')) > 0) return isNumberAt(before, before.length - 1, words);
  const isOpened = longestAt(behind, 0, pick(words, 'and')) > 0 && hasPhrase(before, pick(words, 'between'));
  return isOpened && numbersIn(text.slice(from, index), words) === 1;
}

function numbersIn(text: string, words: readonly Words[]): number {
  const tokens = tokensOf(text);
  return tokens.filter((_, at) => isNumberAt(tokens, at, words)).length;
}

function cut(text: string, asked: readonly Asked[], words: readonly Words[]): string[] {
  const tokens = tokensOf(text);
  const row = rowIn(tokens, words);
  if (row.length > 2 && row.every(isFigure)) return row.map((each) => each.text);
  // "6/5/4/6": a number for each.
  const slashed = row.filter(({ text: each }) => each !== '/');
  const isEach =
    slashed.length > 2 && slashed.length === asked.length && row.length === 2 * slashed.length - 1;
  if (isEach && slashed.every(isFigure)) return slashed.map((each) => each.text);
  // Two names and a number for each are four words.
  if (tokens.length < 4) return [text];
  // Also those of questions that are not asked any more: the 6 of "pain 6 sleep 3 mood 5" is nobody else's.
  const known = new Set([...asked.map(({ linkId }) => linkId), ...everyName(words)]);
  const names = apart([...known].flatMap((linkId) => spanOf(tokens, namesOf({ linkId }, words)) ?? []));
  if (names.length < 2) return [text];
  const number = tokens.findIndex((_, at) => isNumberAt(tokens, at, words));
  const isNameFirst = Math.min(...names.map(({ from }) => from)) < number;
  const cuts = names.map(({ from, to }) => (isNameFirst ? from : to)).sort((a, b) => a - b);
  const inner = isNameFirst ? cuts.slice(1) : cuts.slice(0, -1);
  const places = [0, ...inner.map((at) => tokens[at]?.from ?? text.length), text.length];
  return places.slice(1).map((to, at) => text.slice(places[at], to).trim());
}

function isFigure({ kind, suffix = '' }: Token): boolean {
  return kind === 'figure' && suffix === '';
}

/** "6 ugh 7 4 3": a sigh between the numbers of a row says nothing. */
function rowIn(tokens: readonly Token[], words: readonly Words[]): Token[] {
  const sighs = words.flatMap(({ fillers, number }) => [fillers, number.sighs]);
  const row: Token[] = [];
  for (let at = 0; at < tokens.length;) {
    const length = longestAt(tokens, at, sighs);
    if (length === 0) row.push(...tokens.slice(at, at + 1));
    at += Math.max(length, 1);
  }
  return row;
}

/** All that a question of the day may be. */
export function everyName(words: readonly Words[]): string[] {
  return words.flatMap(({ told }) => Object.keys(told));
}

/** It names a question that has had its answer. */
export function isOfNoneAsked(clause: string, asked: readonly Asked[], words: readonly Words[]): boolean {
  const tokens = tokensOf(clause);
  const about = everyName(words).filter((linkId) => hasPhrase(tokens, namesOf({ linkId }, words)));
  return about.length > 0 && about.every((linkId) => asked.every((each) => each.linkId !== linkId));
}

/** One name may be part of another, or stand for two questions. */
function apart(spans: readonly Span[]): Span[] {
  const byPlace = spans.toSorted((a, b) => a.from - b.from || b.to - a.to);
  return byPlace.filter((each, at) => byPlace.slice(0, at).every(({ to }) => to <= each.from));
}

interface Span {
  from: number;
  to: number;
}

function spanOf(tokens: readonly Token[], names: Lists): Span | undefined {
  const from = findPhrase(tokens, names);
  return from < 0 ? undefined : { from, to: from + longestAt(tokens, from, names) };
}

/** The one question whose name stands there. */
export function namedIn(clause: string, asked: readonly Asked[], words: readonly Words[]): Asked | undefined {
  const tokens = tokensOf(clause);
  const about = asked.filter((each) => hasPhrase(tokens, namesOf(each, words)));
  return about.length === 1 ? about[0] : undefined;
}

export function namesOf({ linkId }: Pick<Asked, 'linkId'>, words: readonly Words[]): Lists {
  return listsOf(words, ({ told }) => told[linkId]?.about ?? []);
}

/** What the clause says beside the name that stands in it: "3" of "3 for sleep". */
export function besideName(
  clause: string,
  question: Pick<Asked, 'linkId'>,
  words: readonly Words[],
): Token[] {
  const tokens = tokensOf(clause);
  const names = namesOf(question, words);
  const at = findPhrase(tokens, names);
  const beside = listsOf(words, ({ toldBeside }) => toldBeside);
  const [before, after] = [tokens.slice(0, at), tokens.slice(at + longestAt(tokens, at, names))];
  return [...withoutEnds(before, beside), ...withoutEnds(after, beside)];
}

export function isNumberAt(tokens: readonly Token[], at: number, words: readonly Words[]): boolean {
  return tokens[at]?.kind === 'figure' || numberWordAt(tokens, at, words) !== undefined;
}
