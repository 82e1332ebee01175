/** Texts as rows of slots: the whole message and, of a long one, each stretch, since the danger may be in one sentence. */
import { familyValue, type Look, type Told } from './features.ts';
import type { Families } from './families.ts';
import { wordsIn, type ReadWord } from './words.ts';

/** The slots a stretch of words fills, each once: first those that count once, then from `light` on those that count more. */
export interface Row {
  slots: Int32Array;
  light: number;
  /** What all are divided by, so that a long text says no more than a short one. */
  length: number;
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
/** No look has more slots. */
const mostSlots = 1 << 21;
/** Scratch, since a row is made for every message: a bit for each slot that the row under way has filled, and that row. */
const filled = new Uint8Array(mostSlots >>> 3);
const lightNow = new Int32Array(mostSlots);
const heavyNow = new Int32Array(mostSlots);

export function told(text: string, families: Families): { original: string; words: (Told & ReadWord)[] } {
  const { original, words } = wordsIn(text);
  return { original, words: words.map((word) => ({ ...word, ...families.of(word.text) })) };
}

function rowOf(words: readonly Told[], { from, to }: Stretch, look: Look): Row {
  const unused = 32 - look.bits;
  let light = 0;
  let heavy = 0;
  look.each(words, from, to, (hash, value) => {
    const slot = hash >>> unused;
    const bits = filled[slot >>> 3]!;
    const bit = 1 << (slot & 7);
    if (bits & bit) return;
    filled[slot >>> 3] = bits | bit;
    if (value === 1) lightNow[light++] = slot;
    else heavyNow[heavy++] = slot;
  });
  const slots = new Int32Array(light + heavy);
  slots.set(lightNow.subarray(0, light));
  slots.set(heavyNow.subarray(0, heavy), light);
  for (const slot of slots) filled[slot >>> 3] = 0;
  return { slots, light, length: Math.sqrt(damping + light + heavy * familyValue * familyValue) };
}

export function rowsOf(words: readonly Told[], look: Look): ReadRow[] {
  return stretchesOf(words.length).map((each) => ({ stretch: each, row: rowOf(words, each, look) }));
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
