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
  const takes = listsOf(words, ({ medicine }) => medicine.takes);
  const tokens = tokensOf(text);
  const isNamed = hasPhrase(tokens, names);
  return clausesOf(tokens).some((clause) => {
    const at = findPhrase(clause, asks);
    if (at < 0 || hasPhrase(clause, form)) return false;
    const asked = clause.slice(at);
    // "I missed my dose, should I double up": the medicine is named before, and how to take it is asked.
    return hasPhrase(asked, names) || (isNamed && hasPhrase(asked, takes));
  });
}
