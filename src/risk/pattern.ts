/**
 * The small pattern language of content/risk (see its README), compiled to a position automaton (Glushkov 1961): no
 * backtracking, so a match costs at most words times positions whatever the text.
 */
export type Piece =
  | { kind: 'word'; word: string }
  | { kind: 'stem'; stem: string }
  | { kind: 'number'; min: number; max: number }
  | { kind: 'any' };
type Tree =
  | { kind: 'piece'; piece: Piece }
  | { kind: 'row'; parts: Tree[] }
  | { kind: 'choice'; options: Tree[] }
  | { kind: 'maybe'; part: Tree };

export interface Pattern {
  pieces: Piece[];
  starts: number[];
  ends: Set<number>;
  /** Must begin where a clause or list part begins; must end where one ends. */
  fromStart: boolean;
  toEnd: boolean;
  next: number[][];
}

export interface Vocabulary {
  sets: ReadonlyMap<string, string[]>;
  /** The words a written word stands for: "can't" is two. */
  read(word: string): string[];
}

const symbols = /\{[a-z0-9-]+\}|\.{2,3}|[()[\]|]|#(?:\d+\+|\d+-\d+)?|[^\s()[\]|{}#^$?]+/gu;

export function parsePattern(text: string, vocabulary: Vocabulary): Pattern {
  const fromStart = text.startsWith('^');
  const toEnd = text.endsWith('$');
  const tree = new Parser(text.replace(/^\^|\$$/g, ''), vocabulary, 0).whole();
  const pieces: Piece[] = [];
  const next: number[][] = [];
  const shape = lay(tree, pieces, next);
  if (shape.empty) throw new Error(`"${text}" would match nothing at all`);
  if (shape.first.some((at) => pieces[at]?.kind === 'any')) throw new Error(`"${text}" begins with a gap`);
  // What was grown by pushing has room left over, ten thousand times; a copy has none.
  const exact = next.map((each) => each.slice());
  return {
    pieces: pieces.slice(),
    starts: shape.first,
    ends: new Set(shape.last),
    fromStart,
    toEnd,
    next: exact,
  };
}

class Parser {
  private readonly text: string;
  private readonly vocabulary: Vocabulary;
  private readonly depth: number;
  private readonly symbols: string[];
  private at = 0;

  constructor(text: string, vocabulary: Vocabulary, depth: number) {
    this.text = text;
    this.vocabulary = vocabulary;
    this.depth = depth;
    this.symbols = text.match(symbols) ?? [];
    if (this.symbols.join('') !== text.replace(/\s+/g, ''))
      throw new Error(`"${text}" has a mark that means nothing here`);
    if (depth > 5) throw new Error(`the sets in "${text}" go round in a circle`);
  }

  whole(): Tree {
    const tree = this.choice();
    if (this.at < this.symbols.length)
      throw new Error(`"${this.text}" has a ${this.symbols[this.at]} too many`);
    return tree;
  }

  private choice(): Tree {
    const options = [this.row()];
    while (this.symbols[this.at] === '|') {
      this.at++;
      options.push(this.row());
    }
    return options.length === 1 ? options[0]! : { kind: 'choice', options };
  }

  private row(): Tree {
    const parts: Tree[] = [];
    while (this.at < this.symbols.length && !/^[)\]|]$/.test(this.symbols[this.at]!)) parts.push(this.part());
    return { kind: 'row', parts };
  }

  private part(): Tree {
    const symbol = this.symbols[this.at++]!;
    if (symbol === '(') return this.closed(')');
    if (symbol === '[') return { kind: 'maybe', part: this.closed(']') };
    if (/^\.{2,3}$/.test(symbol)) return gap(symbol === '..' ? 3 : 6);
    if (symbol.startsWith('{')) return this.set(symbol.slice(1, -1));
    return symbol.startsWith('#') ? amount(symbol) : this.word(symbol);
  }

  private closed(end: string): Tree {
    const tree = this.choice();
    if (this.symbols[this.at++] !== end) throw new Error(`"${this.text}" lacks a ${end}`);
    return tree;
  }

  private set(name: string): Tree {
    const phrases = this.vocabulary.sets.get(name);
    if (!phrases) throw new Error(`"${this.text}" uses the set {${name}}, which is not there`);
    return {
      kind: 'choice',
      options: phrases.map((each) => new Parser(each, this.vocabulary, this.depth + 1).whole()),
    };
  }

  private word(symbol: string): Tree {
    if (symbol.endsWith('*'))
      return {
        kind: 'piece',
        piece: { kind: 'stem', stem: this.vocabulary.read(symbol.slice(0, -1))[0] ?? '' },
      };
    return {
      kind: 'row',
      parts: this.vocabulary.read(symbol).map((word) => ({ kind: 'piece', piece: { kind: 'word', word } })),
    };
  }
}

function gap(words: number): Tree {
  const one: Tree = { kind: 'maybe', part: { kind: 'piece', piece: { kind: 'any' } } };
  return { kind: 'row', parts: Array.from({ length: words }, () => one) };
}

function amount(symbol: string): Tree {
  const [min, max] = symbol.slice(1).split(/[+-]/);
  return { kind: 'piece', piece: { kind: 'number', min: Number(min || 0), max: Number(max || Infinity) } };
}

interface Shape {
  empty: boolean;
  first: number[];
  last: number[];
}

function lay(tree: Tree, pieces: Piece[], next: number[][]): Shape {
  switch (tree.kind) {
    case 'piece': {
      const at = pieces.push(tree.piece) - 1;
      next.push([]);
      return { empty: false, first: [at], last: [at] };
    }
    case 'maybe':
      return { ...lay(tree.part, pieces, next), empty: true };
    case 'choice': {
      const shapes = tree.options.map((option) => lay(option, pieces, next));
      return {
        empty: shapes.some((each) => each.empty),
        first: shapes.flatMap((each) => each.first),
        last: shapes.flatMap((each) => each.last),
      };
    }
    case 'row':
      return tree.parts
        .map((part) => lay(part, pieces, next))
        .reduce((left, right) => joined(left, right, next), { empty: true, first: [], last: [] });
  }
}

function joined(left: Shape, right: Shape, next: number[][]): Shape {
  for (const end of left.last) next[end]!.push(...right.first);
  return {
    empty: left.empty && right.empty,
    first: left.empty ? [...left.first, ...right.first] : left.first,
    last: right.empty ? [...left.last, ...right.last] : right.last,
  };
}
