/** A number right behind what can be no reason for the answer that is awaited, such as how much pain limits somebody. */
import type { Words } from '../content/words.ts';
import { hasNumber, isNumberAlone } from './clause-told.ts';
import { namedIn, namesOf, type Asked } from './named-questions.ts';
import { hasPhrase } from './phrases.ts';
import { tokensOf } from './tokens.ts';

/** "It limits me little, 3": where the limits cannot be a reason for the answer, what stands right behind them is their number. */
export function withNumbersBehind(
  clauses: readonly string[],
  open: Asked,
  later: readonly Asked[],
  words: readonly Words[],
): string[] {
  const names = namesOf(open, words);
  // "It hurts a lot and limits me, 7" may be of both.
  if (clauses.some((each) => hasPhrase(tokensOf(each), names))) return [...clauses];
  return clauses.flatMap((clause, at) => {
    if (isNumberBehind(clauses[at - 1], clause, open, later, words)) return [];
    const next = clauses[at + 1] ?? '';
    return isNumberBehind(clause, next, open, later, words) ? [`${clause}, ${next}`] : [clause];
  });
}

export function isNumberBehind(
  clause: string | undefined,
  next: string | undefined,
  open: Asked,
  later: readonly Asked[],
  words: readonly Words[],
): boolean {
  if (clause === undefined || next === undefined) return false;
  const question = namedIn(clause, [open, ...later], words);
  const isNone = question === undefined || hasNumber(clause, words) || !isNumberAlone(next, words);
  return !isNone && words.some(({ told }) => told[question.linkId]?.comesOf?.includes(open.linkId) === true);
}
