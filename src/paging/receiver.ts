/**
 * What comes back of a page by telephone or a paging service. An acknowledgement counts for what was known when it was given:
 * one from before the alert came back or grew worse, told late or told again, does not silence it.
 */
import { tellOfAlert } from '../escalation/alert-moments.ts';
import { noted } from '../escalation/alerts.ts';
import type { Outcome } from '../escalation/desk.ts';
import { nextAtOnce } from '../escalation/step-failed.ts';
import type { Content } from '../content/content.ts';
import { contactsOf } from '../model/clinician.ts';
import { fileWith } from '../escalation/clinician-file.ts';
import type { AlertFact } from '../model/alert-fact.ts';
import type { Alert } from '../model/alert.ts';
import type { PageAck, PageEnd, PageOf, PagerName, PageTaken } from '../model/page.ts';
import type { Instant } from '../model/time.ts';
import type { Log } from '../ports/log.ts';
import type { PageReceiver } from '../ports/paging.ts';
import type { Store } from '../ports/store.ts';
import type { Watch } from '../ports/watch.ts';

export interface ReceiverDeps {
  store: Store;
  log: Log;
  watch: Watch;
  /** Takes the alert for this clinician, unless somebody has it. */
  acknowledge(of: PageOf, by: PagerName): Promise<Outcome>;
  content: Content;
}

/** After these an alert is no longer what somebody may have acknowledged before. */
const BEGINNINGS = new Set<string>(['opened', 'raised', 'came-back', 'reassigned']);

export function createPageReceiver(deps: ReceiverDeps): PageReceiver {
  return {
    async acknowledged(ack) {
      const { of, by } = ack;
      deps.watch({ is: 'ack-heard', alert: of.alertId, by });
      const taken = await take(deps, ack);
      deps.log.info('page answered', { alert: of.alertId, clinician: of.clinician, by, result: taken });
      return taken;
    },
    ended: (end) => note(deps, end),
  };
}

async function take(deps: ReceiverDeps, { of, by, doneAt, agent }: PageAck): Promise<PageTaken> {
  const clinician = agent === undefined ? of.clinician : knownAs(deps.content, by, agent);
  // The patient is told who has read it: somebody we cannot name has not.
  if (clinician === undefined) return 'unknown-person';
  const file = await fileWith(deps.store, of.patientId, of.alertId);
  if (file === undefined || file.alert.status === 'resolved') return 'gone';
  if (doneAt < beganAt(file.alert)) return 'news';
  const done = await deps.acknowledge({ ...of, clinician }, by);
  if (done.kind === 'done') return 'yours';
  return done.kind === 'already' && done.state === 'acknowledged' ? 'already' : 'gone';
}

/** The clinician whom a paging service knows by this name; undefined for a stranger. */
function knownAs({ clinic }: Content, by: PagerName, agent: string): string | undefined {
  return clinic.clinicians.find((who) => contactsOf(who).some((each) => each.by === by && each.to === agent))
    ?.id;
}

function beganAt({ facts, openedAt }: Alert): Instant {
  return facts.findLast(({ kind }) => BEGINNINGS.has(kind))?.at ?? openedAt;
}

/** A page that was taken and has ended without an acknowledgement is a fact of its alert. */
async function note({ store, content, log, watch }: ReceiverDeps, end: PageEnd): Promise<void> {
  for (;;) {
    const file = await fileWith(store, end.of.patientId, end.of.alertId);
    if (file === undefined || file.alert.status === 'resolved' || isAnswered(file.alert, end)) return;
    const changed = noted(file.alert, lost(end, file.at));
    const put = { alert: changed };
    // Nobody has answered, and nobody will: the next are told at once.
    const due = nextAtOnce(changed, content.policy);
    const expect = { alert: file.version };
    const committed = await store.commit(end.of.patientId, { put, expect, due });
    if (committed.kind !== 'committed') continue;
    const { alertId: alert, clinician } = end.of;
    log.warn('page not answered', { alert, clinician, by: end.by, how: end.how });
    return tellOfAlert(watch, file.alert, { put });
  }
}

function lost({ of, by, how, providerId }: PageEnd, at: Instant): AlertFact {
  return { kind: 'undelivered', at, clinician: of.clinician, by, providerId, because: how };
}

/** It is known already how this very page ended, or whoever it was for has acknowledged by it. */
function isAnswered({ facts }: Alert, { of, by, providerId }: PageEnd): boolean {
  if (facts.some((fact) => fact.kind === 'undelivered' && fact.providerId === providerId)) return true;
  const sent = facts.findIndex((fact) => fact.kind === 'sent' && fact.providerId === providerId);
  const later = sent === -1 ? [] : facts.slice(sent + 1);
  return later.some(
    (fact) => fact.kind === 'acknowledged' && fact.by === by && fact.clinician === of.clinician,
  );
}
