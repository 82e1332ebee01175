/** Due work: taken, and looked at. */
import { HOUR, type Instant } from '../../model/time.ts';
import { lanes, type Depth, type Lane } from '../../model/work.ts';
import type { RawClaim, RawWaiting } from '../raw.ts';
import { fromText } from './as-text.ts';
import type { DepthRow, DueRow, Statements } from './statements.ts';

export function claimDue(
  sql: Statements,
  lane: Lane,
  limit: number,
  now: Instant,
  leaseMs: number,
): RawClaim[] {
  const ready = sql.ready.all(lane, now, limit) as unknown as DueRow[];
  return ready.map((row) => hold(sql, row, now + leaseMs)).sort((a, b) => a.dueAt - b.dueAt);
}

export function claimKnown(
  sql: Statements,
  owner: string,
  id: string,
  now: Instant,
  leaseMs: number,
): RawClaim | undefined {
  const row = sql.due.get(owner, id) as DueRow | undefined;
  return row === undefined || row.held_until > now || row.due_at > now
    ? undefined
    : hold(sql, row, now + leaseMs);
}

function hold(sql: Statements, row: DueRow, until: Instant): RawClaim {
  sql.holdDue.run(until, until, row.owner, row.id);
  const { owner, id, lane, due_at: dueAt } = row;
  return { owner, id, lane: lane as Lane, dueAt, attempt: row.attempt + 1, work: fromText(row.work) };
}

export function depthsAt(sql: Statements, now: Instant): Record<Lane, Depth> {
  const depth = (lane: Lane): Depth => {
    const row = sql.depth.get({ now, soon: now + HOUR, lane }) as unknown as DepthRow;
    const { all, ready, nextHour, first } = row;
    return { all, ready, nextHour, ...(ready > 0 && first !== null ? { since: first } : {}) };
  };
  return Object.fromEntries(lanes.map((lane) => [lane, depth(lane)])) as Record<Lane, Depth>;
}

export function peekAt(sql: Statements, lane: Lane, until: Instant, limit: number): RawWaiting[] {
  const rows = sql.ready.all(lane, until, limit) as unknown as DueRow[];
  return rows.map(({ owner, id, work, due_at: dueAt, ready_at: readyAt, attempt }) => {
    return { owner, id, lane, dueAt, readyAt, attempt, work: fromText(work) };
  });
}
