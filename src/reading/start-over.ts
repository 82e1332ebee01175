/** "Everything was wrong, start over": the answers of this day are to be given again. */
import type { Words } from '../content/words.ts';
import { hasFigure } from './amounts.ts';
import { hasPhrase, listsOf } from './phrases.ts';
import { tokensOf } from './tokens.ts';

/** With more words it may be told of anything: "had to start over with a new doctor". */
const MOST_WORDS = 8;

export function saysStartOver(text: string, words: readonly Words[]): boolean {
  const tokens = tokensOf(text);
  const spoken = tokens.filter(({ kind }) => kind === 'word');
  const over = listsOf(words, ({ correction }) => correction.over);
  return spoken.length <= MOST_WORDS && hasPhrase(tokens, over) && !hasFigure(text, words);
}
