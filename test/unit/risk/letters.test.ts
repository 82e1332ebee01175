/** The tree of letters finds what comparing a word with every entry would find. */
import fc from 'fast-check';
import { LetterTree } from '../../../src/risk/letters.ts';

const shortest = 4;

/** One letter lost or added, one changed for a like sound, or two neighbours swapped; the first stays as it is. */
function isSlip(entry: string, word: string): boolean {
  if (entry[0] !== word[0] || entry === word) return false;
  const places = Array.from({ length: Math.max(entry.length, word.length) }, (_, at) => at);
  return places.some((at) => {
    const [a, b] = [entry.slice(at), word.slice(at)];
    if (entry.slice(0, at) !== word.slice(0, at)) return false;
    if (a.slice(1) === b || a === b.slice(1)) return true;
    if (a.slice(1) === b.slice(1)) return `${a[0]}${b[0]}` === 'ae' || `${a[0]}${b[0]}` === 'ea';
    return a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  });
}

const beginnings = (word: string) => Array.from(word, (_, at) => word.slice(0, at + 1));

describe('the tree of letters', () => {
  // Of these letters only a and e sound alike.
  const text = fc.string({ unit: fc.constantFrom('a', 'e', 't', 'l'), minLength: 1, maxLength: 8 });
  const list = fc.uniqueArray(text, { maxLength: 12 });

  it('finds each word and each beginning, as it is or with one slip', () => {
    fc.assert(
      fc.property(list, list, text, (words, stems, written) => {
        const tree = new LetterTree();
        words.forEach((word, at) => tree.addWord(word, at));
        stems.forEach((stem, at) => tree.addStem(stem, 100 + at));
        const begins = beginnings(written);
        const isExact = (entry: string, isStem: boolean) =>
          isStem ? entry.length > 1 && begins.includes(entry) : entry === written;
        const isNear = (entry: string, isStem: boolean) =>
          entry.length >= shortest && (isStem ? begins : [written]).some((each) => isSlip(entry, each));
        const of = (is: typeof isExact) => [
          ...words.flatMap((word, at) => (is(word, false) ? [at] : [])),
          ...stems.flatMap((stem, at) => (is(stem, true) ? [100 + at] : [])),
        ];
        const { numbers, left } = tree.exact(written);
        expect(sorted(numbers)).toEqual(of(isExact));
        expect(left).toBe(
          written.length - longestOf(numbers.map((at) => words[at] ?? stems[at - 100] ?? '')),
        );
        if (of(isExact).length === 0) expect(sorted(tree.withOneSlip(written, shortest))).toEqual(of(isNear));
      }),
      { numRuns: 2_000 },
    );
  });
});

function longestOf(entries: readonly string[]): number {
  return Math.max(0, ...entries.map(({ length }) => length));
}

function sorted(numbers: readonly number[]): number[] {
  return numbers.toSorted((a, b) => a - b);
}
