/**
 * Words, and beginnings of words, as one tree of letters (a trie): what a written word is, and what it would be but for one
 * slip, is found on one walk from its first letter, and never costs more than the tree is wide where the slip is made.
 */

/** No letter, no branch, no word. */
const none = -1;
const root = 0;

export interface Exact {
  /** The word that this is, if it is one, and the beginnings that it has, of two letters or more. */
  numbers: number[];
  /** How many letters follow the longest of these. */
  left: number;
}

export class LetterTree {
  /** Of each branch: its letter, the first that grows from it, the next that grows beside it. */
  private readonly letter: number[] = [none];
  private readonly inner: number[] = [none];
  private readonly beside: number[] = [none];
  private readonly depth: number[] = [0];
  /** The numbers of the word, and of the beginning of words, that ends here. */
  private readonly wordAt: number[] = [none];
  private readonly stemAt: number[] = [none];

  addWord(text: string, number: number): void {
    this.wordAt[this.grown(text)] = number;
  }

  addStem(text: string, number: number): void {
    this.stemAt[this.grown(text)] = number;
  }

  exact(word: string): Exact {
    const beginnings: number[] = [];
    let left = word.length;
    let at = root;
    for (let i = 0; i < word.length && at !== none; i++) {
      at = this.child(at, word.charCodeAt(i));
      if (at === none || i === 0 || this.stemAt[at] === none) continue;
      beginnings.push(this.stemAt[at]!);
      left = word.length - i - 1;
    }
    const whole = at === none ? none : this.wordAt[at]!;
    return whole === none ? { numbers: beginnings, left } : { numbers: [whole, ...beginnings], left: 0 };
  }

  /** What this is with one slip somewhere after its first letter, of the words and beginnings of `shortest` letters or more. */
  withOneSlip(word: string, shortest: number): number[] {
    const found = new Set<number>();
    const reads = (from: number, at: number) => this.follow(word, from, at, shortest, found);
    let at = this.child(root, word.charCodeAt(0));
    for (let i = 1; i <= word.length && at !== none; i++) {
      const letter = word.charCodeAt(i);
      reads(i + 1, at);
      for (let next = this.inner[at]!; next !== none; next = this.beside[next]!) {
        reads(i, next);
        if (this.letter[next] !== letter && soundAlike(this.letter[next]!, letter)) reads(i + 1, next);
      }
      const swapped = this.child(at, word.charCodeAt(i + 1));
      if (swapped !== none) reads(i + 2, this.child(swapped, letter));
      at = this.child(at, letter);
    }
    return [...found];
  }

  /** Reads the rest of the word letter by letter, and takes what ends on the way or at its end. */
  private follow(word: string, from: number, start: number, shortest: number, found: Set<number>): void {
    if (from > word.length) return;
    let at = start;
    for (let i = from; at !== none; i++) {
      if (this.depth[at]! >= shortest && this.stemAt[at] !== none) found.add(this.stemAt[at]!);
      if (i >= word.length) {
        if (this.depth[at]! >= shortest && this.wordAt[at] !== none) found.add(this.wordAt[at]!);
        return;
      }
      at = this.child(at, word.charCodeAt(i));
    }
  }

  private child(at: number, letter: number): number {
    let next = this.inner[at]!;
    while (next !== none && this.letter[next] !== letter) next = this.beside[next]!;
    return next;
  }

  private grown(text: string): number {
    let at = root;
    for (let i = 0; i < text.length; i++) {
      const next = this.child(at, text.charCodeAt(i));
      at = next === none ? this.branch(at, text.charCodeAt(i)) : next;
    }
    return at;
  }

  private branch(from: number, letter: number): number {
    const at = this.letter.push(letter) - 1;
    this.inner.push(none);
    this.beside.push(this.inner[from]!);
    this.depth.push(this.depth[from]! + 1);
    this.wordAt.push(none);
    this.stemAt.push(none);
    this.inner[from] = at;
    return at;
  }
}

/** Letters that people confuse because they sound alike. Any other exchange mostly makes another honest word. */
const sounds = ['aeiouy', 'cszkqx', 'bv', 'gj', 'mn'];

function soundAlike(a: number, b: number): boolean {
  const [one, other] = [String.fromCharCode(a), String.fromCharCode(b)];
  return sounds.some((group) => group.includes(one) && group.includes(other));
}
