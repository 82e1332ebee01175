/**
 * Five folds for measuring on what was not trained with. Messages that open alike, and neighbours in a file (a danger and
 * its harmless twin are written one after the other), stay together: a copy of the answer is no test.
 */
import type { Labelled } from './labelled-line.ts';

export const foldCount = 5;
const neighbours = 4;

/** Where a message was written together with a few others. */
export function neighbourhood({ file, line }: Pick<Labelled, 'file' | 'line'>): string {
  return `${file}:${Math.floor((line - 1) / neighbours)}`;
}

/** The fold of each message, in their order. */
export function foldsOf(messages: readonly Labelled[]): number[] {
  const groupOf = messages.map((_, at) => at);
  const root = (at: number): number => {
    let top = at;
    while (groupOf[top] !== top) top = groupOf[top]!;
    groupOf[at] = top;
    return top;
  };
  const firstWith = new Map<string, number>();
  messages.forEach((message, at) => {
    for (const key of keysOf(message)) {
      const first = firstWith.get(key);
      if (first === undefined) firstWith.set(key, at);
      else groupOf[root(at)] = root(first);
    }
  });
  const groups = new Map<number, number[]>();
  messages.forEach((_, at) => groups.set(root(at), [...(groups.get(root(at)) ?? []), at]));
  return spread([...groups.values()], messages.length);
}

function keysOf(message: Labelled): string[] {
  const { opening, kind, of } = message;
  const together = kind === 'stranger' || kind === 'word' ? [] : [neighbourhood(message)];
  if (of !== undefined) together.push(of);
  return opening === '' ? together : [...together, `"${opening}"`];
}

/** The largest groups first, each to the fold with the fewest messages. */
function spread(groups: number[][], total: number): number[] {
  const folds = Array.from({ length: total }, () => 0);
  const sizes = Array.from({ length: foldCount }, () => 0);
  for (const group of groups.sort((a, b) => b.length - a.length || a[0]! - b[0]!)) {
    const fold = sizes.indexOf(Math.min(...sizes));
    sizes[fold]! += group.length;
    for (const at of group) folds[at] = fold;
  }
  return folds;
}
