/**
 * An answer that stands in a longer reply: "the fourth of July 2021, fell off the porch". Nobody says that it is meant, so it is
 * never stored unasked; where more than one stands there, or somebody asks something, nothing is made of it.
 */
import { hasPhrase, listsOf, longestAt, once } from '../reading/phrases.ts';
import { clausesOf, isBreak, tokensOf, type Token } from '../reading/tokens.ts';
import type { Words } from '../content/words.ts';
import type { Value } from './form.ts';
import { isMeasure } from './among-words.ts';
import { chosen, type Listening } from './read-answer.ts';
import { isLong, isScale, type Offer } from './offered.ts';
import { askedOf, understood } from './understood.ts';
import type { Asked } from './options-read.ts';
import { spelledAt } from '../reading/number-words.ts';
import { optionsMeant } from './read-option.ts';
import { readOptions } from './read-options.ts';
import type { Node, View } from './view.ts';

export type HeardIn =
  /** `isClause`: it is all of what stands between two breaks, so plain that it is only said back. */
  { kind: 'values'; said: string; values: Value[]; isClause: boolean } | { kind: 'either'; to: Offer[] };

/** A part of more words is a story of its own, and of a longer text nobody can say which part is the answer. */
const LONGEST_PART = 8;
const MOST_TOKENS = 40;
/** Of more options nobody is asked which was meant. */
const MOST_OFFERED = 3;

export function heardIn(text: string, node: Node, view: View, listening: Listening): HeardIn | undefined {
  const tokens = tokensOf(text);
  if (node.kind === 'more' || tokens.length > MOST_TOKENS || asksOrDoubts(text, tokens, listening))
    return undefined;
  const asked = askedOf(node, view, listening.lang);
  if (asked.offers.length > 0)
    return isLong(asked.offers) ? undefined : amongOffers(text, asked, node, listening);
  if (!READ.has(node.item.type)) return undefined;
  // "90 minutes" is no 90 of anything else.
  if (NUMBERS.has(node.item.type) && tokens.some((each) => isMeasure(each, listening.words)))
    return undefined;
  const near = { ...listening, near: true as const };
  const found = partsThat(text, tokens, (part) => {
    // "Si" in a sentence may be "if".
    if (node.item.type === 'boolean' && !isWholeClause(part, text)) return undefined;
    const read = understood(part, node, view, near);
    return read.kind === 'values' ? read.values : undefined;
  });
  const [first, ...others] = found;
  const isOne = others.every(({ is }) => JSON.stringify(is) === JSON.stringify(first?.is));
  if (first === undefined || !isOne) return undefined;
  // What was only guessed, such as the year, is never stored unasked.
  const isPlain = understood(first.part, node, view, listening).kind === 'values';
  const isClause = isPlain && others.length === 0 && isWholeClause(first.part, text);
  return { kind: 'values', said: first.part, values: first.is, isClause };
}

const NUMBERS: ReadonlySet<string> = new Set(['integer', 'decimal', 'quantity']);
const READ: ReadonlySet<string> = new Set([
  'integer',
  'decimal',
  'quantity',
  'date',
  'dateTime',
  'time',
  'boolean',
]);

function asksOrDoubts(text: string, tokens: readonly Token[], { words }: Listening): boolean {
  const { asks, unknown } = listsFor(words);
  return /[?¿]/.test(text) || longestAt(tokens, 0, asks) > 0 || hasPhrase(tokens, unknown);
}

const listsFor = once((words: Listening['words']) => ({
  asks: listsOf(words, ({ number, inForms }) => [...number.asksAbout, ...inForms.asks]),
  unknown: listsOf(words, ({ putOff }) => putOff.unknown),
  leavesOut: listsOf(words, ({ negations, inForms }) => [...negations, ...inForms.but]),
}));

/** Nothing stands beside it before the next break. */
function isWholeClause(part: string, text: string): boolean {
  return clausesOf(tokensOf(text)).some((clause) => {
    const [first, last] = [clause[0], clause.at(-1)];
    return first !== undefined && last !== undefined && text.slice(first.from, last.to) === part;
  });
}

interface Found<T> {
  part: string;
  is: T;
}

/** The longest parts that mean something, none of them inside another. */
function partsThat<T>(
  text: string,
  tokens: readonly Token[],
  read: (part: string) => T | undefined,
): Found<T>[] {
  const found: (Found<T> & { at: number; end: number })[] = [];
  for (let length = Math.min(LONGEST_PART, tokens.length); length > 0; length--)
    for (let at = 0; at + length <= tokens.length; at++) {
      const [first, last] = [tokens[at], tokens[at + length - 1]];
      const isInside = found.some((each) => at < each.end && each.at < at + length);
      if (first === undefined || last === undefined || isInside || first.kind === 'mark') continue;
      const part = text.slice(first.from, last.to);
      const is = last.kind === 'mark' ? undefined : read(part);
      if (is !== undefined) found.push({ part, is, at, end: at + length });
    }
  return found;
}

