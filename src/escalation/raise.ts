/** What a danger adds to a patient's stored change: the alert, opened or joined, and the first steps towards a human. */
import { isSilent, type Alert } from '../model/alert.ts';
import { openAlertOf, type PatientFile } from '../model/file.ts';
import type { Instant } from '../model/time.ts';
import type { Due, Lane } from '../model/work.ts';
import type { Change } from '../ports/change.ts';
import { joinAlert, noted, openAlert, type Danger, type Stir } from './alerts.ts';
import { fnv1a } from '../model/hash.ts';
import { keptOf } from '../model/past-dangers.ts';

export interface Raised {
  alert: Alert;
  change: Pick<Change, 'put' | 'expect' | 'append' | 'due' | 'list'>;
}

/**
 * `newId` names a new alert, among those of all patients and without telling whose it is; it is not used when the danger joins one
 * that is unresolved.
 */
export function raise(
  file: Pick<PatientFile, 'patient' | 'alert' | 'versions'>,
  danger: Danger,
  newId: string,
): Raised {
  const standing = openAlertOf(file);
  const { alert, stir } =
    standing === undefined
      ? { alert: opened(file, danger, newId), stir: 'start' as const }
      : joinAlert(standing, danger);
  const replaced = standing === undefined && file.alert !== undefined ? [file.alert] : [];
  return {
    alert,
    change: {
      put: { alert },
      expect: { alert: file.versions['alert'] ?? 0 },
      append: replaced.length > 0 ? { alerts: replaced } : {},
      due: [...stirred(alert, stir), ...(alert.takenOver === undefined ? [] : [cardsNow(alert)])],
      list: [{ list: 'open-alerts', entry: alert.id }],
    },
  };
}

/** It remembers what the one before it was about: silence after a danger is read another way for some weeks. */
function opened(file: Pick<PatientFile, 'patient' | 'alert'>, danger: Danger, newId: string): Alert {
  const alert = openAlert(newId, labelOf(newId), file.patient.id, danger);
  const heardBefore = file.alert === undefined ? [] : keptOf(file.alert, danger.at);
  return heardBefore.length > 0 ? { ...alert, heardBefore } : alert;
}

function stirred(alert: Alert, stir: Stir): Due[] {
  if (stir === 'start') return [escalateNow(alert)];
  if (stir === 'tell-holder' && alert.acknowledgedBy !== undefined) return tellHolder(alert, 'more');
  return [];
}

export function cardsNow(alert: Alert): Due {
  const work = { kind: 'update-cards', alertId: alert.id, tries: 0 } as const;
  return { id: `cards:${alert.id}`, lane: laneOf(alert), at: { inMs: 0 }, work };
}

export function escalateNow(alert: Pick<Alert, 'id' | 'drill'>): Due {
  const work = { kind: 'escalate', alertId: alert.id } as const;
  return { id: `escalate:${alert.id}`, lane: laneOf(alert), at: { inMs: 0 }, work };
}

/** Practice never stands in a queue before somebody in danger. */
export function laneOf({ drill }: Pick<Alert, 'drill'>): Lane {
  return drill === true ? 'reply' : 'safety';
}

/** By both of these whoever has an alert is told that there is more. */
export const HOLDER_BY = ['sms', 'teams'] as const;

/** Tells the clinician who has acknowledged that there is more: what they took on has changed. */
export function tellHolder(alert: Alert, because: 'more' | 'opted-out'): Due[] {
  const holder = alert.acknowledgedBy?.clinician;
  if (holder === undefined) return [];
  return HOLDER_BY.map((by) => ({
    id: `page:${alert.id}:${because}:${alert.quotes.length}:${by}`,
    lane: 'safety' as const,
    at: { inMs: 0 },
    work: { kind: 'page' as const, alertId: alert.id, clinician: holder, by, because, tries: 0 },
  }));
}

/** Someone in danger who may no longer be texted must be phoned: the people who deal with the alert are told so. */
export function phoneInstead(
  alert: Alert,
  now: Instant,
  because?: 'not-reached',
): { alert: Alert; due: Due[] } {
  const due = alert.status === 'acknowledged' ? tellHolder(alert, 'opted-out') : [escalateNow(alert)];
  return { alert: noted(alert, { kind: 'opted-out', at: now, ...(because && { because }) }), due };
}

/** They may be texted again: nobody is told any longer that they must be phoned. Undefined when nobody was. */
export function textsAgain(alert: Alert, now: Instant): { alert: Alert; due: Due[] } | undefined {
  if (!isSilent(alert)) return undefined;
  return { alert: noted(alert, { kind: 'reached-again', at: now }), due: [cardsNow(alert)] };
}

const SAYABLE = 'ACDEFHJKLMNPRTUVWXY';

/** Two letters and two digits that can be said aloud and mean nothing: "KT47". */
export function labelOf(id: string): string {
  const hash = fnv1a(id);
  const letter = (n: number) => SAYABLE[n % SAYABLE.length] ?? 'A';
  return `${letter(hash)}${letter(hash >>> 8)}${String(((hash >>> 16) % 90) + 10)}`;
}
