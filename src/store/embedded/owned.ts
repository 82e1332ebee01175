/** What an owner has, and whether somebody works on it. */
import type { Instant } from '../../model/time.ts';
import type { RawOwned } from '../raw.ts';
import { fromText } from './as-text.ts';
import type { OwnerRow, Statements } from './statements.ts';

export function ownerRow(sql: Statements, owner: string): OwnerRow | undefined {
  return sql.owner.get(owner) as OwnerRow | undefined;
}

export function isLocked(sql: Statements, owner: string, now: Instant): boolean {
  return (ownerRow(sql, owner)?.lock_until ?? 0) > now;
}

export function owned(sql: Statements, owner: string, at: Instant): RawOwned {
  const row = ownerRow(sql, owner);
  const docs = sql.docs.all(owner) as { name: string; version: number; value: string }[];
  const mail = sql.mail.all(owner) as { number: number; value: string }[];
  return {
    at,
    mark: row?.mark ?? '',
    ...(row?.key ? { key: row.key } : {}),
    docs: Object.fromEntries(
      docs.map(({ name, version, value }) => [name, { version, value: fromText(value) }]),
    ),
    mail: mail.map(({ number, value }) => ({ number, value: fromText(value) })),
  };
}
