/** The due entry that keeps an alert moving: the next people are told, or an acknowledgement without outcome comes back. */
import type { Content } from '../content/content.ts';
import type { Alert } from '../model/alert.ts';
import { MINUTE, SECOND } from '../model/time.ts';
import type { Claim, Due } from '../model/work.ts';
import type { Change, Log, Store, Watch } from '../ports.ts';
import { tellOfAlert } from './alert-moments.ts';
import { comesBack, noted } from './alerts.ts';
import { fileWith } from './clinician-file.ts';
import type { Duties, Duty } from './duty.ts';
import { nextStep, tierPolicy } from './next-step.ts';

interface Deps {
  store: Store;
  duties: Duties;
  content: Content;
  log: Log;
  watch: Watch;
}

export async function escalate(deps: Deps, claim: Claim, alertId: string): Promise<void> {
  const file = await fileWith(deps.store, claim.owner, alertId);
  if (file === undefined) return void (await deps.store.commit(claim.owner, { done: [claim.id] }));
  const duty = await deps.duties.at(file.at);
  const { alert, change } = stepped(deps.content, duty, file.alert, file.at, claim.id);
  const committed = await deps.store.commit(claim.owner, {
    ...change,
    expect: { alert: file.versions['alert'] ?? 0 },
  });
  // Somebody acted on the alert meanwhile: look again, at the alert as it is now.
  if (committed.kind === 'conflict') return escalate(deps, claim, alertId);
  tellOfAlert(deps.watch, file.alert, change);
  const last = alert.facts.at(-1);
  if (last?.kind === 'step' || last?.kind === 'no-one-on-call')
    deps.log.info('alert step', { alert: alertId, step: alert.step, loop: alert.loop, tier: alert.tier });
}

/** Pure: what this moment means for the alert. */
export function stepped(
  content: Content,
  duty: Duty,
  before: Alert,
  now: number,
  dueId: string,
): { alert: Alert; change: Change } {
  const rules = tierPolicy(before, content.policy);
  const back = rules && comesBack(before, rules.acknowledgedForMinutes, now);
  const current = back ?? before;
  const next = nextStep(current, content.policy, duty);
  if (next.kind === 'none')
    return { alert: before, change: rules ? waiting(before, rules, dueId) : { done: [dueId] } };
  const pages = next.people.length * next.by.length;
  const step = { kind: 'step', at: now, step: next.step, loop: next.loop, told: next.people, pages } as const;
  const moved: Alert = { ...current, step: next.step, loop: next.loop };
  const gap = { kind: 'no-one-on-call', at: now, step: next.step } as const;
  const alert = noted(next.nobody ? noted(moved, gap) : moved, step);
  return {
    alert,
    change: {
      put: { alert },
      due: [
        again(alert.id, next.waitSeconds),
        ...next.people.flatMap((who) => next.by.map((by) => page(alert, who, by))),
      ],
    },
  };
}

/**
 * Nothing to do now. An acknowledgement may have come between our claim and our look; the entry that brings it back has
 * the same name as ours, so it is put again rather than taken away.
 */
function waiting(alert: Alert, rules: { acknowledgedForMinutes: number }, dueId: string): Change {
  if (alert.status !== 'acknowledged' || alert.acknowledgedBy === undefined) return { done: [dueId] };
  const at = alert.acknowledgedBy.at + rules.acknowledgedForMinutes * MINUTE;
  return { due: [{ id: dueId, lane: 'safety', at, work: { kind: 'escalate', alertId: alert.id } }] };
}

function again(alertId: string, waitSeconds: number): Due {
  const work = { kind: 'escalate', alertId } as const;
  return { id: `escalate:${alertId}`, lane: 'safety', at: { inMs: waitSeconds * SECOND }, work };
}

function page(alert: Alert, clinician: string, by: 'sms' | 'teams'): Due {
  return {
    id: `page:${alert.id}:${alert.loop}:${alert.step}:${clinician}:${by}`,
    lane: 'safety',
    at: { inMs: 0 },
    work: { kind: 'page', alertId: alert.id, clinician, by, because: 'step', tries: 0 },
  };
}
