/**
 * An alert may stand unanswered for days, and each step adds facts to it: the newest stay with it, the others move to a log,
 * in the same write. What must stay known of those is kept in a word.
 */
import { isSilent, wasSent, type Alert, type AlertFact } from '../model/alert.ts';
import type { Change } from '../ports.ts';

export const FACT_LOG = 'alert-facts';
const MOST = 240;
const KEPT = 160;

/** A fact that has been moved, with its place among all of its alert. */
export interface MovedFact {
  alert: string;
  index: number;
  fact: AlertFact;
}

export function withRoom(change: Change): Change {
  const alert = change.put?.['alert'] as Alert | undefined;
  if (alert === undefined || alert.facts.length <= MOST) return change;
  const count = alert.earlierFacts?.count ?? 0;
  const moved = alert.facts.slice(0, -KEPT);
  const kept: Alert = {
    ...alert,
    facts: alert.facts.slice(-KEPT),
    earlierFacts: { count: count + moved.length, sent: wasSent(alert), optedOut: isSilent(alert) },
  };
  const entries: MovedFact[] = moved.map((fact, at) => ({ alert: alert.id, index: count + at, fact }));
  const before = change.append?.[FACT_LOG] ?? [];
  return {
    ...change,
    put: { ...change.put, alert: kept },
    append: { ...change.append, [FACT_LOG]: [...before, ...entries] },
  };
}
