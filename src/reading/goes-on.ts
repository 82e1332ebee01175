/**
 * Numbers that go on with a question named right before them: "sleep was better, 8", "happy 8". They are that question's and never
 * the open one's; but where the word before says the opposite ("slept badly, 8") it only tells why.
 */
import type { Words } from '../content/words.ts';
import { aroundNumber, hasNumber, isNumberIn, valueIn, type Told } from './clause-told.ts';
import { besideName, namedIn, type Asked } from './named-questions.ts';
import { pick } from './number-lists.ts';
import { hasPhrase, isWhole, listsOf, longestAt, once, withoutBack, withoutFront } from './phrases.ts';
import { tokensOf, type Token } from './tokens.ts';
import { saysSame } from './without-number.ts';

/** "Sleep was poor", and then "I should say a 3". */
export function goesOnWith(
  clauses: readonly string[],
  at: number,
  asked: readonly Asked[],
  words: readonly Words[],
): Told | undefined {
  const [before, own = ''] = [clauses[at - 1], clauses[at]];
  if (before === undefined || hasNumber(before, words) || !isNumberLed(own, words)) return undefined;
  const question = namedIn(before, asked, words) ?? saidWholly(before, asked, words);
  if (question === undefined || saysSame(besideName(before, question, words), words)) return undefined;
  const told = valueIn(own, question, words);
  return told && isNear(told.value, before, question, words) ? told : undefined;
}

/** "Happy 8": beside the number nothing but a word of one question. */
export function toldByWord(
  clause: string,
  asked: readonly Asked[],
  words: readonly Words[],
): Told | undefined {
  const tokens = tokensOf(clause);
  const leads = leadsOf(words);
  const word = saidOf(tokens, asked, words);
  if (word === undefined) return undefined;
  const before = withoutFront(tokens.slice(0, word.from), leads);
  const behind = tokens.slice(word.from + word.length);
  if (before.length > 0 || !isNumberIn(withoutFront(behind, leads), words)) return undefined;
  const told = valueIn(textOf(behind, clause), word.question, words);
  return told && isNear(told.value, clause, word.question, words) ? told : undefined;
}

/** "Very cheerful". */
function saidWholly(clause: string, asked: readonly Asked[], words: readonly Words[]): Asked | undefined {
  const tokens = tokensOf(clause).filter(({ kind }) => kind !== 'mark');
  const word = saidOf(tokens, asked, words);
  const beside = [...aroundNumber(words), ...pick(words, 'degrees')];
  if (word === undefined) return undefined;
  const before = withoutFront(tokens.slice(0, word.from), beside);
  const behind = withoutFront(tokens.slice(word.from + word.length), beside);
  return before.length + behind.length === 0 ? word.question : undefined;
}

function textOf(tokens: readonly Token[], text: string): string {
  return text.slice(tokens[0]?.from ?? text.length, tokens.at(-1)?.to ?? 0);
}

/**
 * "The energy is low" before a number: what we have no name for stands where a name stands, and may have got the number. Where its
 * word says the opposite of the number, the number is not its.
 */
export function isOfUnknown(clauses: readonly string[], at: number, words: readonly Words[]): boolean {
  const [before, own = ''] = [clauses[at - 1], clauses[at]];
  if (before === undefined || hasNumber(before, words) || !isNumberLed(own, words)) return false;
  const tokens = tokensOf(before).filter(({ kind }) => kind !== 'mark');
  const from = longestAt(tokens, 0, [...pick(words, 'definite'), ...pick(words, 'whose')]);
  const is = tokens.findIndex((_, place) => longestAt(tokens, place, pick(words, 'copulas')) > 0);
  const subject = tokens.slice(from, Math.max(is, from));
  const isThing = from > 0 && subject.length > 0 && subject.length <= LONGEST_NAME;
  if (!isThing || hasPhrase(subject, knownTo(words))) return false;
  const rest = tokens.slice(is + longestAt(tokens, is, pick(words, 'copulas')));
  return [rest, withoutFront(rest, pick(words, 'degrees'))].some(
    (predicate) => isWhole(predicate, degreesOf(words)) && !isOpposite(predicate, own, words),
  );
}

