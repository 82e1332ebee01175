/** One list of the words for numbers, of all vocabularies. */
import type { Words } from '../content/words.ts';
import { listsOf, once, type Lists } from './phrases.ts';

export function pick(words: readonly Words[], key: Listed): Lists {
  const picked = pickedOf(words);
  const lists = picked.get(key) ?? listsOf(words, ({ number }) => number[key]);
  picked.set(key, lists);
  return lists;
}

const pickedOf = once((_words) => new Map<Listed, Lists>());

/** Every number that is written as words, in one list of each language. */
export const numberWords = once((words) => words.map(({ number }) => Object.values(number.words).flat()));

type Listed = {
  [K in keyof Words['number']]: Words['number'][K] extends string[] ? K : never;
}[keyof Words['number']];
