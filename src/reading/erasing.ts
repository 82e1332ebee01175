/** Beside a question about what is kept of somebody: whether they want it kept no more. */
import type { Words } from '../content/words.ts';
import { hasPhrase, listsOf } from './phrases.ts';
import { tokensOf } from './tokens.ts';

export function saysErase(text: string, words: readonly Words[]): boolean {
  return hasPhrase(
    tokensOf(text),
    listsOf(words, ({ erasing }) => erasing),
  );
}
