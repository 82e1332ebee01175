/** One list of the words for numbers, of all vocabularies. */
import type { Words } from '../content/words.ts';
import { listsOf, type Lists } from './phrases.ts';

export function pick(words: readonly Words[], key: Listed): Lists {
  return listsOf(words, ({ number }) => number[key]);
}

type Listed = {
  [K in keyof Words['number']]: Words['number'][K] extends string[] ? K : never;
}[keyof Words['number']];
