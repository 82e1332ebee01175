/**
 * What stands between gaps as position automata (Glushkov 1961), one after the other. Every word of every segment has its
 * place, which words that stand for one another share, and it knows which places may follow. No backtracking, so a match
 * costs at most words times places whatever the text.
 */
import type { Lexicon } from './lexicon.ts';
import type { Tree } from './tree.ts';

interface Shape {
  empty: boolean;
  first: readonly number[];
  last: readonly number[];
}

export class Places {
  /**
   * Of each place: the lexicon's numbers of its words, the places that follow, and the segment that may end there. Places that
   * are followed by the same share the list.
   */
  readonly words: (readonly number[])[] = [];
  readonly next: (readonly number[])[] = [];
  readonly endOf: (number | undefined)[] = [];
  readonly starts: number[] = [];
  private readonly lexicon: Lexicon;
  /** The same words and sets stand in thousands of phrases. */
  private readonly known = new Map<string, readonly number[]>();

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
  }

  add(tree: Tree, segment: number): void {
    const { first, last } = this.laid(tree);
    for (const at of first) this.starts.push(at);
    for (const at of last) this.endOf[at] = segment;
  }

  private laid(tree: Tree): Shape {
    switch (tree.kind) {
      case 'piece':
        return this.place(tree.key, [tree]);
      case 'gap':
        throw new Error('a phrase is cut at its gaps before it is laid out');
      case 'maybe':
        return { ...this.laid(tree.part), empty: true };
      case 'choice': {
        const words = tree.options.filter((option) => option.kind === 'piece');
        const others = tree.options.filter((option) => option.kind !== 'piece');
        const shapes = others.map((option) => this.laid(option));
        return beside(words.length === 0 ? shapes : [this.place(tree.key, words), ...shapes]);
      }
      case 'row':
        return tree.parts.reduce<Shape>((left, part) => this.joined(left, this.laid(part)), nothing);
    }
  }

  private place(key: string, words: readonly (Tree & { kind: 'piece' })[]): Shape {
    const at = this.words.push(this.numbersOf(key, words)) - 1;
    this.next.push(none);
    this.endOf.push(undefined);
    const here = [at];
    return { empty: false, first: here, last: here };
  }

  private numbersOf(key: string, words: readonly (Tree & { kind: 'piece' })[]): readonly number[] {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const numbers = words.map((each) => this.lexicon.enter(each.piece, each.key));
    this.known.set(key, numbers);
    return numbers;
  }

  private joined(left: Shape, right: Shape): Shape {
    const grown = new Map<readonly number[], readonly number[]>();
    for (const end of left.last) {
      const before = this.next[end]!;
      const after = grown.get(before) ?? both(before, right.first);
      grown.set(before, after);
      this.next[end] = after;
    }
    return {
      empty: left.empty && right.empty,
      first: left.empty ? both(left.first, right.first) : left.first,
      last: right.empty ? both(left.last, right.last) : right.last,
    };
  }
}

const none: readonly number[] = [];
const nothing: Shape = { empty: true, first: none, last: none };

function beside(shapes: readonly Shape[]): Shape {
  const [first, ...others] = shapes;
  if (first !== undefined && others.length === 0) return first;
  return {
    empty: shapes.some((each) => each.empty),
    first: shapes.flatMap((each) => each.first),
    last: shapes.flatMap((each) => each.last),
  };
}

function both(some: readonly number[], others: readonly number[]): readonly number[] {
  return some.length === 0 ? others : [...some, ...others];
}
