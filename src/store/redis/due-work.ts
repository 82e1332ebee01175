/** Finding and taking due work over all cells. */
import type { Instant } from '../../model/time.ts';
import type { Lane } from '../../model/work.ts';
import type { RawClaim } from '../raw.ts';
import { allCells, dueKey, jobKey, ownerAndId } from './keys.ts';

export type Sweep = (
  command: 'zrange' | 'zrangebyscore',
  calls: (string | number)[][],
) => Promise<string[][]>;

/**
 * How many entries to take from which cell, so that together they are the oldest `limit` of the lane. With nothing due
 * it costs one look at the head of each cell. Oldest first over all cells also means that no cell starves.
 */
export async function share(
  sweep: Sweep,
  lane: Lane,
  limit: number,
  now: Instant,
): Promise<[number, number][]> {
  const heads = await sweep(
    'zrange',
    allCells.map((cell) => [dueKey(cell, lane), 0, 0, 'WITHSCORES']),
  );
  const cells = allCells
    .map((cell) => ({ cell, head: Number(heads[cell]?.[1] ?? Infinity) }))
    .filter(({ head }) => head <= now)
    .sort((a, b) => a.head - b.head)
    .slice(0, limit)
    .map(({ cell }) => cell);
  if (cells.length <= 1) return cells.map((cell) => [cell, limit]);
  const due = await sweep(
    'zrangebyscore',
    cells.map((cell) => [dueKey(cell, lane), '-inf', now, 'WITHSCORES', 'LIMIT', 0, limit]),
  );
  return countOldest(cells, due.map(scoresOf), limit);
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

function scoresOf(membersAndScores: string[]): number[] {
  return membersAndScores.filter((_, index) => index % 2 === 1).map(Number);
}

export const claimKeys = (cell: number, lane: Lane) => [dueKey(cell, lane), jobKey(cell)];

/** A claim as a script returns it: member, lane, due at, attempt, work. */
export type ClaimReply = [member: Buffer, lane?: Buffer, dueAt?: number, attempt?: number, work?: Buffer];

/** Nothing for an entry that cannot be read. */
export function claimFrom([member, lane, dueAt, attempt, work]: ClaimReply): RawClaim | undefined {
  const [owner, id] = ownerAndId(member.toString());
  if (lane === undefined || dueAt === undefined || attempt === undefined || work === undefined)
    return undefined;
  return { owner, id, lane: lane.toString() as Lane, dueAt, attempt, work };
}
