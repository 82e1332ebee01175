/** Everything of one owner at once: read for handing it over, and destroyed. */
import type { Instant } from '../../model/time.ts';
import type { Lane } from '../../model/work.ts';
import type { Committed } from '../../ports/change.ts';
import { ONCE_MS, type RawClaim, type RawEverything, type RawOwned } from '../raw.ts';
import { fromText } from './as-text.ts';
import { conflictOf } from './change.ts';
import type { DueRow, Statements } from './statements.ts';

export function everythingOf(sql: Statements, owner: string, owned: RawOwned): RawEverything {
  const logs: RawEverything['logs'] = {};
  const entries = sql.wholeLogs.all(owner) as { name: string; value: string }[];
  for (const { name, value } of entries) (logs[name] ??= []).push(fromText(value));
  const due = (sql.dueOf.all(owner) as unknown as DueRow[]).map(claimOf);
  const lists = sql.listsOf.all(owner) as { list: string; entry: string }[];
  return { ...owned, logs, due, lists: lists.map(({ list, entry }) => ({ list, entry })) };
}

/** Inside a transaction that somebody else opened. */
export function eraseOwner(
  sql: Statements,
  owner: string,
  expect: Record<string, number>,
  now: Instant,
): Committed {
  const conflict = conflictOf(sql, owner, expect);
  if (conflict !== undefined) return conflict;
  for (const erase of sql.eraseFrom) erase.run(owner);
  sql.unmarkGone.run(owner, now - ONCE_MS);
  sql.markGone.run(owner, now);
  return { kind: 'committed', at: now, more: false };
}

function claimOf({ owner, id, lane, due_at, attempt, work }: DueRow): RawClaim {
  return { owner, id, lane: lane as Lane, dueAt: due_at, attempt, work: fromText(work) };
}
