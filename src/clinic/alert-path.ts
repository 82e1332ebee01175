/**
 * Where the page of an alert is. Its label is short enough to be said aloud, so two open alerts may share one; what stands
 * behind it tells them apart. Somebody who types the label alone, or has it from a mail, chooses if there are several.
 */
import type { Alert } from '../model/alert.ts';
import { fnv1a } from '../model/hash.ts';

const ALERTS = '/clinic/alerts/';

export type Named = Pick<Alert, 'label' | 'id' | 'patientId'>;

/** As pages carry it: the label, in whatever case somebody types it, and the mark of one alert where there is one. */
export interface Wanted {
  label: string;
  mark?: string;
}

export function alertPath(alert: Named): string {
  return `${ALERTS}${alert.label}/${markOf(alert)}`;
}

export function wantedIn(path: string): Wanted | undefined {
  const [label = '', mark] = path.slice(ALERTS.length).split('/');
  if (!/^[A-Z0-9-]{2,12}$/i.test(label)) return undefined;
  return { label: label.toUpperCase(), ...(mark !== undefined && mark !== '' && { mark }) };
}

export function isWanted(alert: Named, { label, mark }: Wanted): boolean {
  return alert.label === label && (mark === undefined || mark === markOf(alert));
}

/** Of this alert and no other. */
export function markOf({ id, patientId }: Pick<Alert, 'id' | 'patientId'>): string {
  return fnv1a(`${patientId}\n${id}`).toString(36);
}
