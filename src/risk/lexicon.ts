/** Which of all the words and stems in the patterns a written word is, allowing for one slip in longer words. */
import type { Piece } from './pattern.ts';

/** Shorter words have too many honest neighbours to be guessed at. */
const shortestGuessed = 6;

interface Entry {
  text: string;
  number: number;
}

export class Lexicon {
  private readonly words = new Map<string, number>();
  private readonly stems = new Map<string, number>();
  private readonly slips = new Map<string, Entry[]>();
  private readonly stemSlips = new Map<string, Entry[]>();
  private readonly amounts: { min: number; max: number; number: number }[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly notMisspelt: ReadonlySet<string>;
  /** Of what was entered. A longer word is none of it, and looking at all of it would let one text stop the service. */
  private longest = 0;

  constructor(notMisspelt: ReadonlySet<string>) {
    this.notMisspelt = notMisspelt;
  }

  /** The number that stands for this word, stem or amount in every pattern. */
  enter(piece: Piece): number {
    const key = JSON.stringify([
      piece.kind,
      piece.kind === 'number' ? [piece.min, `${piece.max}`] : Object.values(piece)[1],
    ]);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(key, number);
    if (piece.kind === 'number') this.amounts.push({ min: piece.min, max: piece.max, number });
    if (piece.kind === 'word') this.enterText(piece.word, number, this.words, this.slips);
    if (piece.kind === 'stem') this.enterText(piece.stem, number, this.stems, this.stemSlips);
    return number;
  }

  private enterText(
    text: string,
    number: number,
    exact: Map<string, number>,
    slips: Map<string, Entry[]>,
  ): void {
    exact.set(text, number);
    this.longest = Math.max(this.longest, text.length);
    if (text.length < shortestGuessed) return;
    const entry = { text, number };
    for (const form of [text, ...lessOne(text)]) {
      // A list that grows by pushing keeps room for sixteen more, and nearly all of these have one.
      slips.set(form, [...(slips.get(form) ?? []), entry]);
    }
  }

  amountsOf(value: number): number[] {
    return this.amounts.filter((each) => value >= each.min && value <= each.max).map((each) => each.number);
  }

  find(word: string): number[] {
    const found: number[] = [];
    const exact = this.words.get(word);
    if (exact !== undefined) found.push(exact);
    for (let length = 2; length <= Math.min(word.length, this.longest); length++) {
      const stem = this.stems.get(word.slice(0, length));
      if (stem !== undefined) found.push(stem);
    }
    return found.length > 0 || word.length < shortestGuessed - 1 || this.notMisspelt.has(word)
      ? found
      : this.guess(word);
  }

  private guess(word: string): number[] {
    // One slip makes a word longer by one letter at most.
    const most = Math.min(word.length, this.longest + 1);
    const found = word.length > most ? [] : candidates(word, this.slips);
    for (const length of stemLengths(most)) found.push(...candidates(word.slice(0, length), this.stemSlips));
    return [...new Set(found)];
  }
}

function stemLengths(most: number): number[] {
  return Array.from(
    { length: Math.max(0, most - shortestGuessed + 2) },
    (_, more) => more + shortestGuessed - 1,
  );
}

function candidates(word: string, slips: Map<string, Entry[]>): number[] {
  const near = [word, ...lessOne(word)].flatMap((form) => slips.get(form) ?? []);
  return near
    .filter((entry) => entry.text[0] === word[0] && oneSlip(entry.text, word))
    .map((entry) => entry.number);
}

function lessOne(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** Letters that people confuse because they sound alike. Any other exchange mostly makes another honest word. */
const soundAlike = ['aeiouy', 'cszkqx', 'bv', 'gj', 'mn'];

/** One letter lost or added, one changed for a like sound, or two neighbours swapped. */
export function oneSlip(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  if (restA.slice(1) === restB || restA === restB.slice(1) || restA === restB) return true;
  if (restA.slice(1) === restB.slice(1)) return soundsAlike(restA[0] ?? '', restB[0] ?? '');
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

function soundsAlike(a: string, b: string): boolean {
  return soundAlike.some((group) => group.includes(a) && group.includes(b));
}
