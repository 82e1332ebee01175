/** A page that a provider had taken has not arrived: a fact of its alert, and no reason to go on waiting for an answer. */
import type { Content } from '../content/content.ts';
import type { Alert } from '../model/alert.ts';
import type { Log } from '../ports/log.ts';
import type { Delivery } from '../ports/receiver.ts';
import type { Store } from '../ports/store.ts';
import type { Watch } from '../ports/watch.ts';
import { tellOfAlert } from './alert-moments.ts';
import { noted } from './alerts.ts';
import { clinicianIn, codesOf, fileWith } from './clinician-file.ts';
import { missedByHolder } from './holder-missed.ts';
import type { CodeBook } from './reply-code.ts';
import { TOGETHER } from './together.ts';
import { nextAtOnce } from './step-failed.ts';

interface Deps {
  store: Store;
  content: Content;
  log: Log;
  watch: Watch;
}

export async function pageLost(deps: Deps, report: Delivery): Promise<void> {
  const clinician = clinicianIn(report.owner);
  if (clinician === undefined) return;
  const { docs } = await deps.store.read(report.owner);
  for (const its of inReport(codesOf(docs).codes, report)) await lost(deps, report, clinician, its);
}

type Coded = CodeBook['codes'][number];
/** A text for several alerts is for those that this person was told of last. */
const LATELY = 12;

/** The id of a page begins with that of its alert; whose alert it is stands with the clinician's codes. */
function inReport(codes: Coded[], { messageId }: Delivery): Coded[] {
  return messageId.includes(TOGETHER)
    ? codes.slice(-LATELY)
    : codes.filter(({ alertId }) => messageId.startsWith(`${alertId}/`)).slice(0, 1);
}

async function lost(deps: Deps, report: Delivery, clinician: string, its: Coded): Promise<void> {
  for (;;) {
    const file = await fileWith(deps.store, its.patientId, its.alertId);
    if (file === undefined || file.alert.status === 'resolved') return;
    if (isKnown(file.alert, report) || !isAbout(file.alert, report)) return;
    const because = report.code === undefined ? report.state : `carrier code ${report.code}`;
    const { providerId } = report;
    const fact = { kind: 'undelivered', at: file.at, clinician, by: 'sms', providerId, because } as const;
    const known = noted(file.alert, fact);
    const missed = missedByHolder(known, file.at);
    const alert = missed?.alert ?? known;
    const put = { alert };
    const committed = await deps.store.commit(its.patientId, {
      put,
      expect: { alert: file.version },
      due: missed?.due ?? nextAtOnce(alert, deps.content.policy),
    });
    if (committed.kind !== 'committed') continue;
    deps.log.warn('page not delivered', { alert: alert.id, clinician, code: report.code });
    return tellOfAlert(deps.watch, file.alert, { put });
  }
}

function isKnown({ facts }: Alert, { providerId }: Delivery): boolean {
  return facts.some((fact) => fact.kind === 'undelivered' && fact.providerId === providerId);
}

/** Of a text for several alerts each that was in it knows its provider's name; the one it is called after may be quicker. */
function isAbout({ id, facts }: Alert, { messageId, providerId }: Delivery): boolean {
  const isNamed = messageId.startsWith(`${id}/`);
  return isNamed || facts.some((fact) => fact.kind === 'sent' && fact.providerId === providerId);
}
