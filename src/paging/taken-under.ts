/** A paging service that knows an alert only by its own number: which of ours it is, looked up among those that are open. */
import { openAlerts } from '../escalation/open-alerts.ts';
import type { PageOf } from '../model/page.ts';
import type { Store } from '../ports/store.ts';

export async function pageTakenUnder(
  store: Store,
  providerId: string,
): Promise<{ of: PageOf; to: string } | undefined> {
  for (const { owner, alert } of await openAlerts(store)) {
    const fact = alert.facts.findLast(
      (each) => each.kind === 'sent' && each.by === 'webhook' && each.providerId === providerId,
    );
    if (fact?.kind !== 'sent') continue;
    const of = { patientId: owner, alertId: alert.id, clinician: fact.clinician };
    return { of, to: providerId.split(':', 1)[0] ?? '' };
  }
  return undefined;
}
