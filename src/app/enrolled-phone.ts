/** Whose phone a number is, for the start page: whoever is enrolled while the practice clinic runs has one there too. */
import { readFile } from '../model/file.ts';
import type { Store } from '../ports/store.ts';
import type { PatientEntry } from '../simulator/people.ts';

export async function enrolledPhone(store: Store, number: string): Promise<PatientEntry | undefined> {
  const owner = await store.find('sms', number);
  const file = owner === undefined ? undefined : readFile((await store.read(owner)).docs);
  if (file === undefined) return undefined;
  const { id, name, zone, lang, country, checkInAt, teams } = file.patient;
  return { id, name, number, zone, lang, country, checkIn: checkInAt, teamsUser: teams?.user ?? '' };
}
