/** A number that is so plainly of another question that it answers none that is open: "mood 3", where pain is asked about. */
import type { Words } from '../content/words.ts';
import { isNumberIn, valueIn, type Told } from './clause-told.ts';
import { isNumberBehind } from './number-behind.ts';
import { besideName, clausesIn, isNumberAt, namedIn, namesOf, type Asked } from './named-questions.ts';
import { listsOf, longestAt, withoutFront } from './phrases.ts';
import { tokensOf } from './tokens.ts';
import { saysSame } from './without-number.ts';

const LONGEST = 300;

/** "Sleep was a 4", "3 for sleep", "mood is the same": so plainly of another question that it answers none that is open. */
export function isOfAnother(
  clause: string,
  open: Asked,
  later: readonly Asked[],
  words: readonly Words[],
): boolean {
  if (readNamedElsewhere(clause, open, later, words) !== undefined) return true;
  const question = namedIn(clause, [open, ...later], words);
  if (question === undefined || question.linkId === open.linkId) return false;
  const beside = besideName(clause, question, words);
  return isNumberIn(beside, words) || saysSame(beside, words);
}

/** "Mood 3" where pain is asked about: a number that must not be taken for an answer to the open question. */
export function readNamedElsewhere(
  text: string,
  open: Asked,
  others: readonly Asked[],
  words: readonly Words[],
): Told | undefined {
  if (text.length > LONGEST) return undefined;
  const question = namedIn(text, [open, ...others], words);
  if (question === undefined || question.linkId === open.linkId) return undefined;
  // "Feeling about 4" may be said of anything.
  const wide = listsOf(words, ({ number }) => number.beforeScore);
  const about = namesOf(question, words);
  const tokens = tokensOf(text);
  const name = tokens.findIndex((_, at) => longestAt(tokens, at, about) > longestAt(tokens, at, wide));
  const after = tokens.slice(name + Math.max(1, longestAt(tokens, name, about)));
  const between = words.flatMap(({ toldBeside, number }) => [
    toldBeside,
    number.links,
    number.articles,
    number.approximate,
    number.beforeScore,
  ]);
  const [named, next, ...more] = clausesIn(text, [open, ...others], words);
  const isBehind = more.length === 0 && isNumberBehind(named, next, open, others, words);
  const isTold = name >= 0 && (isBehind || isNumberAt(withoutFront(after, between), 0, words));
  const isOnly = tokens.filter((_, at) => isNumberAt(tokens, at, words)).length === 1;
  return isTold && isOnly ? valueIn(text, question, words) : undefined;
}
