/** All that a record system is given of one patient, as it is kept now. Pure: the record in, units out. */
import type { Content } from '../content/content.ts';
import { alertUnit } from '../fhir/alert-resources.ts';
import { goalsUnit } from '../fhir/goals.ts';
import { withProvenance } from '../fhir/provenance.ts';
import { answersUnit, type Entry, type Unit } from '../fhir/outward.ts';
import { reasonsOf, type Alert } from '../model/alert.ts';
import type { PatientFile } from '../model/file.ts';
import type { Instant } from '../model/time.ts';
import { answeredIn, zoned } from './answered.ts';
import { messageUnits } from './messages.ts';

export interface Kept {
  file: PatientFile;
  logs: Record<string, unknown[]>;
  /** The name by which the record system's copies are told from other people's. */
  who: string;
  person: Entry;
  now: Instant;
}

/** What is handed over only where it was asked for. */
export interface Also {
  messages: boolean;
  provenance: boolean;
}
export const nothingElse: Also = { messages: false, provenance: false };

export function unitsOf(content: Content, { file, logs, who, person, now }: Kept, also: Also): Unit[] {
  const of = { who, subject: person.fullUrl };
  // The clock at home: a journey must not make all that was ever answered look new.
  const zone = file.patient.away?.home ?? file.patient.zone;
  const answers = answeredIn(content, logs, zone).known.flatMap((each) => {
    const unit = answersUnit(each, of);
    if (unit === undefined) return [];
    return also.provenance ? withProvenance(unit, { subject: of.subject, at: each.at }) : unit;
  });
  const goals = goalsUnit(file.aims, of);
  const alerts = [...((logs['alerts'] ?? []) as Alert[]), ...(file.alert === undefined ? [] : [file.alert])];
  const context = { ...of, ...wordsOf(content), stamp: (at: number) => zoned(at, zone) };
  const conversation = { ...context, clinic: content.clinic.name, alerts, zone, now };
  return [
    ...answers,
    ...(goals === undefined ? [] : [goals]),
    // One that is closed stands in the log and, until the next one, as the newest as well.
    ...new Map(alerts.map((alert) => [alert.id, alertUnit(alert, context)])).values(),
    ...(also.messages ? messageUnits(content, logs['messages'] ?? [], conversation) : []),
  ];
}

/** A record system is read by the clinic, in the clinic's own language. */
function wordsOf(content: Content) {
  const say = (key: string) => content.text(key, 'en');
  return {
    reasons: (alert: Alert) => reasonsOf(alert).map(say).join('; ') || say('tier.none'),
    clinician: (id: string) => content.clinic.clinicians.find((each) => each.id === id)?.name ?? id,
    outcome: (of: string) => say(`page.outcome.${of}`),
  };
}
