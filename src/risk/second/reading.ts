/** Texts as rows of slots: the whole message and, of a long one, each stretch, since the danger may be in one sentence. */
import { eachFeature, slotCount, type Told } from './features.ts';
import type { Families } from './families.ts';
import { wordsIn, type ReadWord } from './words.ts';

/** The slots a stretch of words fills, each once, and what each counts. */
export interface Row {
  slots: Int32Array;
  values: Float64Array;
}

export interface Stretch {
  from: number;
  to: number;
}

export interface ReadRow {
  stretch: Stretch;
  row: Row;
}

/** Words in a stretch; a message half as long again is read in stretches too. */
const stretch = 32;
/** So that a word alone does not shout. */
const damping = 20;
/** Which slots have been filled for the row under way: its number stands in them. */
const filled = new Int32Array(slotCount);
let rowNumber = 0;

export function told(text: string, families: Families): { original: string; words: (Told & ReadWord)[] } {
  const { original, words } = wordsIn(text);
  return { original, words: words.map((word) => ({ ...word, families: families.of(word.text) })) };
}

function rowOf(words: readonly Told[], { from, to }: Stretch): Row {
  rowNumber = (rowNumber + 1) | 0;
  const slots: number[] = [];
  const values: number[] = [];
  let squares = damping;
  eachFeature(words, from, to, (slot, value) => {
    if (filled[slot] === rowNumber) return;
    filled[slot] = rowNumber;
    slots.push(slot);
    values.push(value);
    squares += value * value;
  });
  const length = Math.sqrt(squares);
  return { slots: Int32Array.from(slots), values: Float64Array.from(values, (value) => value / length) };
}

export function rowsOf(words: readonly Told[]): ReadRow[] {
  return stretchesOf(words.length).map((each) => ({ stretch: each, row: rowOf(words, each) }));
}

function stretchesOf(length: number): Stretch[] {
  const whole = { from: 0, to: length };
  if (length < stretch * 1.5) return [whole];
  const list = [whole];
  for (let from = 0; from < length - stretch / 2; from += stretch / 2) {
    list.push({ from, to: Math.min(length, from + stretch) });
  }
  return list;
}
