/**
 * What stands between gaps as position automata (Glushkov 1961), one after the other: every word of every segment has its
 * place, and knows which places may follow. No backtracking, so a match costs at most words times places whatever the text.
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
   * Of each place: the lexicon's number of its word, the places that follow, and the segment that may end there. Places that
   * are followed by the same, such as all words of a set, share the list.
   */
  readonly numbers: number[] = [];
  readonly next: (readonly number[])[] = [];
  readonly endOf: (number | undefined)[] = [];
  readonly starts: number[] = [];
  private readonly lexicon: Lexicon;

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
      case 'piece': {
        const at = this.numbers.push(this.lexicon.enter(tree.piece, tree.key)) - 1;
        this.next.push(none);
        this.endOf.push(undefined);
        return { empty: false, first: [at], last: [at] };
      }
      case 'gap':
        throw new Error('a phrase is cut at its gaps before it is laid out');
      case 'maybe':
        return { ...this.laid(tree.part), empty: true };
      case 'choice': {
        const shapes = tree.options.map((option) => this.laid(option));
        return {
          empty: shapes.some((each) => each.empty),
          first: shapes.flatMap((each) => each.first),
          last: shapes.flatMap((each) => each.last),
        };
      }
      case 'row':
        return tree.parts.reduce<Shape>((left, part) => this.joined(left, this.laid(part)), nothing);
    }
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

function both(some: readonly number[], others: readonly number[]): readonly number[] {
  return some.length === 0 ? others : [...some, ...others];
}
