import type { Alert } from '../model/alert.ts';

/** By whom first, and how long after it was opened; facts that have been moved away are not looked for. */
export function wasAcknowledged({
  facts,
  openedAt,
  acknowledgedBy,
}: Pick<Alert, 'facts' | 'openedAt' | 'acknowledgedBy'>): { by: string; afterMs: number } | undefined {
  const first = facts.find(({ kind }) => kind === 'acknowledged');
  if (first?.kind === 'acknowledged') return { by: first.clinician, afterMs: first.at - openedAt };
  return acknowledgedBy && { by: acknowledgedBy.clinician, afterMs: acknowledgedBy.at - openedAt };
}
