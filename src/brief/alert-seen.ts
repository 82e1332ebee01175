/** One alert as the brief tells of it: what was heard when, who took it, and how it ended. */
import type { Alert } from '../model/alert.ts';
import { outranks, type Signal, type SignalName } from '../model/signal.ts';
import type { Instant } from '../model/time.ts';
import type { AlertSeen, Moment } from './line.ts';

export function seenIn(alert: Alert): AlertSeen {
  const closed = alert.facts.findLast((each) => each.kind === 'resolved');
  const happened = happenedIn(alert);
  const raisedAt = happened.findLast(({ raisedTo }) => raisedTo !== undefined)?.at;
  const acknowledged = wasAcknowledged(alert, raisedAt ?? alert.openedAt);
  return {
    label: alert.label,
    tier: alert.tier,
    openedAt: alert.openedAt,
    happened,
    tasks: alert.tasks,
    ...(acknowledged && { acknowledged }),
    ...(closed && {
      closed: { at: closed.at, by: closed.clinician, ...(closed.outcome && { outcome: closed.outcome }) },
    }),
  };
}

/** Whatever is heard again is no news; that the alert was raised is, whatever raised it. */
function happenedIn({ quotes, facts, openedAt }: Alert): AlertSeen['happened'] {
  const first: Moment = { at: openedAt, signals: [] };
  const moments = new Map<Instant, Moment>([[openedAt, first]]);
  const momentAt = (at: Instant) => {
    const known = moments.get(at) ?? { at, signals: [] };
    moments.set(at, known);
    return known;
  };
  const heard = new Set<SignalName>();
  for (const { at, signals } of quotes.toSorted((a, b) => a.at - b.at))
    for (const { signal } of gravestFirst(signals)) {
      if (heard.has(signal)) continue;
      heard.add(signal);
      momentAt(at).signals.push(signal);
    }
  for (const fact of facts) if (fact.kind === 'raised') momentAt(fact.at).raisedTo = fact.to;
  const later = [...moments.values()].filter((each) => each !== first).sort((a, b) => a.at - b.at);
  return [first, ...later];
}

function gravestFirst(signals: readonly Signal[]): Signal[] {
  return signals.toSorted((a, b) => Number(outranks(b.tier, a.tier)) - Number(outranks(a.tier, b.tier)));
}

/** By whom first, and how long after; facts that have been moved away are not looked for. */
function wasAcknowledged(
  { facts, acknowledgedBy }: Pick<Alert, 'facts' | 'acknowledgedBy'>,
  since: Instant,
): AlertSeen['acknowledged'] {
  const first = facts.find(({ kind, at }) => kind === 'acknowledged' && at >= since);
  if (first?.kind === 'acknowledged') return { by: first.clinician, afterMs: first.at - since };
  return acknowledgedBy && { by: acknowledgedBy.clinician, afterMs: acknowledgedBy.at - since };
}
