import type { AuditEntry } from '../model/audit.ts';

/** What is written down for good. Resolves when it is on the disk; an entry with a known id is not written again. */
export interface Audit {
  write(entries: readonly AuditEntry[]): Promise<void>;
}
