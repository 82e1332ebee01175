/** One change, inside a transaction that somebody else opened: every refusal first, then every write. */
import type { Instant } from '../../model/time.ts';
import { ERASED, ONCE_MS, RECALLED, type RawChange, type RawCommitted } from '../raw.ts';
import { asText } from './as-text.ts';
import { isLocked, owned } from './owned.ts';
import type { OwnerRow, Statements } from './statements.ts';

export function applyChange(sql: Statements, owner: string, change: RawChange, now: Instant): RawCommitted {
  const row = sql.owner.get(owner) as OwnerRow | undefined;
  const refusal = refusalOf(sql, owner, row, change, now);
  if (refusal !== undefined) return refusal;
  sql.meetOwner.run(owner);
  if (change.anew) sql.unmarkGone.run(owner, now - ONCE_MS);
  if (change.key !== undefined && !row?.key) sql.giveKey.run(change.key, owner);
  if (change.once !== undefined) rememberOnce(sql, owner, change.once, now);
  const version = writeDocs(sql, owner, change);
  const before = row?.mark ?? '';
  writeMail(sql, owner, change);
  const longest = writeLogs(sql, owner, change);
  writeDue(sql, owner, change, now);
  writeLists(sql, owner, change);
  const more = sql.anyMail.get(owner) !== undefined;
  if (change.release && more) sql.prolong.run(now, owner);
  if (change.release && !more) sql.letGo.run(owner, change.fence!);
  if (change.lock === undefined || isLocked(sql, owner, now))
    return { kind: 'committed', at: now, more, longest, before, version };
  sql.hold.run(change.lock.fence, now + change.lock.leaseMs, change.lock.leaseMs, owner);
  return { kind: 'committed', at: now, more, longest, before, version, held: owned(sql, owner, now) };
}

function refusalOf(
  sql: Statements,
  owner: string,
  row: OwnerRow | undefined,
  { once, fence, expect, key, anew, as, knownBy }: RawChange,
  now: Instant,
): RawCommitted | undefined {
  if (once !== undefined && isRemembered(sql, owner, once, now)) return { kind: 'duplicate' };
  if (fence !== undefined && row?.fence !== fence) return { kind: 'lost-lock' };
  const isGone = !row?.key && !anew && sql.isGone.get(owner, now - ONCE_MS) !== undefined;
  if (isGone) return { kind: 'conflict', doc: ERASED };
  if (as !== undefined && as !== (row?.mark ?? '')) return { kind: 'conflict', doc: RECALLED };
  if (knownBy !== undefined && found(sql, knownBy) !== owner) return { kind: 'conflict', doc: RECALLED };
  const conflict = conflictOf(sql, owner, expect ?? {});
  if (conflict !== undefined) return conflict;
  if (key !== undefined && row?.key && row.key !== key) return { kind: 'other-key', key: row.key };
  return undefined;
}

export function conflictOf(
  sql: Statements,
  owner: string,
  expect: Record<string, number>,
): { kind: 'conflict'; doc: string } | undefined {
  for (const [doc, version] of Object.entries(expect)) {
    const stored = sql.docVersion.get(owner, doc) as { version: number } | undefined;
    if ((stored?.version ?? 0) !== version) return { kind: 'conflict', doc };
  }
  return undefined;
}

export function found(sql: Statements, hash: string): string | undefined {
  return (sql.find.get(hash) as { owner: string } | undefined)?.owner;
}

function isRemembered(sql: Statements, owner: string, id: string, now: Instant): boolean {
  const seen = sql.onceAt.get(owner, id) as { at: number } | undefined;
  return seen !== undefined && seen.at > now - ONCE_MS;
}

function rememberOnce(sql: Statements, owner: string, id: string, now: Instant): void {
  sql.forgetOnce.run(owner, now - ONCE_MS);
  sql.putOnce.run(owner, id, now);
}

/** Versions come from one counter of the owner: a document removed and made anew never repeats an old version. */
function writeDocs(sql: Statements, owner: string, { put = {}, remove = [], mark = '' }: RawChange): number {
  for (const name of remove) sql.removeDoc.run(owner, name);
  const docs = Object.entries(put);
  if (docs.length === 0 && remove.length === 0) return 0;
  const { writes } = sql.countWrite.get(mark, owner) as { writes: number };
  for (const [name, value] of docs) sql.putDoc.run(owner, name, writes, asText(value));
  return writes;
}

function writeMail(sql: Statements, owner: string, { enqueue = [], dequeue = [] }: RawChange): void {
  for (const number of dequeue) sql.removeMail.run(owner, number);
  for (const value of enqueue) {
    const { mails } = sql.countMail.get(owner) as { mails: number };
    sql.putMail.run(owner, mails, asText(value));
  }
}

function writeLogs(sql: Statements, owner: string, { append = {} }: RawChange): number {
  let longest = 0;
  for (const [name, entries] of Object.entries(append)) {
    const last = (sql.lastOfLog.get(owner, name) as { number: number | null }).number ?? 0;
    for (const [index, value] of entries.entries())
      sql.putLog.run(owner, name, last + index + 1, asText(value));
    longest = Math.max(longest, (sql.lengthOfLog.get(owner, name) as { length: number }).length);
  }
  return longest;
}

export function bundle(sql: Statements, owner: string, name: string, run: Buffer[], into: Buffer): void {
  const texts = run.map(asText);
  const first = sql.placeInLog.get(owner, name, texts[0]!) as { number: number } | undefined;
  if (first === undefined) return;
  const stored = sql.logFrom.all(owner, name, first.number, run.length) as {
    number: number;
    value: string;
  }[];
  if (stored.length !== run.length || stored.some(({ value }, place) => value !== texts[place])) return;
  for (const { number } of stored) sql.removeLog.run(owner, name, number);
  sql.putLog.run(owner, name, first.number, asText(into));
}

function writeDue(sql: Statements, owner: string, { due = [], done = [] }: RawChange, now: Instant): void {
  for (const id of done) sql.removeDue.run(owner, id);
  for (const { id, lane, at, work, heldMs } of due) {
    const when = Math.round(typeof at === 'number' ? at : now + at.inMs);
    const held = heldMs === undefined ? 0 : now + heldMs;
    sql.putDue.run(
      owner,
      id,
      lane,
      when,
      Math.max(when, held),
      held,
      heldMs === undefined ? 0 : 1,
      asText(work),
      typeof at === 'number' ? 0 : 1,
    );
  }
}

function writeLists(sql: Statements, owner: string, { list = [], unlist = [] }: RawChange): void {
  for (const one of unlist) sql.leave.run(one.list, owner, one.entry);
  for (const one of list) sql.join.run(one.list, owner, one.entry);
}
