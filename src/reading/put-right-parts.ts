/** A message that puts an answer right, cut into what each of its words is there: a question's name, a number, a day ... */
import type { Words } from '../content/words.ts';
import { dayNamedAt, type DayBack } from './day-named.ts';
import { isNumberAt, namesOf, type Asked } from './named-questions.ts';
import { numberWordAt } from './number-words.ts';
import { listsOf, longestAt, withoutFront, type Lists } from './phrases.ts';
import { isBreak, type Token } from './tokens.ts';

export type Part =
  | { is: 'name'; linkId: string }
  | { is: 'number'; value: number; isOld: boolean }
  | { is: 'day'; day: DayBack }
  | { is: Kind };
type Kind =
  | 'corrects'
  | 'changes'
  | 'answers'
  | 'given'
  | 'truly'
  | 'not'
  | 'towards'
  | 'past'
  | 'beside'
  | 'left'
  | 'each'
  | 'mean'
  | 'best'
  | 'worst'
  | 'count';
export interface KindOf {
  is: Kind;
  pick: (each: Words) => readonly string[];
}

/** Undefined where a word belongs to none of them, nor to those of the kinds that are named besides. */
export function partsOf(
  tokens: readonly Token[],
  asked: readonly Asked[],
  words: readonly Words[],
  more: readonly KindOf[] = [],
): Part[] | undefined {
  const parts: Part[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = partAt(tokens, at, { asked, words, more, before: parts });
    if (found === undefined) return undefined;
    if (found.part !== undefined) parts.push(found.part);
    at += found.length;
  }
  return parts;
}

interface Reading {
  asked: readonly Asked[];
  words: readonly Words[];
  more: readonly KindOf[];
  before: readonly Part[];
}
type At = { length: number; part: Part | undefined };

function partAt(tokens: readonly Token[], at: number, reading: Reading): At | undefined {
  const { asked, words, more } = reading;
  const day = dayNamedAt(tokens, at, words);
  if (day?.isSure === true) return dayPart(day);
  const number = numberAt(tokens, at, reading);
  if (number !== undefined) return number;
  const all: { part: Part; lists: Lists }[] = [
    ...asked.map(({ linkId }) => ({
      part: { is: 'name' as const, linkId },
      lists: namesOf({ linkId }, words),
    })),
    ...[...more, ...kinds].map(({ is, pick }) => ({ part: { is }, lists: listsOf(words, pick) })),
  ];
  const found = all
    .map(({ part, lists }): At => ({ part, length: longestAt(tokens, at, lists) }))
    .concat(day === undefined ? [] : dayPart(day))
    .reduce((best, each) => (each.length > best.length ? each : best));
  if (found.length > 0) return found.part?.is === 'not' ? notAt(tokens, at, found.length) : found;
  return tokens[at]?.kind === 'mark' ? { length: 1, part: undefined } : undefined;
}

function dayPart({ day, length }: { day: DayBack; length: number }): At {
  return { length, part: { is: 'day', day } };
}

const kinds: readonly KindOf[] = [
  { is: 'corrects', pick: ({ correction }) => correction.openers },
  { is: 'corrects', pick: ({ correction }) => correction.softOpeners },
  { is: 'changes', pick: ({ correction }) => correction.changes },
  { is: 'answers', pick: ({ correction }) => correction.answers },
  { is: 'not', pick: ({ correction }) => correction.instead },
  { is: 'not', pick: ({ negations }) => negations },
  { is: 'towards', pick: ({ number }) => number.fromTo },
  { is: 'past', pick: ({ correction }) => correction.past },
  { is: 'beside', pick: ({ correction }) => correction.beside },
  { is: 'beside', pick: ({ fillers }) => fillers },
  // "Last night" is asked about today.
  { is: 'beside', pick: ({ number }) => number.night },
  { is: 'beside', pick: ({ asking }) => asking },
];

/** "No, 4" takes back what was; "not 4" is a 4 that was wrong. */
function notAt(tokens: readonly Token[], at: number, length: number): At {
  const next = tokens[at + length];
  const isAlone = next !== undefined && isBreak(next);
  return { length, part: { is: isAlone ? 'corrects' : 'not' } };
}

/** A figure, or a number word that is no "that one"; what stands behind a "not", or before "to 4", was wrong. */
function numberAt(tokens: readonly Token[], at: number, { words, before }: Reading): At | undefined {
  const token = tokens[at];
  const isFigure = token?.kind === 'figure' && (token.suffix ?? '') === '';
  const word = isFigure ? undefined : numberWordAt(tokens, at, words);
  const isTold = before.some(({ is }) => is === 'name') || before.at(-1)?.is === 'towards';
  const isLoose = word?.weak === true && !isTold;
  const value = isFigure ? token.value : isLoose ? undefined : word?.value;
  if (value === undefined) return undefined;
  const length = word?.length ?? 1;
  const outOf = outOfAt(tokens, at + length, words);
  const after = at + length + outOf;
  const isTowards = isLedOn(tokens, after, words);
  const isOld = isTowards || isBehindNot(before);
  return { length: length + outOf, part: { is: 'number', value, isOld } };
}

/** "From 6 to an 8"; "6 al final" leads to no other. */
function isLedOn(tokens: readonly Token[], at: number, words: readonly Words[]): boolean {
  const to = longestAt(
    tokens,
    at,
    listsOf(words, ({ number }) => number.fromTo),
  );
  const rest = withoutFront(
    tokens.slice(at + to),
    listsOf(words, ({ number }) => number.articles),
  );
  return to > 0 && isNumberAt(rest, 0, words);
}

const IDLE: ReadonlySet<Part['is']> = new Set(['beside', 'towards', 'given', 'truly']);

function isBehindNot(before: readonly Part[]): boolean {
  // The "a" of "not a 5" is a "to" in Spanish.
  return before.findLast(({ is }) => !IDLE.has(is))?.is === 'not';
}

/** "/10", "out of 10": a part of the number. */
function outOfAt(tokens: readonly Token[], at: number, words: readonly Words[]): number {
  const length =
    tokens[at]?.text === '/'
      ? 1
      : longestAt(
          tokens,
          at,
          listsOf(words, ({ number }) => number.outOf),
        );
  const top = tokens[at + length]?.value ?? numberWordAt(tokens, at + length, words)?.value;
  return length > 0 && top === 10 ? length + 1 : 0;
}
