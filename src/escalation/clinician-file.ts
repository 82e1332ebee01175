/** What is kept about a clinician: the codes of their pages, and the Teams conversation their cards go to. */
import { readFile, type PatientFile } from '../model/file.ts';
import type { TeamsRoute } from '../model/patient.ts';
import { teamsRoute } from '../model/patient.ts';
import type { Docs, Store } from '../ports.ts';
import { codeBook, noCodes, withCode, type CodeBook } from './reply-code.ts';

const OWNER = 'clinician/';

export function clinicianOwner(id: string): string {
  return `${OWNER}${id}`;
}

/** The clinician whose outbox this owner is, if it is one. */
export function clinicianIn(owner: string): string | undefined {
  return owner.startsWith(OWNER) ? owner.slice(OWNER.length) : undefined;
}

export function codesOf(docs: Docs): CodeBook {
  return docs['codes'] === undefined ? noCodes : codeBook.parse(docs['codes'].value);
}

export async function teamsRouteOf(store: Store, clinician: string): Promise<TeamsRoute | undefined> {
  const { docs } = await store.read(clinicianOwner(clinician));
  const kept = teamsRoute.safeParse(docs['teams']?.value);
  return kept.success ? kept.data : undefined;
}

export async function keepTeamsRoute(store: Store, clinician: string, route: TeamsRoute): Promise<void> {
  await store.commit(clinicianOwner(clinician), { put: { teams: route } });
}

/** The code under which this clinician knows the alert; made and stored before it is sent. */
export async function codeFor(
  store: Store,
  clinician: string,
  alert: { patientId: string; alertId: string },
): Promise<number> {
  const owner = clinicianOwner(clinician);
  for (;;) {
    const { at, docs } = await store.read(owner);
    const { book, code } = withCode(codesOf(docs), alert, at);
    const committed = await store.commit(owner, {
      put: { codes: book },
      expect: { codes: docs['codes']?.version ?? 0 },
    });
    if (committed.kind === 'committed') return code;
  }
}

/** The patient's file with this alert in it, or undefined when another alert has taken its place. */
export async function fileWith(
  store: Store,
  patientId: string,
  alertId: string,
): Promise<(PatientFile & { at: number; alert: NonNullable<PatientFile['alert']> }) | undefined> {
  const owned = await store.read(patientId);
  const file = readFile(owned.docs);
  if (file?.alert === undefined || file.alert.id !== alertId) return undefined;
  return { ...file, alert: file.alert, at: owned.at };
}
