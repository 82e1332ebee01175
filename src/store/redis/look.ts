/** Looking at due work over all cells without taking any: plain commands, each in its own cell. */
import { HOUR, type Instant } from '../../model/time.ts';
import type { Depth, Lane } from '../../model/work.ts';
import type { RawWaiting } from '../raw.ts';
import { allCells, dueKey, jobKey, ownerAndId } from './keys.ts';
import { cellOf } from '../cell.ts';
import type { SweepCommand } from './sweep.ts';

type Look = (command: SweepCommand, calls: (string | number)[][]) => Promise<unknown[]>;

export async function depthOf(look: Look, lane: Lane, now: Instant): Promise<Depth> {
  const keys = allCells.map((cell) => dueKey(cell, lane));
  const count = async (command: 'zcard' | 'zcount', ...bounds: (string | number)[]) =>
    sum(
      await look(
        command,
        keys.map((key) => [key, ...bounds]),
      ),
    );
  const [all, ready, nextHour, heads] = await Promise.all([
    count('zcard'),
    count('zcount', '-inf', now),
    count('zcount', `(${now}`, now + HOUR),
    look(
      'zrange',
      keys.map((key) => [key, 0, 0, 'WITHSCORES']),
    ) as Promise<string[][]>,
  ]);
  const first = Math.min(...heads.map((head) => Number(head[1] ?? Infinity)));
  return { all, ready, nextHour, ...(first <= now ? { since: first } : {}) };
}

export async function peekAt(look: Look, lane: Lane, until: Instant, limit: number): Promise<RawWaiting[]> {
  const found = (await look(
    'zrangebyscore',
    allCells.map((cell) => [dueKey(cell, lane), '-inf', until, 'WITHSCORES', 'LIMIT', 0, limit]),
  )) as string[][];
  const entries = found
    .flatMap(pairs)
    .sort((a, b) => a.readyAt - b.readyAt || (a.member < b.member ? -1 : 1))
    .slice(0, limit);
  const jobs = (await look(
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
