/**
 * What a message is most like, by words, pieces of words and families of words: one linear head for each meaning, learnt
 * beforehand by `npm run train:understanding` and read from content/understanding/reader.bin.
 */
import { score, type Head } from '../risk/second/score.ts';
import type { Row } from '../risk/second/reading.ts';
import type { IntentReader, ReaderFile } from './files.ts';
import { meanings, type Meaning } from './intents.ts';
import { forgivingFamilies } from './near-families.ts';
import { rowsIn, slotBits } from './rows.ts';

export interface Like {
  label: Meaning;
  /** How sure, from 0 to 1. */
  sure: number;
}
export type Likeness = (text: string) => Like[];

export function createLikeness({ families: lists, reader, table }: IntentReader): Likeness {
  const families = forgivingFamilies(lists.families);
  const heads = headsIn(table, reader.heads);
  return (text) => {
    const read = rowsIn(text, families).map((row) => shares(row, heads));
    const shown = told(read);
    return meanings.map((label, at) => ({ label, sure: shown[at] ?? 0 })).sort((a, b) => b.sure - a.sure);
  };
}

/** The weights as they lie on disk: one signed byte for each slot of each meaning, in their order. */
function headsIn(table: Int8Array, heads: ReaderFile['heads']): Head[] {
  return meanings.map((name, at) => ({
    ...(heads[name] ?? { bias: 0, scale: 1 }),
    weights: table.subarray(at << slotBits, (at + 1) << slotBits),
  }));
}

/** So that how sure it is and how often it is right agree on messages that it has not learnt from. */
const SHARPNESS = 3;

/** A softmax over the heads. */
function shares(row: Row, heads: readonly Head[]): number[] {
  const scores = heads.map((head) => score(head, row));
  const top = Math.max(...scores);
  const raised = scores.map((each) => Math.exp(SHARPNESS * (each - top)));
  const total = raised.reduce((sum, each) => sum + each, 0);
  return raised.map((each) => each / total);
}

/** A sentence that asks for something plainly says more than a whole message in which it drowns. */
function told([whole = [], ...parts]: readonly number[][]): readonly number[] {
  const asking = parts.filter((each) => !isIdle(each));
  if (!isIdle(whole) || asking.length === 0) return whole;
  return asking.reduce((best, each) => (Math.max(...each) > Math.max(...best) ? each : best));
}

const idle: readonly Meaning[] = ['none', 'refuse'];
function isIdle(read: readonly number[]): boolean {
  const at = read.indexOf(Math.max(...read));
  return idle.includes(meanings[at] ?? 'none');
}
