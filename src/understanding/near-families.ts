/** Families of words that forgive a slip: a longer word that stands in none is read as one that is a letter away. */
import { compileFamilies, type Families, type Kin } from '../risk/second/families.ts';

/** Shorter words are too near to too many others. */
const SHORTEST = 5;
const REMEMBERED = 5_000;

export function forgivingFamilies(lists: Readonly<Record<string, string>>): Families {
  // No family here colours a whole message.
  const exact = compileFamilies({ families: lists, frames: [], denying: '' });
  const slips = new Map<string, string>();
  for (const word of wordsOf(lists))
    for (const each of without(word)) if (!slips.has(each)) slips.set(each, word);
  const known = new Map<string, Kin>();
  const near = (word: string) => {
    const meant = [word, ...without(word)].map((each) => slips.get(each)).find((each) => each !== undefined);
    return exact.of(meant ?? word);
  };
  return {
    of: (word) => {
      const own = exact.of(word);
      if (own.families.length > 0 || word.length < SHORTEST) return own;
      const before = known.get(word);
      if (before !== undefined) return before;
      if (known.size >= REMEMBERED) known.clear();
      const found = near(word);
      known.set(word, found);
      return found;
    },
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
