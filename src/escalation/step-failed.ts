/** What follows when nobody can have been told by a step: its wait would be a wait for nothing. Pure. */
import type { Alert } from '../model/alert.ts';
import type { Policy } from '../model/policy.ts';
import { SECOND } from '../model/time.ts';
import type { Due } from '../model/work.ts';
import { isLastStep, stepsOf } from './next-step.ts';
import { escalateNow } from './raise.ts';

/** Then twice as long each time, up to what the policy has the last step wait. */
const AGAIN_SECONDS = 10;

/** The next step, when this one has failed; the last one keeps its wait, or a dead channel would spin. */
export function nextAtOnce(alert: Alert, policy: Policy): Due[] {
  const goesOn = alert.status === 'open' && stepFailed(alert) && !isLastStep(alert, policy);
  return goesOn ? [escalateNow(alert)] : [];
}

/**
 * The same when no page could be handed over. That all have failed up to the last step is rarely the people and mostly the
 * provider, who may have been away for seconds: then it begins again soon, and not only when the policy repeats for want of an
 * answer.
 */
export function afterRefusal(alert: Alert, policy: Policy): Due[] {
  if (alert.status !== 'open' || !stepFailed(alert) || !isLastStep(alert, policy))
    return nextAtOnce(alert, policy);
  const most = stepsOf(alert, policy)[alert.step]?.waitSeconds ?? AGAIN_SECONDS;
  const seconds = Math.min(AGAIN_SECONDS * 2 ** alert.loop, most);
  return [{ ...escalateNow(alert), at: { inMs: seconds * SECOND } }];
}

/**
 * True when every message of the current step has failed, at once or after a provider had taken it, so that waiting for an
 * answer would be waiting for nothing. A page of an earlier step that comes back only now says nothing of this one.
 */
export function stepFailed({ facts, steps }: Pick<Alert, 'facts' | 'steps'>): boolean {
  const from = facts.findLastIndex((fact) => fact.kind === 'step');
  const step = facts[from];
  if (step?.kind !== 'step') return false;
  const since = facts
    .slice(from + 1)
    .filter((fact) => !('nth' in fact) || fact.nth === undefined || fact.nth === steps);
  const lost = new Set(facts.flatMap((fact) => (fact.kind === 'undelivered' ? [fact.providerId] : [])));
  const sent = since.flatMap((fact) => (fact.kind === 'sent' ? [fact.providerId] : []));
  if (sent.some((id) => !lost.has(id))) return false;
  return since.filter((fact) => fact.kind === 'failed').length + sent.length >= step.pages;
}
