/** A phrase of content/risk as a tree: words in a row, choices, parts that may be left out, gaps. */
export type Piece =
  | { kind: 'word'; word: string }
  | { kind: 'stem'; stem: string }
  | { kind: 'number'; min: number; max: number };

interface Known {
  /** As it might be written; two trees with the same are the same. */
  key: string;
  /** Whether nothing at all may stand for it. */
  empty: boolean;
  hasGap: boolean;
}
export type Tree = Known &
  (
    | { kind: 'piece'; piece: Piece }
    | { kind: 'gap'; words: number }
    | { kind: 'row'; parts: readonly Tree[] }
    | { kind: 'choice'; options: readonly Tree[] }
    | { kind: 'maybe'; part: Tree }
  );

export function pieceOf(piece: Piece): Tree {
  return { kind: 'piece', piece, key: keyOf(piece), empty: false, hasGap: false };
}

function keyOf(piece: Piece): string {
  if (piece.kind === 'number') return `#${piece.min}-${piece.max}`;
  return piece.kind === 'word' ? piece.word : `${piece.stem}*`;
}

export function gapOf(words: number): Tree {
  return { kind: 'gap', words, key: `..${words}`, empty: true, hasGap: true };
}

export function rowOf(parts: readonly Tree[]): Tree {
  const [first, ...others] = parts;
  if (first !== undefined && others.length === 0) return first;
  return {
    kind: 'row',
    parts,
    key: parts.map(({ key }) => key).join(' '),
    empty: parts.every(({ empty }) => empty),
    hasGap: parts.some(({ hasGap }) => hasGap),
  };
}

/** One of a set is written by the set's name. */
export function choiceOf(options: readonly Tree[], name?: string): Tree {
  const [first, ...others] = options;
  if (first !== undefined && others.length === 0) return first;
  return {
    kind: 'choice',
    options,
    key: name ?? `(${options.map(({ key }) => key).join('|')})`,
    empty: options.some(({ empty }) => empty),
    hasGap: options.some(({ hasGap }) => hasGap),
  };
}

export function maybe(part: Tree): Tree {
  return { kind: 'maybe', part, key: `[${part.key}]`, empty: true, hasGap: part.hasGap };
}

/** The same where something does stand for it. A segment is only found where it has words, so it is written no differently. */
export function sure(tree: Tree): Tree {
  return { ...tree, empty: false };
}
