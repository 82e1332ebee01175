/** Cuts a phrase at its gaps. One may be written in several ways of which only some hold a gap: each is a chain of its own. */
import { choiceOf, rowOf, sure, type Tree } from './tree.ts';

export interface Chain {
  trees: readonly Tree[];
  /** At most so many words between each of them and the next. */
  gaps: readonly number[];
  /** A gap that nothing stands before, or after, yet. */
  opens: number;
  closes: number;
}
const nothing: Chain = { trees: [], gaps: [], opens: 0, closes: 0 };

export function cutAtGaps(tree: Tree): Chain[] {
  return chainsOf(tree).flatMap(withoutEmpty);
}

function chainsOf(tree: Tree): Chain[] {
  if (!tree.hasGap) return [{ ...nothing, trees: [tree] }];
  switch (tree.kind) {
    case 'gap':
      return [{ ...nothing, opens: tree.words }];
    case 'choice': {
      const plain = tree.options.filter((option) => !option.hasGap);
      const gapped = tree.options.filter((option) => option.hasGap).flatMap(chainsOf);
      return plain.length === 0 ? gapped : [{ ...nothing, trees: [choiceOf(plain)] }, ...gapped];
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
  const joint = rowOf([left.trees.at(-1)!, right.trees[0]!]);
  const trees = [...left.trees.slice(0, -1), joint, ...right.trees.slice(1)];
  return { trees, gaps: [...left.gaps, ...right.gaps], opens, closes };
}

/** A segment that may be left out makes two phrases: one with it, one without. A gap at either end says nothing. */
function withoutEmpty(chain: Chain): Chain[] {
  const at = chain.trees.findIndex(({ empty }) => empty);
  if (at < 0) return [chain];
  const kept = { ...chain, trees: chain.trees.with(at, sure(chain.trees[at]!)) };
  const gaps =
    at === 0 || at === chain.trees.length - 1
      ? chain.gaps.toSpliced(Math.max(0, at - 1), 1)
      : chain.gaps.toSpliced(at - 1, 2, chain.gaps[at - 1]! + chain.gaps[at]!);
  return [...withoutEmpty(kept), ...withoutEmpty({ ...chain, trees: chain.trees.toSpliced(at, 1), gaps })];
}
