/** "Can I take two instead of one?", "how much is too much?": a question about a medicine that no program may answer. */
import type { Words } from '../content/words.ts';
import { findPhrase, hasPhrase, listsOf } from './phrases.ts';
import { clausesOf, tokensOf } from './tokens.ts';

/** Whether it asks for more than is taken now: an amount, or a word such as "extra". */
export function asksForMore(text: string, words: readonly Words[]): boolean {
  const more = listsOf(words, ({ medicine }) => medicine.more);
  return readMedicineQuestion(text, words) && hasPhrase(tokensOf(text), more);
}

export function readMedicineQuestion(text: string, words: readonly Words[]): boolean {
  const asks = listsOf(words, ({ medicine }) => medicine.asks);
  const names = listsOf(words, ({ medicine }) => medicine.names);
  const form = listsOf(words, ({ medicine }) => medicine.form);
  return clausesOf(tokensOf(text)).some((clause) => {
    const at = findPhrase(clause, asks);
    return at >= 0 && hasPhrase(clause.slice(at), names) && !hasPhrase(clause, form);
  });
}