/** In words. */
const LONGEST_NAME = 3;

const namesIn = once((words) =>
  words.flatMap(({ number, told }) => [number.scored, ...Object.values(told).map(({ about }) => about)]),
);

/** What pain is told of, what has a name, and when it was. */
const knownTo = once((words) => [
  ...namesIn(words),
  ...words.flatMap(({ number }) => [number.now, number.anotherDay, number.night, number.days]),
]);

/** "Low", "good", "terrible". */
const degreesOf = once((words) => [
  ...pick(words, 'vague'),
  ...words.flatMap(({ told }) => Object.values(told).flatMap((each) => Object.values(each.words))),
]);

/** A word that says how good something is, as for the mood. */
function isOpposite(predicate: readonly Token[], own: string, words: readonly Words[]): boolean {
  const said = longestWord(predicate, { linkId: 'mood' }, words);
  const told = valueIn(own, { linkId: 'mood', scale: { min: 0, max: 10 } }, words);
  return said !== undefined && told !== undefined && Math.abs(said.value - told.value) > NEAR;
}

/** From a word of a scale to the number that it may go with. */
const NEAR = 3;

/** Nothing that is said of the question is far from the number. */
export function isNear(
  value: number,
  text: string,
  question: Pick<Asked, 'linkId'>,
  words: readonly Words[],
): boolean {
  const said = longestWord(tokensOf(text), question, words);
  return said === undefined || Math.abs(said.value - value) <= NEAR;
}

/** A number and what leads to it; where it has a name, it is of that. */
function isNumberLed(clause: string, words: readonly Words[]): boolean {
  const tokens = tokensOf(clause).filter(({ kind }) => kind !== 'mark');
  if (hasPhrase(tokens, namesIn(words))) return false;
  return isNumberIn(withoutBack(withoutFront(tokens, leadsOf(words)), aroundNumber(words)), words);
}

const leadsOf = once((words) => [
  ...aroundNumber(words),
  ...pick(words, 'beforeScore'),
  ...pick(words, 'links'),
  ...pick(words, 'fromTo'),
  ...pick(words, 'concludes'),
]);

interface Word {
  value: number;
  from: number;
  length: number;
}

function longestWord(
  tokens: readonly Token[],
  { linkId }: Pick<Asked, 'linkId'>,
  words: readonly Words[],
): Word | undefined {
  const all = words
    .flatMap(({ told }) => [told[linkId]?.words, told[linkId]?.alone])
    .flatMap((each) => Object.entries(each ?? {}));
  let longest: Word | undefined;
  for (const [value, list] of all)
    for (const from of tokens.keys()) {
      const length = longestAt(tokens, from, [list]);
      if (length > (longest?.length ?? 0)) longest = { value: Number(value), from, length };
    }
  return longest;
}

/** A word that is said of one question and of no other. */
function saidOf(
  tokens: readonly Token[],
  asked: readonly Asked[],
  words: readonly Words[],
): (Word & { question: Asked }) | undefined {
  const every = new Set(words.flatMap(({ told }) => Object.keys(told)));
  const found = [...every].flatMap((linkId) => {
    const word = longestWord(tokens, { linkId }, words);
    return word === undefined ? [] : [{ linkId, ...word }];
  });
  const longest = Math.max(...found.map(({ length }) => length));
  const [only, ...more] = found.filter(({ length }) => length === longest);
  if (only === undefined || more.length > 0) return undefined;
  const vague = listsOf(words, ({ number }) => number.vague);
  if (longestAt(tokens, only.from, vague) >= only.length) return undefined;
  const question = asked.find(({ linkId }) => linkId === only.linkId);
  return question && { ...only, question };
}
