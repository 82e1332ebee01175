/** Which of all the words and stems in the patterns a written word is, allowing for one slip in longer words. */
import { LetterTree } from './letters.ts';
import type { Piece } from './tree.ts';

/** Shorter words have too many honest neighbours to be guessed at. */
const shortestGuessed = 6;
/** Where more follows the beginning of a word than an ending, it is no word of that family ("over*" and "overdsoe"). */
const longestEnding = 4;

export class Lexicon {
  private readonly letters = new LetterTree();
  private readonly amounts: { min: number; max: number; number: number }[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly notMisspelt: ReadonlySet<string>;

  constructor(notMisspelt: ReadonlySet<string>) {
    this.notMisspelt = notMisspelt;
  }

  /** The number that stands for this word, stem or amount in every pattern. */
  enter(piece: Piece, key: string): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(key, number);
    if (piece.kind === 'number') this.amounts.push({ min: piece.min, max: piece.max, number });
    if (piece.kind === 'word') this.letters.addWord(piece.word, number);
    if (piece.kind === 'stem') this.letters.addStem(piece.stem, number);
    return number;
  }

  amountsOf(value: number): number[] {
    return this.amounts.filter((each) => value >= each.min && value <= each.max).map((each) => each.number);
  }

  find(word: string): number[] {
    const { numbers, left } = this.letters.exact(word);
    const isExplained = numbers.length > 0 && left <= longestEnding;
    if (isExplained || word.length < shortestGuessed - 1 || this.notMisspelt.has(word)) return numbers;
    return [...new Set([...numbers, ...this.letters.withOneSlip(word, shortestGuessed)])];
  }
}
