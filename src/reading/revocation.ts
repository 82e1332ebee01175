/**
 * Whether somebody asks, in any words, not to be texted any more. The law honours every reasonable way of saying it;
 * a sentence that is plainly about something else ("I wish the pain would leave me alone") must not end our texts.
 */
import type { Words } from '../content/words.ts';
import { readCarrierWord } from './carrier-words.ts';
import { findPhrase, hasPhrase, listsOf, longestBefore, withoutEnds } from './phrases.ts';
import { clausesOf, tokensOf, type Token } from './tokens.ts';
import { isForAWhile } from './wish.ts';

export function isRevocation(text: string, words: readonly Words[]): boolean {
  if (readCarrierWord(text, words) === 'stop') return true;
  const clauses = clausesOf(tokensOf(text));
  return isPoliteStop(clauses, words) || clauses.some((clause) => revokes(clause, words));
}

/** "STOP PLEASE", "please cancel, thank you": nothing is said but the word and courtesies. */
function isPoliteStop(clauses: readonly Token[][], words: readonly Words[]): boolean {
  const spoken = clauses.flat().filter(({ kind }) => kind !== 'mark');
  const core = withoutEnds(spoken, [
    ...listsOf(words, ({ fillers }) => fillers),
    ...listsOf(words, ({ yesNo }) => yesNo.yes),
    ...listsOf(words, ({ yesNo }) => yesNo.yesAlone),
  ]);
  const stops = new Set(words.flatMap(({ carrier }) => carrier.stop).map((word) => word.toLowerCase()));
  return core.length > 0 && core.every(({ text }) => stops.has(text));
}

function revokes(clause: readonly Token[], words: readonly Words[]): boolean {
  const at = findPhrase(
    clause,
    listsOf(words, ({ revocation }) => revocation.says),
  );
  if (
    at < 0 ||
    hasPhrase(
      clause,
      listsOf(words, ({ revocation }) => revocation.unless),
    )
  )
    return false;
  return !isNegated(clause, at, words) && !isForAWhile(clause, words);
}

/** "Please don't stop texting me". */
function isNegated(clause: readonly Token[], at: number, words: readonly Words[]): boolean {
  const negations = listsOf(words, (each) => each.negations);
  return longestBefore(clause, at, negations) > 0 || (at > 1 && longestBefore(clause, at - 1, negations) > 0);
}
