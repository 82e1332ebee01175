/** What the watch found goes into the audit. While that is not to be reached, it is kept here and written afterwards. */
import type { AuditEntry } from '../model/audit.ts';
import type { Instant } from '../model/time.ts';
import type { Audit } from '../ports/audit.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { Finding, Turned } from './findings.ts';

interface Deps {
  store: Pick<Store, 'pseudonym'>;
  audit: Audit;
  log: Log;
}

const MOST_KEPT = 1_000;

interface Noted {
  finding: Finding;
  action: 'watch found' | 'watch over';
  at: Instant;
}

export function createMinutes(deps: Deps): (turned: Turned, now: Instant) => Promise<void> {
  let waiting: Noted[] = [];
  return async ({ fresh, over }, now) => {
    const noted = (action: Noted['action']) => (finding: Finding) => ({ finding, action, at: now });
    waiting.push(...fresh.map(noted('watch found')), ...over.map(noted('watch over')));
    waiting = waiting.slice(-MOST_KEPT);
    if (waiting.length === 0) return;
    try {
      await deps.audit.write(waiting.map((each) => entryOf(deps.store, each)));
      waiting = [];
    } catch (fault) {
      deps.log.warn('watch could not write the audit', { waiting: waiting.length }, fault);
    }
  };
}

function entryOf(store: Pick<Store, 'pseudonym'>, { finding, action, at }: Noted): AuditEntry {
  const { kind, since, of } = finding;
  const about = of && {
    who: store.pseudonym('patient', of.owner),
    alert: of.alert.id,
  };
  return {
    // Not the key: it holds the name of the patient's record.
    id: ['watch', of?.alert.id ?? 'service', kind, since, action === 'watch over' ? 'over' : 'found'].join(
      '/',
    ),
    at,
    actor: 'auditor',
    action,
    ...about,
    facts: { fault: kind, since, ...(of && { label: of.alert.label, tier: of.alert.tier }) },
  };
}
