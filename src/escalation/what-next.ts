/** What happens to an alert if nobody does anything more, and when. Pure; for those who show it. */
import type { Content } from '../content/content.ts';
import type { Alert } from '../model/alert.ts';
import type { Next } from '../notify/card-detail.ts';
import { SECOND, type Instant } from '../model/time.ts';
import { comesBackAt } from './acts.ts';
import { nextToldOf } from './digest.ts';
import type { Duty } from './duty.ts';
import { nextStep, tierPolicy } from './next-step.ts';

export function whatNext(
  { clinic, policy }: Pick<Content, 'clinic' | 'policy'>,
  alert: Alert,
  duty: Duty,
  now: Instant,
): Next {
  const rules = tierPolicy(alert, policy);
  if (alert.status === 'resolved') return { is: 'nothing' };
  if (rules === undefined) return { is: 'list', at: nextToldOf({ clinic, policy }, alert, now) };
  const back = comesBackAt(alert, rules);
  if (back !== undefined) return { is: 'back', at: back };
  const next = nextStep(alert, policy, duty);
  if (next.kind === 'none') return { is: 'nothing' };
  if (next.kind === 'wait') return { is: 'opens', at: next.until };
  const steps = alert.outOfHours === true ? (rules.outOfHours?.steps ?? rules.steps) : rules.steps;
  const { people, by } = next;
  return { is: 'tell', people, by, at: waitsUntil(alert, steps) };
}

/** The wait after the step that was carried out last; undefined when none has been since it began, or began anew. */
function waitsUntil({ facts, step }: Alert, steps: readonly { waitSeconds: number }[]): Instant | undefined {
  const last = facts.findLast(({ kind }) => kind === 'step' || BEGINNINGS.has(kind));
  const wait = steps[step]?.waitSeconds;
  return last?.kind !== 'step' || wait === undefined ? undefined : (last.until ?? last.at + wait * SECOND);
}

const BEGINNINGS = new Set<string>(['opened', 'raised', 'came-back', 'reassigned']);
