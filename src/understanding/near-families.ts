/** Families of words that forgive a slip: a longer word that stands in none is read as one that is a letter away. */
import { remembering } from '../risk/remembering.ts';
import { compileFamilies, type Families } from '../risk/second/families.ts';

/** Shorter words are too near to too many others. */
const SHORTEST = 5;

export function forgivingFamilies(lists: Readonly<Record<string, string>>): Families {
  // No family here colours a whole message.
  const exact = compileFamilies({ families: lists, frames: [], denying: '' });
  const slips = new Map<string, string>();
  for (const word of wordsOf(lists))
    for (const each of without(word)) if (!slips.has(each)) slips.set(each, word);
  const near = (word: string) => {
    const meant = [word, ...without(word)].map((each) => slips.get(each)).find((each) => each !== undefined);
    return exact.of(meant ?? word);
  };
  return {
    of: remembering((word) => {
      const own = exact.of(word);
      return own.families.length > 0 || word.length < SHORTEST ? own : near(word);
    }),
  };
}

function wordsOf(lists: Readonly<Record<string, string>>): string[] {
  const all = Object.values(lists).flatMap((list) => list.split(/\s+/));
  return all.map((word) => word.replace('*', '')).filter((word) => word.length >= SHORTEST);
}

/** The word with one letter left out, in every place, and as it is: two words share one of these when a slip lies between. */
function without(word: string): string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}
