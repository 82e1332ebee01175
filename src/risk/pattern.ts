/** The small pattern language of content/risk, as its README explains it: from text to phrases. */
import { cutAtGaps } from './gaps.ts';
import { choiceOf, gapOf, maybe, pieceOf, rowOf, type Tree } from './tree.ts';

/** What stands between gaps, in a row, with at most so many words between each and the next. */
export interface Phrase {
  segments: readonly Tree[];
  gaps: readonly number[];
  /** Must begin where a clause or list part begins; must end where one ends. */
  fromStart: boolean;
  toEnd: boolean;
}

/** What the names and words in phrases stand for. */
export interface Vocabulary {
  set(name: string, deep: number): Tree | undefined;
  /** The words a written word stands for: "can't" is two. */
  word(written: string): Tree;
}

/** `id` tells its sets from those of the same name in other languages. */
export function vocabularyOf(
  id: string,
  sets: ReadonlyMap<string, readonly string[]>,
  word: Vocabulary['word'],
): Vocabulary {
  // Sets stand in thousands of phrases, and are read once.
  const known = new Map<string, Tree>();
  const vocabulary = {
    word,
    set(name: string, deep: number): Tree | undefined {
      const before = known.get(name);
      const phrases = sets.get(name);
      if (before !== undefined || phrases === undefined) return before;
      const tree = choiceOf(
        phrases.map((each) => new Parser(each, vocabulary, deep).whole()),
        `{${id}/${name}}`,
      );
      known.set(name, tree);
      return tree;
    },
  };
  return vocabulary;
}

const symbols = /\{[a-z0-9-]+\}|\.{2,3}|[()[\]|]|#(?:\d+\+|\d+-\d+)?|[^\s()[\]|{}#^$?]+/gu;

/** One phrase may be written in several ways of which only some hold a gap: each becomes a phrase of its own. */
export function parsePattern(text: string, vocabulary: Vocabulary): Phrase[] {
  const fromStart = text.startsWith('^');
  const toEnd = text.endsWith('$');
  const tree = new Parser(text.replace(/^\^|\$$/g, ''), vocabulary, 0).whole();
  const phrases = cutAtGaps(tree).map(({ trees, gaps }) => ({ segments: trees, gaps, fromStart, toEnd }));
  if (phrases.some((each) => each.segments.length === 0))
    throw new Error(`"${text}" would match nothing at all`);
  return phrases;
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
    return choiceOf(options);
  }

  private row(): Tree {
    const parts: Tree[] = [];
    while (this.at < this.symbols.length && !closing.has(this.symbols[this.at]!)) parts.push(this.part());
    return rowOf(parts);
  }

  private part(): Tree {
    const symbol = this.symbols[this.at++]!;
    if (symbol === '(') return this.closed(')');
    if (symbol === '[') return maybe(this.closed(']'));
    if (symbol === '..' || symbol === '...') return gapOf(symbol === '..' ? 3 : 6);
    if (symbol.startsWith('{')) return this.set(symbol.slice(1, -1));
    return symbol.startsWith('#') ? amount(symbol) : this.vocabulary.word(symbol);
  }

  private closed(end: string): Tree {
    const tree = this.choice();
    if (this.symbols[this.at++] !== end) throw new Error(`"${this.text}" lacks a ${end}`);
    return tree;
  }

  private set(name: string): Tree {
    const tree = this.vocabulary.set(name, this.depth + 1);
    if (!tree) throw new Error(`"${this.text}" uses the set {${name}}, which is not there`);
    return tree;
  }
}

const closing = new Set([')', ']', '|']);

function amount(symbol: string): Tree {
  const [min, max] = symbol.slice(1).split(/[+-]/);
  return pieceOf({ kind: 'number', min: Number(min || 0), max: Number(max || Infinity) });
}
