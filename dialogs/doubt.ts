/** Whether a number that could answer the open question is told of another one, or of something that we have no name for. */
import type { Words } from '../src/content/words.ts';
import { languages } from '../src/model/language.ts';
import { itemText, type Item } from '../src/model/questionnaire.ts';
import { hasFigure } from '../src/reading/amounts.ts';
import { readAllBut } from '../src/reading/all-but.ts';
import { isScoreOfHours } from '../src/reading/counted.ts';
import { isNear, isOfUnknown } from '../src/reading/goes-on.ts';
import { clausesIn, namesOf, type Asked } from '../src/reading/named-questions.ts';
import { hasPhrase } from '../src/reading/phrases.ts';
import { askedOf } from '../src/reading/scale.ts';
import { readScaleWord, wordsOfScale } from '../src/reading/scale-word.ts';
import { ownerOfNumbers } from '../src/reading/told-beside.ts';
import { tokensOf } from '../src/reading/tokens.ts';
import { isVague } from '../src/reading/without-number.ts';

interface Asking {
  item: Item;
  items: readonly Item[];
  /** Those that have their answer. */
  answered: readonly string[];
}

/**
 * `of`: the question that is named. "The sleep was more like 6" is no answer about mood; where the open question speaks of pain
 * itself, a word of pain tells nothing.
 */
export function doubtOf(
  text: string,
  value: number,
  { item, items, answered }: Asking,
  words: readonly Words[],
): { of?: string } | undefined {
  const asks = languages.map((lang) => tokensOf(itemText(item, lang)));
  const asked = askedOf(items, words);
  const others = asked.filter(
    (each) => each.linkId !== item.linkId && !asks.some((tokens) => hasPhrase(tokens, namesOf(each, words))),
  );
  const owner =
    ownerOfNumbers(text, item, { others, answered }, words) ??
    ownerByWord(text, item, others, { value, words }) ??
    ownerByHours(text, others, value, words);
  if (owner !== undefined) return { of: owner.linkId };
  // "The same, but my knees a 3".
  const isOfSome = readAllBut(text, asked, words)?.isNamed === false;
  return isOfSome || isOfSomethingElse(text, asked, words) ? {} : undefined;
}

/** "The energy is low, 3". */
function isOfSomethingElse(text: string, asked: readonly Asked[], words: readonly Words[]): boolean {
  const clauses = clausesIn(text, asked, words);
  return clauses.some((_, at) => isOfUnknown(clauses, at, words));
}

/** "Very cheerful, 9" may be of mood, whatever is asked about; "good" may be of anything. */
function ownerByWord(
  text: string,
  item: Item,
  others: readonly Asked[],
  { value, words }: { value: number; words: readonly Words[] },
): Asked | undefined {
  const [first = ''] = text.split(/[,;.!\n]/);
  if (first.trim() === text.trim() || hasFigure(first, words) || isVague(tokensOf(first), words))
    return undefined;
  const says = ({ linkId }: Pick<Asked, 'linkId'>) =>
    readScaleWord(first, wordsOfScale({ ...item, linkId }, [], words), words) !== undefined;
  return says(item) ? undefined : others.find((each) => says(each) && isNear(value, first, each, words));
}

/** "Got like 7 hours so prob a 7": who scores what they have slept by its hours names no question. */
function ownerByHours(
  text: string,
  others: readonly Asked[],
  value: number,
  words: readonly Words[],
): Asked | undefined {
  const night = others.find(({ scale }) => scale.night === true);
  return night !== undefined && isScoreOfHours(tokensOf(text), value, words) ? night : undefined;
}
