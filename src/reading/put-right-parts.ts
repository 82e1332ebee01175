/** A message that puts an answer right, cut into what each of its words is there: a question's name, a number, a day ... */
import type { Words } from '../content/words.ts';
import { namesOf, type Asked } from './named-questions.ts';
import { longestNumberAt, numberWordAt } from './number-words.ts';
import { listsOf, longestAt, type Lists } from './phrases.ts';
import { isBreak, type Token } from './tokens.ts';

export type DayBack = { ago: number } | { weekday: number; isPast?: true };
export type Part =
  | { is: 'name'; linkId: string }
  | { is: 'number'; value: number; isOld: boolean }
  | { is: 'day'; day: DayBack }
  | { is: 'corrects' | 'changes' | 'answers' | 'not' | 'towards' | 'past' | 'beside' };

/** Undefined where a word belongs to none of them. */
export function partsOf(
  tokens: readonly Token[],
  asked: readonly Asked[],
  words: readonly Words[],
): Part[] | undefined {
  const parts: Part[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = partAt(tokens, at, { asked, words, before: parts });
    if (found === undefined) return undefined;
    if (found.part !== undefined) parts.push(found.part);
    at += found.length;
  }
  return parts;
}

interface Reading {
  asked: readonly Asked[];
  words: readonly Words[];
  before: readonly Part[];
}
type At = { length: number; part: Part | undefined };

function partAt(tokens: readonly Token[], at: number, reading: Reading): At | undefined {
  const { asked, words } = reading;
  const number = daysAgoAt(tokens, at, words) ?? numberAt(tokens, at, reading);
  if (number !== undefined) return number;
  const all: { part: Part; lists: Lists }[] = [
    ...asked.map(({ linkId }) => ({
      part: { is: 'name' as const, linkId },
      lists: namesOf({ linkId }, words),
    })),
    ...kinds.map(({ is, pick }) => ({ part: { is }, lists: listsOf(words, pick) })),
  ];
  const found = all
    .map(({ part, lists }): At => ({ part, length: longestAt(tokens, at, lists) }))
    .concat(dayAt(tokens, at, words))
    .reduce((best, each) => (each.length > best.length ? each : best));
  if (found.length > 0) return found.part?.is === 'not' ? notAt(tokens, at, found.length) : found;
  return tokens[at]?.kind === 'mark' ? { length: 1, part: undefined } : undefined;
}

const kinds: readonly {
  is: 'corrects' | 'changes' | 'answers' | 'not' | 'towards' | 'past' | 'beside';
  pick: (each: Words) => readonly string[];
}[] = [
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

/** "Yesterday", "Monday's". */
function dayAt(tokens: readonly Token[], at: number, words: readonly Words[]): At[] {
  const own = tokens
    .slice(at, at + LONGEST_DAY)
    .map((each) => ({ ...each, text: each.text.replace(/s$/, '') }));
  return [tokens.slice(at, at + LONGEST_DAY), own].flatMap((some) =>
    words.flatMap(({ inForms, wishes }): At[] => {
      const [ago, named] = [inForms.daysAgo, wishes.weekdays].map((each) => longestNumberAt(some, 0, each));
      return [
        ...(ago ? [{ length: ago.length, part: { is: 'day' as const, day: { ago: ago.value } } }] : []),
        ...(named
          ? [{ length: named.length, part: { is: 'day' as const, day: { weekday: named.value } } }]
          : []),
      ];
    }),
  );
}
const LONGEST_DAY = 4;

/** "3 days ago", "hace tres días". */
function daysAgoAt(tokens: readonly Token[], at: number, words: readonly Words[]): At | undefined {
  const lengthAt = (from: number, pick: (each: Words) => readonly string[]) =>
    longestAt(tokens, from, listsOf(words, pick));
  const before = lengthAt(at, ({ inForms }) => inForms.agoBefore);
  const from = at + before;
  const isFigure = tokens[from]?.kind === 'figure';
  const count = isFigure ? { value: tokens[from]?.value, length: 1 } : numberWordAt(tokens, from, words);
  if (count?.value === undefined) return undefined;
  const unit = lengthAt(from + count.length, ({ inForms }) => inForms.units.days);
  const after = lengthAt(from + count.length + unit, ({ inForms }) => inForms.agoAfter);
  if (unit === 0 || before + after === 0) return undefined;
  return { length: before + count.length + unit + after, part: { is: 'day', day: { ago: count.value } } };
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
  const isTowards =
    longestAt(
      tokens,
      after,
      listsOf(words, ({ number }) => number.fromTo),
    ) > 0;
  const isOld = isTowards || isBehindNot(before);
  return { length: length + outOf, part: { is: 'number', value, isOld } };
}

function isBehindNot(before: readonly Part[]): boolean {
  return before.findLast(({ is }) => is !== 'beside')?.is === 'not';
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
  return length > 0 && tokens[at + length]?.value === 10 ? length + 1 : 0;
}
