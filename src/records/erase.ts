/**
 * Erases a patient: what is kept goes in one step with the key that opened it. What the audit says of them stays, under
 * a pseudonym. Whoever writes from their number afterwards is somebody unknown.
 */
import type { Content } from '../content/content.ts';
import { clinicianOwner, codesOf } from '../escalation/clinician-file.ts';
import type { Alert } from '../model/alert.ts';
import { openAlertOf, readFile } from '../model/file.ts';
import { writeAudit } from '../turn/audited.ts';
import { STRANGERS } from '../turn/deliver.ts';
import type { Audit } from '../ports/audit.ts';
import type { Cards } from '../ports/carrier.ts';
import type { Log } from '../ports/log.ts';
import type { Docs } from '../ports/owned.ts';
import type { Store } from '../ports/store.ts';

export interface RecordsDeps {
  store: Store;
  content: Content;
  cards: Cards;
  audit: Audit;
  log: Log;
}

export type Erased =
  | { kind: 'erased'; cards: { replaced: number; left: number } }
  | { kind: 'nobody' }
  | { kind: 'in-danger'; label: string };

/** What would keep it from being erased, so that nobody is asked to make sure of what cannot be done. */
export async function erasable({ store }: Pick<RecordsDeps, 'store'>, id: string): Promise<Erasable> {
  const file = readFile((await store.read(id)).docs);
  const alert = file && openAlertOf(file);
  return alert === undefined ? { kind: 'erasable' } : { kind: 'in-danger', label: alert.label };
}
export type Erasable = { kind: 'erasable' } | { kind: 'in-danger'; label: string };

export async function erasePatient(deps: RecordsDeps, id: string, evenInDanger: boolean): Promise<Erased> {
  for (;;) {
    const { docs } = await deps.store.read(id);
    const file = readFile(docs);
    if (file === undefined) return nobody(deps, id, docs);
    const alert = openAlertOf(file);
    if (alert !== undefined && !evenInDanger) return { kind: 'in-danger', label: alert.label };
    // What has been decided about the person and is not written down yet would go with the record.
    await writeAudit(deps, id, deps.content.version);
    await note(deps, id, 'erasure begun', alert === undefined ? {} : { openAlert: alert.label });
    const cards = await cardsOf(deps.store, id, file.alert);
    const { patient, consent, alert: version } = file.versions;
    const expect = { patient: patient ?? 0, consent: consent ?? 0, alert: version ?? 0 };
    const erased = await deps.store.erase(id, expect);
    if (erased.kind !== 'committed') continue;
    for (const { id: who } of deps.content.clinic.clinicians) await dropCodes(deps.store, who, id);
    const replaced = await emptyCards(deps, cards);
    await note(deps, id, 'erased', { cards: cards.length, cardsLeft: cards.length - replaced });
    deps.log.info('patient erased', { patient: id });
    return { kind: 'erased', cards: { replaced, left: cards.length - replaced } };
  }
}

/** An erasure that was interrupted after its one step is finished by repeating it; nobody else's record is touched. */
async function nobody({ store, content }: RecordsDeps, id: string, docs: Docs): Promise<Erased> {
  const isOurs = id === STRANGERS || !/^[\w-]{1,40}$/.test(id) || Object.keys(docs).length > 0;
  if (isOurs) return { kind: 'nobody' };
  await store.erase(id, { patient: 0 });
  for (const { id: who } of content.clinic.clinicians) await dropCodes(store, who, id);
  return { kind: 'nobody' };
}

async function note(
  { store, audit }: RecordsDeps,
  id: string,
  action: string,
  facts: Record<string, string | number>,
): Promise<void> {
  const at = await store.time();
  const who = store.pseudonym('patient', id);
  await audit.write([{ id: `${who}/${action}/${at}`, at, actor: 'operator', action, who, facts }]);
}

async function cardsOf(store: Store, id: string, newest: Alert | undefined): Promise<Alert['cards']> {
  const { logs } = await store.everything(id);
  const alerts = [...((logs['alerts'] ?? []) as Alert[]), ...(newest === undefined ? [] : [newest])];
  return alerts.flatMap(({ cards }) => cards);
}

/** A clinician's codes lead to the patient by id; a code that leads nowhere is as good as unknown. */
async function dropCodes(store: Store, clinician: string, patientId: string): Promise<void> {
  const owner = clinicianOwner(clinician);
  for (;;) {
    const { docs } = await store.read(owner);
    const book = codesOf(docs);
    const codes = book.codes.filter((each) => each.patientId !== patientId);
    if (codes.length === book.codes.length) return;
    const change = { put: { codes: { ...book, codes } }, expect: { codes: docs['codes']?.version ?? 0 } };
    if ((await store.commit(owner, change)).kind === 'committed') return;
  }
}

/** How many of the cards in clinicians' chats could be emptied; what Teams shows there is not ours to delete. */
async function emptyCards({ cards, content }: RecordsDeps, shown: Alert['cards']): Promise<number> {
  const text = content.text('page.card.erased', 'en');
  const body = [{ type: 'TextBlock', wrap: true, text }];
  const $schema = 'http://adaptivecards.io/schemas/adaptive-card.json';
  const card = { type: 'AdaptiveCard', $schema, version: '1.5', body };
  const results = await Promise.all(
    shown.map(({ reference, activityId }) => cards.replace(reference, activityId, card)),
  );
  return results.filter(({ kind }) => kind === 'accepted').length;
}
