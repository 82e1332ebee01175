/**
 * Every change of an alert or of consent calls for its own audit: the due entry for it is part of the same commit, so
 * that no decision is stored without it. Carried out, it writes whatever facts of the record have not been written yet.
 */
import { FACT_LOG, type MovedFact } from '../model/alert-fact.ts';
import type { Alert } from '../model/alert.ts';
import { readFile } from '../model/file.ts';
import type { Patient } from '../model/patient.ts';
import type { ConsentRecord } from '../model/consent.ts';
import { replacing } from '../model/replacing.ts';
import type { Audit } from '../ports/audit.ts';
import type { Change, Committed } from '../ports/change.ts';
import type { Docs } from '../ports/owned.ts';
import type { Store } from '../ports/store.ts';
import { entriesOf, type Audited } from './audit-entries.ts';
import { withRoom } from './fact-room.ts';

const DUE = 'audit';
const ALL = 100_000;
/** More alerts than one patient can have opened and closed while an entry waits. */
const LATELY = 50;

/** The store, with the audit added to each change that needs one. */
export function auditing(store: Store, content: string): Store {
  const commit = (owner: string, change: Change): Promise<Committed> =>
    store.commit(
      owner,
      isAudited(change) ? withRoom({ ...change, due: [...(change.due ?? []), due(content)] }) : change,
    );
  return replacing(store, { commit });
}

function isAudited({ put, append }: Change): boolean {
  return put?.['alert'] !== undefined || (append?.['consents'] ?? []).length > 0;
}

/** In the routine lane: the record is what counts, and is safe; being written down may wait its turn. */
function due(content: string) {
  return { id: DUE, lane: 'routine', at: { inMs: 0 }, work: { kind: 'audit', content } } as const;
}

/** Writes down what is new of this owner. A change that comes meanwhile has put the entry anew, and is met here too. */
export async function writeAudit(
  { store, audit }: { store: Store; audit: Audit },
  owner: string,
  content: string,
): Promise<void> {
  for (;;) {
    const { docs } = await store.read(owner);
    const file = readFile(docs);
    if (file === undefined) return void (await store.commit(owner, { done: [DUE] }));
    const before = docs['audited']?.value as Audited | undefined;
    const { entries, audited } = entriesOf({
      who: store.pseudonym('patient', owner),
      content,
      alerts: await alertsSince(store, owner, before, file.alert),
      consents: (await store.log(owner, 'consents', ALL)) as ConsentRecord[],
      routes: routesOf(store, file.patient),
      moved: await movedFacts(store, owner, before, file.alert),
      before,
    });
    await audit.write(entries);
    const committed = await store.commit(owner, {
      put: { audited },
      done: [DUE],
      expect: {
        audited: versionOf(docs, 'audited'),
        alert: versionOf(docs, 'alert'),
        consent: versionOf(docs, 'consent'),
      },
    });
    if (committed.kind !== 'conflict') return;
  }
}

/** The alerts that may have unwritten facts, oldest first: the one written of last, and all after it. */
async function alertsSince(
  store: Store,
  owner: string,
  before: Audited | undefined,
  newest: Alert | undefined,
): Promise<Alert[]> {
  if (newest === undefined) return [];
  if (before?.alert === newest.id) return [newest];
  const closed = (await store.log(owner, 'alerts', LATELY)) as Alert[];
  const from = closed.findIndex(({ id }) => id === before?.alert);
  return [...closed.slice(Math.max(from, 0)), newest];
}

/**
 * Those that were moved out of the newest alert before they were written down: none, unless the audit has been behind for long.
 * An alert that nobody answers for days has thousands that were, and each page would read them all again.
 */
async function movedFacts(
  store: Store,
  owner: string,
  before: Audited | undefined,
  newest: Alert | undefined,
): Promise<MovedFact[]> {
  const written = before?.alert === newest?.id ? (before?.facts ?? 0) : 0;
  const missing = (newest?.earlierFacts?.count ?? 0) - written;
  if (missing <= 0) return [];
  const moved = (await store.log(owner, FACT_LOG, missing)) as MovedFact[];
  return moved.filter(({ alert }) => alert === newest?.id);
}

function routesOf(store: Store, { sms, teams }: Patient) {
  return {
    ...(sms === undefined ? {} : { sms: store.pseudonym('sms', sms.number) }),
    ...(teams === undefined ? {} : { teams: store.pseudonym('teams', teams.user) }),
  };
}

function versionOf(docs: Docs, name: string): number {
  return docs[name]?.version ?? 0;
}
