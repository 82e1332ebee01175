/** Whom to phone, for a clinician who has taken on an alert by text and can look it up nowhere. */
import type { Alert } from '../model/alert.ts';
import type { Clinician } from '../model/clinician.ts';
import { readFile } from '../model/file.ts';
import type { LookUp } from '../model/look-up.ts';
import type { Store } from '../ports/store.ts';
import { teamsRouteOf } from './clinician-file.ts';

/** The patient's number; undefined where they can look it up, or where there is none. */
export async function toPhone(
  store: Store,
  lookUp: LookUp | undefined,
  who: Clinician,
  alert: Pick<Alert, 'patientId' | 'drill'>,
): Promise<string | undefined> {
  if (lookUp === undefined || alert.drill === true || (await canSee(store, lookUp, who))) return undefined;
  return readFile((await store.read(alert.patientId)).docs)?.patient.sms?.number;
}

/** Teams is a place only for whoever has the app there. */
async function canSee(store: Store, lookUp: LookUp, who: Clinician): Promise<boolean> {
  const places = lookUp(who);
  if (places.includes('pages')) return true;
  return places.includes('teams') && (await teamsRouteOf(store, who.id)) !== undefined;
}
