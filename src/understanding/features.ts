/** What of a message counts for its likeness to others: its words, their beginnings, pairs of neighbours, bits of words. */
import { normalise } from '../risk/normalise.ts';
import type { Spelling } from '../risk/spelling.ts';

/** Inflection is mostly at the end of a word, in both languages. */
const STEM = 5;
const BIT = 4;
/** Longer messages tell stories; how they open is what they ask. */
const LONGEST = 60;

export function featuresOf(text: string, spelling: Spelling): string[] {
  const { tokens } = normalise(text, spelling);
  const words = tokens
    .slice(0, LONGEST)
    .map(({ readings, number }) => (number === undefined ? (readings[0] ?? '') : '#'));
  const pairs = words.slice(1).map((word, at) => `${stem(words[at] ?? '')} ${stem(word)}`);
  const ends = [`^${stem(words[0] ?? '')}`, `^${stem(words[0] ?? '')} ${stem(words[1] ?? '')}`];
  const asks = /[?¿]/.test(text) ? ['?'] : [];
  return [
    ...new Set([
      ...words,
      ...words.map((word) => `${stem(word)}*`),
      ...pairs,
      ...ends,
      ...words.flatMap(bitsOf),
      ...asks,
    ]),
  ];
}

function stem(word: string): string {
  return word.slice(0, STEM);
}

/** A slip of the keyboard leaves most of them as they are. */
function bitsOf(word: string): string[] {
  if (word.length < STEM) return [];
  const padded = `<${word}>`;
  return Array.from({ length: padded.length - BIT + 1 }, (_, at) => `~${padded.slice(at, at + BIT)}`);
}
