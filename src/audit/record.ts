import { createHash } from 'node:crypto';
import type { AuditEntry, AuditHead, AuditRecord } from '../model/audit.ts';

/** The record that follows `before` in this chain. */
export function recordAfter(chain: string, before: AuditHead, entry: AuditEntry): AuditRecord {
  const record = { chain, seq: before.seq + 1, ...entry, prev: before.hash };
  return { ...record, hash: hashOf(record) };
}

/** Over the fields in the order of their names, so that it does not hang on how a line was written. */
export function hashOf(record: Omit<AuditRecord, 'hash'> & { hash?: string }): string {
  const { hash: _, ...rest } = record;
  return createHash('sha256')
    .update(JSON.stringify(sorted(rest)))
    .digest('base64url');
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const fields = Object.entries(value).filter(([, each]) => each !== undefined);
  return fields.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, each]) => [name, sorted(each)]);
}
