/** "Un 8, y me limita otro tanto": of another question the number that was just told. */
import type { Words } from '../content/words.ts';
import { isNumberAt, namedIn, namesOf, type Asked } from './named-questions.ts';
import { pick } from './number-lists.ts';
import { numberWordAt } from './number-words.ts';
import { behind, isWhole, listsOf, longestBefore, withoutFront } from './phrases.ts';
import { tokensOf } from './tokens.ts';

/** With that number in its place. */
export function withThatNumber(
  clauses: readonly string[],
  asked: readonly Asked[],
  words: readonly Words[],
): string[] {
  return clauses.map((clause, at) => {
    const question = namedIn(clause, asked, words);
    if (question === undefined || !saysAsMuch(clause, question, words)) return clause;
    const number = lastNumberIn(clauses.slice(0, at).join(', '), words);
    const tokens = tokensOf(clause);
    const length = longestBefore(tokens, tokens.length, pick(words, 'asMuch'));
    const from = tokens[tokens.length - length]?.from;
    return number === undefined || length === 0 ? clause : `${clause.slice(0, from)}${number}`;
  });
}

export function saysAsMuch(
  clause: string,
  question: Pick<Asked, 'linkId'>,
  words: readonly Words[],
): boolean {
  const told = behind(tokensOf(clause), namesOf(question, words)) ?? [];
  const beside = listsOf(words, ({ toldBeside }) => toldBeside);
  return isWhole(withoutFront(told, beside), pick(words, 'asMuch'));
}

function lastNumberIn(text: string, words: readonly Words[]): number | undefined {
  const tokens = tokensOf(text);
  const at = tokens.findLastIndex((_, place) => isNumberAt(tokens, place, words));
  return tokens[at]?.value ?? numberWordAt(tokens, at, words)?.value;
}
