/** content/risk/spelling.yaml as something that can be asked quickly: what is known of a word, wherever it stands. */
import type { SpellingFile } from './files.ts';
import { fold } from './fold.ts';
import { readWord, type OtherSpellings } from './readings.ts';
import { remembering } from './remembering.ts';
import { pieceOf, rowOf, type Tree } from './tree.ts';

export interface Tables extends OtherSpellings {
  emoji: Map<string, string>;
  numbers: Map<string, number>;
  fillers: Set<string>;
  clauses: Set<string>;
  denials: Set<string>;
  notMisspelt: Set<string>;
}
export interface Word {
  /** The ways it may be read; the first is the likeliest. */
  readings: string[];
  number: number | undefined;
  /** "really", "just": words that may stand anywhere inside a phrase. */
  filler: boolean;
  /** "but": a clause begins with it. */
  opens: boolean;
  /** "not": no gap of a phrase runs over it. */
  denies: boolean;
}
export interface Spelling extends Tables {
  /** One or more, as which something written is read. */
  words(written: string): readonly Word[];
  amount(written: string): Word;
}

const plain = (text: string) => fold(text, new Map()).text;
const split = (text: string) => plain(text).split(/\s+/);

export function compileSpelling(files: SpellingFile[]): Spelling {
  const table = (pick: 'instead' | 'also') =>
    new Map(
      files.flatMap((file) =>
        Object.entries(file[pick]).map(([word, to]) => [plain(word), split(to)] as const),
      ),
    );
  const list = (pick: 'fillers' | 'clauses' | 'denials' | 'notMisspelt') =>
    new Set(files.flatMap((file) => file[pick].map(plain)));
  const tables: Tables = {
    instead: table('instead'),
    also: table('also'),
    emoji: new Map(files.flatMap((file) => Object.entries(file.emoji))),
    numbers: new Map(
      files.flatMap((file) => Object.entries(file.numbers).map(([word, value]) => [plain(word), value])),
    ),
    fillers: list('fillers'),
    clauses: list('clauses'),
    denials: list('denials'),
    notMisspelt: list('notMisspelt'),
  };
  const known = (readings: string[]) => knownOf(readings, tables);
  return {
    ...tables,
    words: remembering((written) => readWord(written, tables).map(known)),
    amount: (written) => known([written, ...(tables.also.get(written) ?? [])]),
  };
}

function knownOf(readings: string[], { numbers, fillers, clauses, denials }: Tables): Word {
  const first = readings[0] ?? '';
  const number = /^\d/.test(first) ? numberIn(first) : numbers.get(first);
  const [filler, opens, denies] = [fillers, clauses, denials].map((list) => list.has(first));
  return { readings, number, filler: filler!, opens: opens!, denies: denies! };
}

function numberIn(written: string): number | undefined {
  const isLong = /^\d{1,3}(?:[.,]\d{3})+$/.test(written);
  const value = Number(isLong ? written.replace(/[.,]/g, '') : written.replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}

/** A word of a phrase, or the beginning of words; the same few thousand stand in tens of thousands of phrases. */
export function wordReader({ emoji, words }: Tables & Pick<Spelling, 'words'>): (written: string) => Tree {
  const read = (word: string) =>
    words(fold(word, emoji).text.trim()).map(({ readings: [first = ''] }) => first);
  return remembering((written) => {
    const [stem = ''] = written.endsWith('*') ? read(written.slice(0, -1)) : [];
    if (written.endsWith('*')) return pieceOf({ kind: 'stem', stem });
    return rowOf(read(written).map((word) => pieceOf({ kind: 'word', word })));
  });
}
