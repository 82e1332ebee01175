/** "5. Book me in for the class whenever": whole sentences beside a number that say something of their own. */
import type { Words } from '../content/words.ts';
import { isNumberAt } from './named-questions.ts';
import { sentencesOf } from './parts.ts';
import { listsOf, withoutEnds } from './phrases.ts';
import { tokensOf } from './tokens.ts';

/** In words: what is shorter says no more than the number. */
const SHORTEST = 4;

export function remarksIn(text: string, words: readonly Words[]): string {
  const tokens = tokensOf(text);
  const idle = listsOf(words, ({ fillers }) => fillers);
  const isTold = tokens.some((_, at) => isNumberAt(tokens, at, words));
  // "Terrible, the dog barked": where no number is written, the words are the answer.
  if (!isTold) return '';
  const told = sentencesOf(tokens).filter(({ from, to }) => {
    const sentence = tokens.slice(from, to);
    const spoken = withoutEnds(
      sentence.filter(({ kind }) => kind !== 'mark'),
      idle,
    );
    return spoken.length >= SHORTEST && !sentence.some((_, at) => isNumberAt(sentence, at, words));
  });
  return told.map(({ from, to }) => text.slice(tokens[from]?.from, tokens[to - 1]?.to).trim()).join(' ');
}
