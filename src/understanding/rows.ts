/** A message as rows for the reader of wishes: the whole of it and, of a longer one, each sentence, since one may hold the wish. */
import type { Families } from '../risk/second/families.ts';
import { rowsOf, told, type Row } from '../risk/second/reading.ts';
import { wishLook } from './features.ts';

/** Weights fold into so many slots for each meaning. */
export const slotBits = 15;
const mask = (1 << slotBits) - 1;

/** Longer messages tell stories; how they open is what they ask. */
const LONGEST = 60;
const SHORTEST_PART = 3;
const ENDS = /^[.?!;]$/;

export function rowsIn(text: string, families: Families): Row[] {
  const { words } = told(text, families);
  const whole = words.slice(0, LONGEST);
  const parts = sentences(whole);
  return [whole, ...(parts.length > 1 ? parts : [])].flatMap((each) => {
    const row = rowsOf(each, wishLook)[0]?.row;
    return row === undefined ? [] : [folded(row)];
  });
}

function sentences<Word extends { text: string }>(words: readonly Word[]): Word[][] {
  const found: Word[][] = [];
  let from = 0;
  words.forEach((word, at) => {
    if (!ENDS.test(word.text) && at < words.length - 1) return;
    if (at + 1 - from >= SHORTEST_PART) found.push(words.slice(from, at + 1));
    from = at + 1;
  });
  return found;
}

function folded(row: Row): Row {
  return { ...row, slots: row.slots.map((slot) => slot & mask) };
}
