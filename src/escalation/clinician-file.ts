/** What is kept about a clinician: the codes of their pages, and the Teams conversation their cards go to. */
import { withOpen } from '../model/check-in.ts';
import { alert as alertShape, type Alert } from '../model/alert.ts';
import { newTalk, readFile, type TalkState } from '../model/file.ts';
import type { Patient, TeamsRoute } from '../model/patient.ts';
import { teamsRoute } from '../model/patient.ts';
import type { Instant } from '../model/time.ts';
import type { Docs } from '../ports/owned.ts';
import type { Store } from '../ports/store.ts';
import { oneAtATime } from './one-at-a-time.ts';
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
export function codeFor(
  store: Store,
  clinician: string,
  alert: { patientId: string; alertId: string },
): Promise<number> {
  const owner = clinicianOwner(clinician);
  return oneAtATime(store, owner, async () => {
    for (;;) {
      const { at, docs } = await store.read(owner);
      const { book, code } = withCode(codesOf(docs), alert, at);
      const committed = await store.commit(owner, {
        put: { codes: book },
        expect: { codes: docs['codes']?.version ?? 0 },
      });
      if (committed.kind === 'committed') return code;
    }
  });
}

/** The owner of the drills: nobody. Where there is no patient, nothing can reach one. */
export const DRILLS = 'clinic/drill';

export interface AlertFile {
  at: Instant;
  alert: Alert;
  /** Of the alert, as it was read. */
  version: number;
  /** Undefined for a drill. */
  patient: Patient | undefined;
  /** The numbers of the last days, by "form/question". */
  trends: TalkState['trends'];
  /** What became of the check-ins of the last days. */
  days: TalkState['days'];
}

/** The alert as it stands now, or undefined when another has taken its place. */
export async function fileWith(store: Store, owner: string, alertId: string): Promise<AlertFile | undefined> {
  const { at, docs } = await store.read(owner);
  const known =
    owner === DRILLS ? { patient: undefined, alert: drillIn(docs), talk: newTalk } : readFile(docs);
  if (known?.alert === undefined || known.alert.id !== alertId) return undefined;
  return {
    at,
    alert: known.alert,
    version: docs['alert']?.version ?? 0,
    patient: known.patient,
    trends: withOpen(known.talk.trends, 'checkIn' in known ? known.checkIn : undefined),
    days: known.talk.days,
  };
}

/** The newest drill. */
export function drillIn(docs: Docs): Alert | undefined {
  return docs['alert'] === undefined ? undefined : alertShape.parse(docs['alert'].value);
}
