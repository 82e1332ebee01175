/**
 * The options that a reply means by their own words: all of an option, a part of it that stands alone ("daily or almost daily"),
 * its first words, or words that all stand in it. Where more than one fits, somebody must be asked.
 */
import type { Words } from '../content/words.ts';
import { hasPhrase, listsOf, withoutEnds } from '../reading/phrases.ts';
import { tokensOf } from '../reading/tokens.ts';
import type { Offer } from './offered.ts';
import { sameWords } from './same-words.ts';
import { isSlip } from './slip.ts';
import { wordsIn } from './search-options.ts';

/** From the surest: whoever is asked for own words may have meant no option with the last two, and is told of a slip. */
export type HowSure = 'whole' | 'begins' | 'within' | 'slip';
export interface ByWords {
  offers: Offer[];
  how: HowSure;
}

export function offersByWords(
  said: string,
  offers: readonly Offer[],
  question: string,
  words: readonly Words[],
): ByWords | undefined {
  const but = words.flatMap((each) => each.but);
  const spoken = sameWords(said, words).filter((word) => !but.includes(word));
  const rows = offers.map((offer) => ({ offer, ...wordsOf(offer.label, words) }));
  const asked = new Set(sameWords(question, words));
  const without = spoken.filter((word) => !isOneOf(word, [...asked]));
  return (
    held(spoken, said, rows, words) ??
    (without.length < spoken.length ? held(without, said, rows, words) : undefined)
  );
}

interface Row {
  offer: Offer;
  whole: string[];
  parts: string[][];
  /** As they stand, for whoever mistypes them. */
  written: string[][];
}

function wordsOf(label: string, words: readonly Words[]): Omit<Row, 'offer'> {
  const pieces = label.split(/[/;,()[\]]|\s(?:or|o|u)\s/i).filter((part) => /[\p{L}\d]/u.test(part));
  return {
    whole: sameWords(label, words),
    parts: pieces.map((part) => sameWords(part, words)),
    written: [label, ...pieces].map(wordsIn),
  };
}

function typedIn(said: string, words: readonly Words[]): string[] {
  const spoken = tokensOf(said).filter(({ kind }) => kind !== 'mark');
  const idle = words.flatMap(({ fillers, choice }) => [fillers, choice.fillers]);
  return withoutEnds(spoken, idle).map(({ text }) => text);
}

function held(
  spoken: readonly string[],
  said: string,
  rows: readonly Row[],
  words: readonly Words[],
): ByWords | undefined {
  if (spoken.length === 0) return undefined;
  const isEqual = (one: readonly string[]) => one.join(' ') === spoken.join(' ');
  const begins = (one: readonly string[]) => isEqual(one.slice(0, spoken.length));
  const typed = typedIn(said, words);
  const negations = listsOf(words, (each) => each.negations);
  // Among nothing but denials a no says nothing.
  const isEachDenied = rows.every(({ offer }) => hasPhrase(tokensOf(offer.label), negations));
  const isDenied = (text: string) => !isEachDenied && hasPhrase(tokensOf(text), negations);
  const steps: readonly [HowSure, (row: Row) => boolean][] = [
    ['whole', ({ whole }) => isEqual(whole)],
    ['whole', ({ whole, parts }) => parts.some(isEqual) || isSameSet(whole, spoken)],
    ['begins', ({ whole, parts }) => begins(whole) || parts.some(begins)],
    [
      'within',
      ({ whole, offer: { label } }) =>
        isDenied(said) === isDenied(label) &&
        (isDenied(said) ? isSameDenial(spoken, whole, words) : spoken.every((word) => isOneOf(word, whole))),
    ],
    [
      'slip',
      ({ written, offer: { label } }) =>
        isDenied(said) === isDenied(label) && written.some((each) => isSlip(typed, each)),
    ],
  ];
  for (const [how, is] of steps) {
    const found = rows.filter(is).map(({ offer }) => offer);
    if (found.length > 0) return { offers: found, how };
  }
  return undefined;
}

/** "Agree strongly". */
function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length > 1 && [...one].sort().join(' ') === [...other].sort().join(' ');
}

/** "No car" is "I do not have a car"; "not bad" is not "neither good nor bad", for a no reaches over all of it. */
function isSameDenial(spoken: readonly string[], whole: readonly string[], words: readonly Words[]): boolean {
  const idle = words.flatMap(({ negations, fillers, choice, yesNo }) => [
    negations,
    fillers,
    choice.fillers,
    yesNo.small,
  ]);
  const telling = (all: readonly string[]) => all.filter((word) => !idle.some((list) => list.includes(word)));
  const [one, other] = [telling(spoken), telling(whole)];
  return (
    one.length > 0 && one.every((word) => isOneOf(word, other)) && other.every((word) => isOneOf(word, one))
  );
}

/** "Breath" for "breathing", "day" for "days"; a short word only as it stands. */
function isOneOf(word: string, others: readonly string[]): boolean {
  return others.some(
    (each) =>
      each === word ||
      each === `${word}s` ||
      word === `${each}s` ||
      isStem(word, each) ||
      isStem(each, word) ||
      isAlike(word, each),
  );
}

function isStem(short: string, long: string): boolean {
  return short.length >= 5 && long.startsWith(short);
}

/** "Trabajo" and "trabaja": the same but for how they end. */
function isAlike(one: string, other: string): boolean {
  const end = [...one].findIndex((letter, at) => letter !== other[at]);
  return end >= 6 && one.length - end <= 2 && other.length - end <= 2;
}
