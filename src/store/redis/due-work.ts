/** Finding due work over all cells. */
import type { Lane } from '../../model/work.ts';
import { allCells, dueKey } from './keys.ts';

/** Up to so many scores of each of these due sets, as far as they are due, lowest first. */
export type Scores = (keys: string[], most: number) => Promise<number[][]>;

/** Of the fewest cells this many entries each are looked at. */
const FEWEST = 4;

/**
 * How many entries to take from which cell, so that together they are the oldest of the lane, up to `limit`. With nothing
 * due it costs one look at the head of each cell. Oldest first over all cells also means that no cell starves.
 */
export async function share(scores: Scores, lane: Lane, limit: number): Promise<[number, number][]> {
  const heads = await scores(
    allCells.map((cell) => dueKey(cell, lane)),
    1,
  );
  const cells = allCells
    .map((cell) => ({ cell, head: heads[cell]?.[0] ?? Infinity }))
    .filter(({ head }) => head < Infinity)
    .sort((a, b) => a.head - b.head)
    .slice(0, limit)
    .map(({ cell }) => cell);
  if (cells.length <= 1) return cells.map((cell) => [cell, limit]);
  const most = Math.max(FEWEST, Math.ceil((2 * limit) / cells.length));
  const due = await scores(
    cells.map((cell) => dueKey(cell, lane)),
    most,
  );
  // Of a cell that has more than was looked at, what comes after is not known: only up to there is "oldest" certain.
  const certain = Math.min(...due.filter((each) => each.length >= most).map((each) => each.at(-1) ?? 0));
  return countOldest(
    cells,
    due.map((each) => each.filter((score) => score <= certain)),
    limit,
  );
}

function countOldest(cells: number[], scores: number[][], limit: number): [number, number][] {
  const oldest = cells
    .flatMap((cell, index) => (scores[index] ?? []).map((score) => ({ cell, score })))
    .sort((a, b) => a.score - b.score)
    .slice(0, limit);
  const counts = new Map<number, number>();
  for (const { cell } of oldest) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return [...counts];
}
