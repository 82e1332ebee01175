import type { Alert } from '../model/alert.ts';
import type { Change } from '../ports/change.ts';
import type { Watch } from '../ports/watch.ts';

/** Tells of everything that a durable change has added to the facts of an alert. */
export function tellOfAlert(watch: Watch, before: Alert | undefined, { put }: Pick<Change, 'put'>): void {
  const after = put?.['alert'] as Alert | undefined;
  // Practice is counted nowhere but in its own report.
  if (after === undefined || after.drill === true) return;
  const known = before?.id === after.id ? before.facts.length : 0;
  for (const fact of after.facts.slice(known)) {
    const afterMs = fact.at - after.openedAt;
    const step = fact.kind === 'step' ? { step: fact.step + 1 } : {};
    watch({ is: 'alert-changed', alert: after.id, tier: after.tier, fact: fact.kind, afterMs, ...step });
  }
}
