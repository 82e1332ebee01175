/** `medicine`: the clinic has changed a medicine of a patient. Which one and how much is not entered here. */
import { readFile } from '../../model/file.ts';
import { noMedicines, type Medicines } from '../../model/medicine.ts';
import { dayPattern, daysBetween, localDay } from '../../model/time.ts';
import type { Store } from '../../ports/store.ts';
import { shown, type Command } from './command.ts';

const HOW =
  'Say `medicine PATIENT 2026-03-02` with the day of the change, `medicine PATIENT remove`, or `medicine PATIENT`.';
/** A change so long ago has had its watch elsewhere. */
const MOST_DAYS = 14;

export function medicine({ store }: { store: Store }): Command {
  return async (asked) => {
    const [patient, what, ...rest] = asked.args;
    if (patient === undefined || rest.length > 0) return { refused: HOW };
    const owned = await store.read(patient);
    const file = readFile(owned.docs);
    if (file === undefined) return { refused: `There is no patient with the id ${patient}.` };
    if (what === undefined)
      return shown(asked, { patient, ...file.medicines }, lookedAt(patient, file.medicines));
    const today = localDay(owned.at, file.patient.zone);
    if (what !== 'remove' && !isDay(what)) return { refused: HOW };
    const ago = what === 'remove' ? 0 : daysBetween(what, today);
    if (ago < 0 || ago > MOST_DAYS) return { refused: `Give a day of the last ${MOST_DAYS} days, or today.` };
    const kept = await keep(store, patient, what === 'remove' ? undefined : what);
    return shown(asked, { patient, ...kept }, lookedAt(patient, kept));
  };
}

function isDay(given: string): boolean {
  return dayPattern.test(given) && !Number.isNaN(Date.parse(given));
}

function lookedAt(patient: string, kept: Medicines = noMedicines): string {
  const { change } = kept;
  if (change === undefined) return `${patient}: no change of medicine is entered.`;
  const asked = change.asked.length === 0 ? 'not asked yet' : `asked on day ${change.asked.join(', ')}`;
  return `${patient}: a medicine was changed on ${change.day}, ${asked}.`;
}

/** Only the newest change is watched: it begins anew with it. */
async function keep(store: Store, patient: string, day: string | undefined): Promise<Medicines> {
  for (;;) {
    const { docs, at } = await store.read(patient);
    const versions = readFile(docs)?.versions ?? {};
    const medicines: Medicines =
      day === undefined ? noMedicines : { v: 1, change: { day, enteredAt: at, asked: [], said: [] } };
    const committed = await store.commit(patient, {
      expect: { medicines: versions['medicines'] ?? 0, patient: versions['patient'] ?? 0 },
      put: { medicines },
    });
    if (committed.kind === 'committed') return medicines;
  }
}
