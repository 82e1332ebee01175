/** Looking at due work over all cells without taking any: plain commands, each in its own cell. */
import { HOUR, type Instant } from '../../model/time.ts';
import { lanes, type Depth, type Lane } from '../../model/work.ts';
import type { RawWaiting } from '../raw.ts';
import { allCells, dueKey, jobKey, ownerAndId } from './keys.ts';
import { cellOf } from '../cell.ts';
import type { Asking } from './asking.ts';

export async function depthsAt(asking: Asking, now: Instant): Promise<Record<Lane, Depth>> {
  const found = await Promise.all(
    lanes.map(async (lane) => [lane, await depthOf(asking, lane, now)] as const),
  );
  return Object.fromEntries(found) as Record<Lane, Depth>;
}

async function depthOf(asking: Asking, lane: Lane, now: Instant): Promise<Depth> {
  const keys = allCells.map((cell) => dueKey(cell, lane));
  const count = async (command: 'zcard' | 'zcount', ...bounds: (string | number)[]) =>
    sum(
      await asking.sweep(
        command,
        keys.map((key) => [key, ...bounds]),
      ),
    );
  const [all, ready, nextHour, heads] = await Promise.all([
    count('zcard'),
    count('zcount', '-inf', now),
    count('zcount', `(${now}`, now + HOUR),
    asking.sweep(
      'zrange',
      keys.map((key) => [key, 0, 0, 'WITHSCORES']),
    ) as Promise<string[][]>,
  ]);
  const first = Math.min(...heads.map((head) => Number(head[1] ?? Infinity)));
  return { all, ready, nextHour, ...(first <= now ? { since: first } : {}) };
}

export async function peekAt(
  asking: Asking,
  lane: Lane,
  until: Instant,
  limit: number,
): Promise<RawWaiting[]> {
  const found = (await asking.sweep(
    'zrangebyscore',
    allCells.map((cell) => [dueKey(cell, lane), '-inf', until, 'WITHSCORES', 'LIMIT', 0, limit]),
  )) as string[][];
  const entries = found
    .flatMap(pairs)
    .sort((a, b) => a.readyAt - b.readyAt || (a.member < b.member ? -1 : 1))
    .slice(0, limit);
  const jobs = (await asking.sweep(
    'hgetBuffer',
    entries.map(({ member }) => [jobKey(cellOf(ownerAndId(member)[0])), member]),
  )) as (Buffer | null)[];
  return entries.flatMap((entry, index) => waitingFrom(entry, lane, jobs[index] ?? Buffer.alloc(0)));
}

function pairs(flat: string[]): { member: string; readyAt: number }[] {
  return flat.flatMap((member, index) =>
    index % 2 === 0 ? [{ member, readyAt: Number(flat[index + 1]) }] : [],
  );
}

/** Nothing for a job that has gone meanwhile or cannot be read. The job's form is in lua/prelude.lua. */
function waitingFrom({ member, readyAt }: { member: string; readyAt: number }, lane: Lane, job: Buffer) {
  const [head, dueAt, attempt] = /^[a-z]+\|(-?\d+)\|-?\d+\|(\d+)\|/.exec(job.toString('latin1')) ?? [];
  if (head === undefined) return [];
  const [owner, id] = ownerAndId(member);
  const work = job.subarray(head.length);
  return [{ owner, id, lane, dueAt: Number(dueAt), attempt: Number(attempt), readyAt, work }];
}

function sum(counts: unknown[]): number {
  return (counts as number[]).reduce((all, each) => all + each, 0);
}
