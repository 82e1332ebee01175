/** Words that mean nearly the same, in both languages: what is learnt of one then holds for the others. */
import { remembering } from '../remembering.ts';
import type { FamiliesFile } from './files.ts';

export type FamilyLists = Pick<FamiliesFile, 'families' | 'frames' | 'denying'>;

export interface Families {
  of(word: string): Kin;
}

/** Which families a word stands in, as small numbers. */
export interface Kin {
  families: readonly number[];
  /** Those of them that colour all else in a message: a "not", long ago, a film, a laugh. */
  frames: readonly number[];
  denies: boolean;
}

const none: readonly number[] = [];

export function compileFamilies({ families: lists, frames, denying }: FamilyLists): Families {
  const names = Object.keys(lists);
  const framing = new Set(frames.map((name) => names.indexOf(name)));
  const denial = names.indexOf(denying);
  const whole = new Map<string, number[]>();
  const begun = new Map<string, number[]>();
  let shortest = Infinity;
  let longest = 0;
  Object.values(lists).forEach((list, family) => {
    for (const written of list.split(/\s+/).filter(Boolean)) {
      const starred = written.endsWith('*');
      const word = starred ? written.slice(0, -1) : written;
      const table = starred ? begun : whole;
      table.set(word, [...(table.get(word) ?? []), family]);
      if (starred) [shortest, longest] = [Math.min(shortest, word.length), Math.max(longest, word.length)];
    }
  });
  const look = (word: string) => {
    let found = whole.get(word) ?? none;
    for (let length = Math.min(word.length, longest); length >= shortest; length--) {
      const more = begun.get(word.slice(0, length));
      if (more) found = found.length === 0 ? more : [...new Set([...found, ...more])];
    }
    return found;
  };
  return {
    of: remembering((word) => {
      const families = look(word);
      return {
        families,
        frames: families.filter((family) => framing.has(family)),
        denies: families.includes(denial),
      };
    }),
  };
}
