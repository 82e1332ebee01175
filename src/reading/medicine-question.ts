/** "Can I take two instead of one?", "how much is too much?": a question about a medicine that no program may answer. */
import type { Words } from '../content/words.ts';
import { findPhrase, hasPhrase, listsOf } from './phrases.ts';
import { clausesOf, tokensOf } from './tokens.ts';

export function readMedicineQuestion(text: string, words: readonly Words[]): boolean {
  const asks = listsOf(words, ({ medicine }) => medicine.asks);
  const names = listsOf(words, ({ medicine }) => medicine.names);
  const form = listsOf(words, ({ medicine }) => medicine.form);
  return clausesOf(tokensOf(text)).some((clause) => {
    const at = findPhrase(clause, asks);
    return at >= 0 && hasPhrase(clause.slice(at), names) && !hasPhrase(clause, form);
  });
}
