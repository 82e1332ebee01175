/**
 * An alert may stand unanswered for days, and each step adds facts to it: the newest stay with it, the others move to a log,
 * in the same write. What must stay known of those is kept in a word.
 */
import { FACT_LOG, type MovedFact } from '../model/alert-fact.ts';
import { graveSince, isSilent, wasSent, type Alert } from '../model/alert.ts';
import type { Change } from '../ports/change.ts';

const MOST = 240;
const KEPT = 160;

export function withRoom(change: Change): Change {
  const alert = change.put?.['alert'] as Alert | undefined;
  if (alert === undefined || alert.facts.length <= MOST) return change;
  const count = alert.earlierFacts?.count ?? 0;
  const moved = alert.facts.slice(0, -KEPT);
  const kept: Alert = {
    ...alert,
    facts: alert.facts.slice(-KEPT),
    earlierFacts: {
      count: count + moved.length,
      sent: wasSent(alert),
      optedOut: isSilent(alert),
      graveSince: graveSince(alert),
    },
  };
  const entries: MovedFact[] = moved.map((fact, at) => ({ alert: alert.id, index: count + at, fact }));
  const before = change.append?.[FACT_LOG] ?? [];
  return {
    ...change,
    put: { ...change.put, alert: kept },
    append: { ...change.append, [FACT_LOG]: [...before, ...entries] },
  };
}
