/** Where clinicians act on alerts, from whatever channel: each act is one atomic step, and the first one wins. */
import type { Content } from '../content/content.ts';
import type { Alert } from '../model/alert.ts';
import { MINUTE, type Instant } from '../model/time.ts';
import { rescue, type Due } from '../model/work.ts';
import type { Change, Log, Store, Watch } from '../ports.ts';
import { tellOfAlert } from './alert-moments.ts';
import { acknowledge, resolve } from './alerts.ts';
import { clinicianOwner, codesOf, fileWith } from './clinician-file.ts';
import { tierPolicy } from './next-step.ts';
import type { CodeReply } from './reply-code.ts';

export type Acted =
  | { kind: 'acknowledged'; alert: Alert }
  | { kind: 'resolved'; alert: Alert }
  | { kind: 'already'; alert: Alert; clinician: string; at: Instant; state: 'acknowledged' | 'resolved' }
  | { kind: 'unknown' };

export interface Desk {
  acknowledge(patientId: string, alertId: string, clinician: string, by: string): Promise<Acted>;
  resolve(patientId: string, alertId: string, clinician: string, by: string): Promise<Acted>;
  /** What a clinician typed: the code is looked up among those sent to this very clinician. */
  answerCode(clinician: string, reply: CodeReply, by: string): Promise<Acted>;
}

interface Deps {
  store: Store;
  content: Content;
  log: Log;
  watch: Watch;
  wake(owner: string): void;
}

export function createDesk(deps: Deps): Desk {
  const desk: Desk = {
    acknowledge: (patientId, alertId, clinician, by) =>
      act(deps, patientId, alertId, (alert, at) => {
        const done = acknowledge(alert, clinician, by, at);
        if (done.kind !== 'acknowledged')
          return {
            kind: 'already',
            alert,
            clinician: done.clinician,
            at: done.at,
            state: stateOf(done.kind),
          };
        return { kind: 'acknowledged', alert: done.alert };
      }),
    resolve: (patientId, alertId, clinician, by) =>
      act(deps, patientId, alertId, (alert, at) => {
        const closed = alert.facts.findLast((fact) => fact.kind === 'resolved');
        if (closed)
          return { kind: 'already', alert, clinician: closed.clinician, at: closed.at, state: 'resolved' };
        return { kind: 'resolved', alert: resolve(alert, clinician, by, at) };
      }),
    async answerCode(clinician, reply, by) {
      const { docs } = await deps.store.read(clinicianOwner(clinician));
      const codes = codesOf(docs).codes;
      const known =
        reply.code === 'latest' ? codes.at(-1) : codes.findLast((each) => each.code === reply.code);
      if (known === undefined) return { kind: 'unknown' };
      return desk[reply.act](known.patientId, known.alertId, clinician, by);
    },
  };
  return desk;
}

function stateOf(kind: 'already' | 'resolved'): 'acknowledged' | 'resolved' {
  return kind === 'already' ? 'acknowledged' : 'resolved';
}

async function act(
  deps: Deps,
  patientId: string,
  alertId: string,
  decide: (alert: Alert, at: Instant) => Acted,
): Promise<Acted> {
  for (;;) {
    const file = await fileWith(deps.store, patientId, alertId);
    if (file === undefined) return { kind: 'unknown' };
    const acted = decide(file.alert, file.at);
    if (acted.kind === 'already' || acted.kind === 'unknown') return acted;
    const change = changeFor(deps, acted.alert, file.at, acted.kind);
    const committed = await deps.store.commit(patientId, {
      ...change,
      expect: { alert: file.versions['alert'] ?? 0 },
    });
    if (committed.kind !== 'committed') continue;
    tellOfAlert(deps.watch, file.alert, change);
    deps.log.info(`alert ${acted.kind}`, { alert: alertId });
    deps.wake(patientId);
    return acted;
  }
}

function changeFor(deps: Deps, alert: Alert, at: Instant, kind: 'acknowledged' | 'resolved'): Change {
  const updateCards: Due = {
    id: `cards:${alert.id}`,
    lane: 'safety',
    at: { inMs: 0 },
    work: { kind: 'update-cards', alertId: alert.id, tries: 0 },
  };
  if (kind === 'resolved')
    return {
      put: { alert },
      due: [updateCards],
      done: [`escalate:${alert.id}`],
      unlist: [{ list: 'open-alerts', entry: alert.id }],
    };
  const rules = tierPolicy(alert, deps.content.policy);
  const minutes = rules?.acknowledgedForMinutes ?? 15;
  const told = { kind: 'alert-acknowledged', v: 1, at, alertId: alert.id } as const;
  const event = {
    ...told,
    id: `${alert.id}/ack-${at.toString(36)}`,
    clinician: alert.acknowledgedBy?.clinician ?? '',
  };
  return {
    put: { alert },
    enqueue: [event],
    due: [
      updateCards,
      rescue(event),
      {
        id: `escalate:${alert.id}`,
        lane: 'safety',
        at: { inMs: minutes * MINUTE },
        work: { kind: 'escalate', alertId: alert.id },
      },
    ],
  };
}