function amongOffers(text: string, asked: Asked, { item }: Node, listening: Listening): HeardIn | undefined {
  const near = onNearRungs(text, asked, listening);
  if (near !== undefined) return near;
  const kept = withoutDenied(text, listening);
  const found = kept.flatMap(
    (clause) =>
      (asked.several ? severalIn(clause, asked, listening) : undefined) ??
      partsThat(clause, tokensOf(clause), (part) => onlyOffer(part, asked, listening)).map(({ is }) => is),
  );
  const offers = [...new Set(found)];
  if (offers.length === 0) return undefined;
  if (offers.length > 1 && !asked.several)
    return offers.length > MOST_OFFERED ? undefined : { kind: 'either', to: offers };
  const read = chosen(offers, [], item);
  return read.kind === 'values'
    ? { kind: 'values', said: text, values: read.values, isClause: false }
    : undefined;
}

/** All of a part of it, where that is a list. */
function severalIn(clause: string, asked: Asked, { words }: Listening): Offer[] | undefined {
  const read = readOptions(clause, asked, words);
  return read.kind === 'offers' ? read.offers : undefined;
}

/** "Hardly ever" beside "never" and "some days": the one below it and the one above. */
function onNearRungs(text: string, { offers, several }: Asked, { words }: Listening): HeardIn | undefined {
  const said = rungIn(text, words);
  const rows = offers.flatMap((offer) => {
    const rung = rungIn(offer.label, words);
    return rung === undefined ? [] : [{ offer, rung }];
  });
  if (said === undefined || several || rows.length < 2) return undefined;
  const below = rows.filter(({ rung }) => rung <= said).sort((a, b) => b.rung - a.rung)[0];
  const above = rows.filter(({ rung }) => rung >= said).sort((a, b) => a.rung - b.rung)[0];
  const to = [...new Set([below, above].flatMap((each) => (each === undefined ? [] : [each.offer])))];
  if (to.length === 2) return { kind: 'either', to };
  const values = to.map(({ option }) => option.value);
  return to.length === 1 ? { kind: 'values', said: text, values, isClause: false } : undefined;
}

/** Undefined where none is named, or more than one. */
function rungIn(text: string, words: readonly Words[]): number | undefined {
  const tokens = tokensOf(text);
  const found = words.flatMap(({ choice: { rungs } }) =>
    rungs.flatMap((says, rung) =>
      tokens.map((_, at) => ({ rung, at, length: longestAt(tokens, at, [says]) })),
    ),
  );
  const longest = Math.max(0, ...found.map(({ length }) => length));
  const named = new Set(
    found.filter(({ length }) => length > 0 && length === longest).map(({ rung }) => rung),
  );
  return named.size === 1 ? [...named][0] : undefined;
}

/** Whole words of an option; a short one may be any word. */
function onlyOffer(part: string, asked: Asked, { words }: Listening): Offer | undefined {
  const isTold = isScale(asked.offers) || part.split(/\s+/).some((word) => isTelling(word, asked, words));
  if (!isTold) return undefined;
  const { offers, how } = optionsMeant(part, asked, words);
  return offers.length === 1 && how !== 'slip' ? offers[0] : undefined;
}

/** A word of some length, no number, for its place in the list was not meant, and none of the question's own. */
function isTelling(word: string, { question }: Asked, words: readonly Words[]): boolean {
  const tokens = tokensOf(word);
  const isNumber = tokens.some(
    (each, at) => each.kind === 'figure' || spelledAt(tokens, at, words) !== undefined,
  );
  return word.length >= SHORTEST && !isNumber && !hasPhrase(tokensOf(question), [[word]]);
}
const SHORTEST = 4;

/** "Walking, not sitting": what comes behind a no or a but is left out. */
function withoutDenied(text: string, { words }: Listening): string[] {
  const { leavesOut } = listsFor(words);
  const tokens = tokensOf(text);
  const kept: string[] = [];
  let from: number | undefined;
  let isOut = false;
  for (const [at, token] of tokens.entries()) {
    isOut ||= longestAt(tokens, at, leavesOut) > 0;
    const ends = isBreak(token) || isOut;
    if (ends && from !== undefined) kept.push(text.slice(from, token.from));
    if (ends) from = undefined;
    else from ??= token.from;
    if (isBreak(token)) isOut = false;
  }
  return from === undefined ? kept : [...kept, text.slice(from)];
}
