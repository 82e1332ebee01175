/**
 * The small pattern language of content/risk (see its README). A phrase is cut at its gaps; each piece between them
 * becomes a position automaton (Glushkov 1961): no backtracking, so a match costs at most words times positions whatever
 * the text, and pieces that many phrases share are looked for once.
 */
export type Piece =
  | { kind: 'word'; word: string }
  | { kind: 'stem'; stem: string }
  | { kind: 'number'; min: number; max: number };
type Tree =
  | { kind: 'piece'; piece: Piece }
  | { kind: 'gap'; words: number }
  | { kind: 'row'; parts: Tree[] }
  | { kind: 'choice'; options: Tree[] }
  | { kind: 'maybe'; part: Tree };

/** What stands between two gaps. */
export interface Segment {
  pieces: Piece[];
  starts: number[];
  ends: Set<number>;
  next: number[][];
}
/** Segments in a row, with at most so many words between each and the next. */
export interface Phrase {
  segments: Segment[];
  gaps: number[];
  /** Must begin where a clause or list part begins; must end where one ends. */
  fromStart: boolean;
  toEnd: boolean;
}

export interface Vocabulary {
  sets: ReadonlyMap<string, string[]>;
  /** The words a written word stands for: "can't" is two. */
  read(word: string): string[];
}

const symbols = /\{[a-z0-9-]+\}|\.{2,3}|[()[\]|]|#(?:\d+\+|\d+-\d+)?|[^\s()[\]|{}#^$?]+/gu;

/** One phrase may be written in several ways of which only some hold a gap: each becomes a phrase of its own. */
export function parsePattern(text: string, vocabulary: Vocabulary): Phrase[] {
  const fromStart = text.startsWith('^');
  const toEnd = text.endsWith('$');
  const tree = new Parser(text.replace(/^\^|\$$/g, ''), vocabulary, 0).whole();
  const phrases = cutAtGaps(tree).map(({ trees, gaps }) => ({
    segments: trees.map(laid),
    gaps,
    fromStart,
    toEnd,
  }));
  if (phrases.some((each) => each.segments.length === 0))
    throw new Error(`"${text}" would match nothing at all`);
  return phrases;
}

interface Chain {
  trees: Tree[];
  gaps: number[];
  /** A gap that nothing stands before, or after, yet. */
  opens: number;
  closes: number;
}
const nothing: Chain = { trees: [], gaps: [], opens: 0, closes: 0 };

function cutAtGaps(tree: Tree): Chain[] {
  return chainsOf(tree).flatMap(withoutEmpty);
}

function chainsOf(tree: Tree): Chain[] {
  if (!hasGap(tree)) return [{ ...nothing, trees: [tree] }];
  switch (tree.kind) {
    case 'gap':
      return [{ ...nothing, opens: tree.words }];
    case 'choice': {
      const plain = tree.options.filter((option) => !hasGap(option));
      const gapped = tree.options.filter(hasGap).flatMap(chainsOf);
      return plain.length === 0
        ? gapped
        : [{ ...nothing, trees: [{ kind: 'choice', options: plain }] }, ...gapped];
    }
    case 'maybe':
      return [nothing, ...chainsOf(tree.part)];
    case 'row':
      return tree.parts
        .map(chainsOf)
        .reduce(
          (lefts, rights) => lefts.flatMap((left) => rights.map((right) => followed(left, right))),
          [nothing],
        );
    case 'piece':
      return [{ ...nothing, trees: [tree] }];
  }
}

function hasGap(tree: Tree): boolean {
  switch (tree.kind) {
    case 'gap':
      return true;
    case 'choice':
      return tree.options.some(hasGap);
    case 'maybe':
      return hasGap(tree.part);
    case 'row':
      return tree.parts.some(hasGap);
    case 'piece':
      return false;
  }
}

function followed(left: Chain, right: Chain): Chain {
  if (left.trees.length === 0) return { ...right, opens: left.opens + left.closes + right.opens };
  if (right.trees.length === 0) return { ...left, closes: left.closes + right.opens + right.closes };
  const gap = left.closes + right.opens;
  const { opens } = left;
  const { closes } = right;
  if (gap > 0)
    return {
      trees: [...left.trees, ...right.trees],
      gaps: [...left.gaps, gap, ...right.gaps],
      opens,
      closes,
    };
  const joint: Tree = { kind: 'row', parts: [left.trees.at(-1)!, right.trees[0]!] };
  const trees = [...left.trees.slice(0, -1), joint, ...right.trees.slice(1)];
  return { trees, gaps: [...left.gaps, ...right.gaps], opens, closes };
}

/** A segment that may be left out makes two phrases: one with it, one without. A gap at either end says nothing. */
function withoutEmpty(chain: Chain): Chain[] {
  const at = chain.trees.findIndex((tree) => lay(tree, [], []).empty && !isSure(tree));
  if (at < 0) return [chain];
  const sure: Tree = { kind: 'row', parts: [chain.trees[at]!] };
  sureOf.add(sure);
  const kept = { ...chain, trees: chain.trees.with(at, sure) };
  const gaps =
    at === 0 || at === chain.trees.length - 1
      ? chain.gaps.toSpliced(Math.max(0, at - 1), 1)
      : chain.gaps.toSpliced(at - 1, 2, chain.gaps[at - 1]! + chain.gaps[at]!);
  return [...withoutEmpty(kept), ...withoutEmpty({ ...chain, trees: chain.trees.toSpliced(at, 1), gaps })];
}

/** Segments that may match nothing, taken only where they match something. */
const sureOf = new WeakSet<Tree>();
const isSure = (tree: Tree) => sureOf.has(tree);

function laid(tree: Tree): Segment {
  const pieces: Piece[] = [];
  const next: number[][] = [];
  const shape = lay(tree, pieces, next);
  // What was grown by pushing has room left over, ten thousand times; a copy has none.
  return {
    pieces: pieces.slice(),
    starts: shape.first,
    ends: new Set(shape.last),
    next: next.map((each) => each.slice()),
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
    if (/^\.{2,3}$/.test(symbol)) return { kind: 'gap', words: symbol === '..' ? 3 : 6 };
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
    case 'gap':
      throw new Error('a phrase is cut at its gaps before it is laid out');
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
