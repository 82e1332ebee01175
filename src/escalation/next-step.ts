/** Who is told next. Pure: alert, policy and on-call list in, the step out. */
import type { Alert } from '../model/alert.ts';
import type { Way } from '../model/clinician.ts';
import type { Duty } from './duty.ts';
import type { Policy, TierPolicy } from '../model/policy.ts';

export type NextStep =
  | { kind: 'none' }
  | {
      kind: 'tell';
      step: number;
      loop: number;
      people: string[];
      by: Way[];
      waitSeconds: number;
      nobody: boolean;
    };

/** What of an alert decides about its next step. */
export type Standing = Pick<Alert, 'tier' | 'status' | 'step' | 'loop' | 'lead'>;

type Paging = Extract<TierPolicy, { kind: 'page' }>;

/**
 * The step after the one carried out last. After the last one it starts again: it never ends by itself. A step that
 * names nobody goes to the fallback at once, and says so.
 */
export function nextStep(alert: Standing, policy: Policy, duty: Pick<Duty, 'onCall' | 'fallback'>): NextStep {
  const rules = tierPolicy(alert, policy);
  if (rules === undefined || alert.status !== 'open') return { kind: 'none' };
  const { lead } = alert;
  if (lead?.alone === true) return forOne(lead.who, alert, rules);
  const last = alert.step + 1 >= rules.steps.length;
  const step = last ? rules.repeatFrom : alert.step + 1;
  const loop = last ? alert.loop + 1 : alert.loop;
  const chosen = rules.steps[step];
  if (chosen === undefined) throw new Error('the policy names a step to repeat from that it does not have');
  const people = [...new Set(chosen.tell.flatMap((whom) => named(whom, duty)))];
  const nobody = people.length === 0;
  const told = nobody ? [duty.fallback] : people;
  return {
    kind: 'tell',
    step,
    loop,
    people: lead === undefined ? told : [...new Set([lead.who, ...told])],
    by: chosen.by,
    waitSeconds: chosen.waitSeconds,
    nobody,
  };
}

/** Before the first step: somebody who is to have it, or has it in all but name. Then the steps go on as they are. */
function forOne(who: string, { step, loop }: Standing, { steps }: Paging): NextStep {
  const [first] = steps;
  if (first === undefined) throw new Error('the policy has no step');
  return {
    kind: 'tell',
    step,
    loop,
    people: [who],
    by: first.by,
    waitSeconds: first.waitSeconds,
    nobody: false,
  };
}

/** The paging rules of the alert's tier; undefined for a tier that only goes on the list. */
export function tierPolicy(alert: Pick<Alert, 'tier'>, policy: Policy): Paging | undefined {
  if (alert.tier !== 'emergency' && alert.tier !== 'urgent') return undefined;
  const rules = policy.tiers[alert.tier];
  return rules.kind === 'page' ? rules : undefined;
}

function named(
  whom: Paging['steps'][number]['tell'][number],
  duty: Pick<Duty, 'onCall' | 'fallback'>,
): string[] {
  if (whom === 'everyone') return duty.onCall;
  if (whom === 'fallback') return [duty.fallback];
  const place = { first: 0, second: 1, third: 2 }[whom];
  const person = duty.onCall[place];
  return person === undefined ? [] : [person];
}

/** The policy's last step: after it the wait is kept even if nobody could be told, or a dead channel would spin. */
export function isLastStep(alert: Alert, policy: Policy): boolean {
  const rules = tierPolicy(alert, policy);
  return rules === undefined || alert.step + 1 >= rules.steps.length;
}

/**
 * True when every message of the current step has failed, at once or after a provider had taken it, so that waiting for an
 * answer would be waiting for nothing.
 */
export function stepFailed({ facts }: Pick<Alert, 'facts'>): boolean {
  const from = facts.findLastIndex((fact) => fact.kind === 'step');
  const step = facts[from];
  if (step?.kind !== 'step') return false;
  const since = facts.slice(from + 1);
  const lost = new Set(facts.flatMap((fact) => (fact.kind === 'undelivered' ? [fact.providerId] : [])));
  const sent = since.flatMap((fact) => (fact.kind === 'sent' ? [fact.providerId] : []));
  if (sent.some((id) => !lost.has(id))) return false;
  return since.filter((fact) => fact.kind === 'failed').length + sent.length >= step.pages;
}
