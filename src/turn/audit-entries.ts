/** What of a patient's record goes into the audit. Pure: facts and consent records in, entries without any words out. */
import type { AlertFact, MovedFact } from '../model/alert-fact.ts';
import type { Alert } from '../model/alert.ts';
import type { AuditEntry } from '../model/audit.ts';
import type { ConsentRecord } from '../model/consent.ts';
import type { Channel } from '../model/patient.ts';
import { highest } from '../model/signal.ts';
import { eventId } from './event-id.ts';

/** How far a patient's record has been written down. */
export interface Audited {
  v: 1;
  alert: string | undefined;
  facts: number;
  consents: number;
}

export interface Unwritten {
  /** The pseudonym of the patient. */
  who: string;
  content: string;
  alerts: Alert[];
  /** Facts of the newest alert that it no longer carries. */
  moved: MovedFact[];
  consents: ConsentRecord[];
  /** Pseudonyms of where the patient is reached, so that consent can be shown for a number after an erasure. */
  routes: Partial<Record<Channel, string>>;
  before: Audited | undefined;
}

export function entriesOf(of: Unwritten): { entries: AuditEntry[]; audited: Audited } {
  const { who, content, alerts, consents, before } = of;
  const written = (alert: Alert) => (alert.id === before?.alert ? before.facts : 0);
  const ofAlerts = alerts.flatMap((alert) =>
    allFacts(alert, of.moved)
      .filter(({ index }) => index >= written(alert))
      .map(({ fact, index }) => alertEntry(who, content, alert, fact, index)),
  );
  const from = before?.consents ?? 0;
  const ofConsents = consents.slice(from).map((record, index) => consentEntry(of, record, from + index));
  const newest = alerts.at(-1);
  return {
    entries: [...ofConsents, ...ofAlerts],
    audited: {
      v: 1,
      alert: newest?.id ?? before?.alert,
      facts: newest === undefined ? (before?.facts ?? 0) : countOf(newest),
      consents: consents.length,
    },
  };
}

function allFacts(alert: Alert, moved: MovedFact[]): Pick<MovedFact, 'fact' | 'index'>[] {
  const first = countOf(alert) - alert.facts.length;
  const kept = alert.facts.map((fact, at) => ({ fact, index: first + at }));
  return [...moved.filter((each) => each.alert === alert.id), ...kept];
}

function countOf({ facts, earlierFacts }: Alert): number {
  return (earlierFacts?.count ?? 0) + facts.length;
}

function alertEntry(who: string, content: string, alert: Alert, fact: AlertFact, index: number): AuditEntry {
  // A note is in a clinician's own words, and may say anything of the patient.
  const { kind, at, note: _, ...rest } = { note: undefined, ...fact };
  return {
    id: `${who}/${alert.id}/${index}`,
    at,
    actor: ACTS.has(kind) && 'clinician' in fact ? `clinician/${fact.clinician}` : 'service',
    action: `alert ${kind}`,
    who,
    alert: alert.id,
    facts: { ...rest, ...reasons(alert, fact, content) },
  };
}

/** Facts that a clinician has brought about. */
const ACTS = new Set<AlertFact['kind']>([
  'acknowledged',
  'in-contact',
  'taken-over',
  'handed-back',
  'snoozed',
  'reassigned',
  'resolved',
]);

/** Why the alert was opened or has grown, as names of rules; the words that matched them stay in the record. */
function reasons(alert: Alert, fact: AlertFact, content: string): AuditEntry['facts'] {
  if (fact.kind !== 'opened' && fact.kind !== 'joined') return {};
  const of =
    fact.kind === 'opened' ? alert.quotes[0] : alert.quotes.find(({ eventId }) => eventId === fact.eventId);
  const signals = of?.signals ?? [];
  return {
    content,
    label: alert.label,
    tier: signals.length === 0 ? 'soon' : highest(signals.map(({ tier }) => tier)),
    signals: signals.map(({ signal }) => signal),
    rules: signals.map(({ rule }) => rule),
    ...(signals.length === 0 && fact.kind === 'opened' ? { tasks: alert.tasks } : {}),
  };
}

const actors: Record<ConsentRecord['method'], string> = {
  enrolment: 'clinic',
  staff: 'clinic',
  keyword: 'patient',
  freetext: 'patient',
  installation: 'patient',
  provider: 'carrier',
};

function consentEntry({ who, routes }: Unwritten, record: ConsentRecord, index: number): AuditEntry {
  const { at, action, channel, method, wording, providerId } = record;
  return {
    // Somebody enrolled anew under an id that was erased begins to count again.
    id: `${who}/consent/${index}/${at}`,
    at,
    actor: actors[method],
    action: `consent ${action}`,
    who,
    facts: {
      channel,
      method,
      wording,
      ...(routes[channel] === undefined ? {} : { route: routes[channel] }),
      ...(providerId === undefined ? {} : { event: eventId(providerId) }),
    },
  };
}
