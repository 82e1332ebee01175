/** What should have happened to an open alert and has not. Pure: its record, the policy and the time in, faults out. */
import type { Alert } from '../model/alert.ts';
import type { Policy } from '../model/policy.ts';
import { MINUTE, SECOND, type Instant } from '../model/time.ts';
import { beganAt, comesBackAt, rulesOf, stepDueAt, type Rules } from './standing.ts';

export const alertFaults = [
  /** The entry that would carry the step out is there, and its time has passed. */
  'step-late',
  /** The time of the step has passed, and nothing is there that would carry it out. */
  'step-missing',
  /** Nothing would ever bring this alert up again. */
  'due-missing',
  /** A page was decided, and nobody can say whether it went out. */
  'page-without-outcome',
  /** Since the steps began no provider has taken a single page. */
  'nobody-told',
  /** Somebody acknowledged it and nothing more, and it has not come back. */
  'come-back-overdue',
  /** A text was taken by the carrier, which has said nothing of it since. */
  'no-receipt',
  /** Something is recorded that has not happened yet: a clock has been put back, and nothing will be in time. */
  'from-the-future',
] as const;
export type AlertFaultKind = (typeof alertFaults)[number];

export interface AlertFault {
  kind: AlertFaultKind;
  /** When it should have happened. */
  since: Instant;
}

/** An open alert, and what else of the records decides whether all is well with it. */
export interface Examined {
  alert: Alert;
  /** The safety entries of its patient. */
  due: readonly { id: string; readyAt: Instant }[];
  /** The texts of which the carrier has said something since it took them, by its own ids. */
  heardOf: ReadonlySet<string>;
}

/** A process that dies in a step holds it for half a minute; then another takes it up. */
const LATE_MS = 30 * SECOND;
/** All tries of a page with a provider that answers none of them. What is not an emergency may also wait its turn to ring. */
const TRIED_MS = { emergency: 150 * SECOND, urgent: 15 * MINUTE };
const TOLD_WITHIN_MS = { emergency: 2 * MINUTE, urgent: 15 * MINUTE };
const RECEIPT_WITHIN_MS = 5 * MINUTE;
const CLOCKS_MS = 30 * SECOND;

export function faultsOf(of: Examined, policy: Policy, now: Instant): AlertFault[] {
  const rules = rulesOf(of.alert, policy);
  if (rules === undefined || of.alert.status === 'resolved') return [];
  const found =
    of.alert.status === 'open'
      ? [...ofStep(of, rules, now), ...ofPages(of, now), ...ofTelling(of.alert, now), ...ofReceipts(of, now)]
      : ofHolding(of, rules, now);
  return [...ofClock(of.alert, now), ...found];
}

function ofStep(of: Examined, rules: Rules, now: Instant): AlertFault[] {
  const since = stepDueAt(of.alert, rules);
  const isLate = now > since + LATE_MS;
  const entry = of.due.find(({ id }) => id === `escalate:${of.alert.id}`);
  if (entry === undefined) return [{ kind: isLate ? 'step-missing' : 'due-missing', since }];
  return isLate ? [{ kind: 'step-late', since }] : [];
}

/** The pages of the last step: each has become a fact, or is under way. */
function ofPages({ alert, due }: Examined, now: Instant): AlertFault[] {
  const from = alert.facts.findLastIndex(({ kind }) => kind === 'step');
  const step = alert.facts[from];
  if (step?.kind !== 'step') return [];
  // What comes back late of an earlier step says nothing of this one.
  const isOfThis = (fact: Alert['facts'][number]) =>
    (fact.kind === 'sent' || fact.kind === 'failed') && (fact.nth ?? alert.steps) === alert.steps;
  const ended = alert.facts.slice(from).filter(isOfThis).length;
  if (ended >= step.pages) return [];
  const waiting = due.filter(({ id }) => id.startsWith(`page:${alert.id}:`));
  const isLost = waiting.length < step.pages - ended;
  const isLeft = waiting.some(({ readyAt }) => readyAt + LATE_MS < now);
  const patience = isLost || isLeft ? LATE_MS : TRIED_MS[hurryOf(alert)];
  return now > step.at + patience ? [{ kind: 'page-without-outcome', since: step.at }] : [];
}

function ofTelling(alert: Alert, now: Instant): AlertFault[] {
  const since = beganAt(alert);
  const lost = new Set(alert.facts.flatMap((fact) => (fact.kind === 'undelivered' ? [fact.providerId] : [])));
  const isTold = alert.facts.some(
    (fact) => fact.kind === 'sent' && fact.at >= since && !lost.has(fact.providerId),
  );
  return !isTold && now > since + TOLD_WITHIN_MS[hurryOf(alert)] ? [{ kind: 'nobody-told', since }] : [];
}

/** The ring of a drill waits for those of alerts. */
function hurryOf({ tier, drill }: Alert): 'emergency' | 'urgent' {
  return tier === 'emergency' && drill !== true ? 'emergency' : 'urgent';
}

function ofHolding({ alert, due }: Examined, rules: Rules, now: Instant): AlertFault[] {
  const since = comesBackAt(alert, rules) ?? 0;
  if (now > since + LATE_MS) return [{ kind: 'come-back-overdue', since }];
  const entry = due.some(({ id }) => id === `escalate:${alert.id}`);
  return entry ? [] : [{ kind: 'due-missing', since }];
}

function ofReceipts({ alert, heardOf }: Examined, now: Instant): AlertFault[] {
  const texts = alert.facts.flatMap((fact) => (fact.kind === 'sent' && fact.by === 'sms' ? [fact] : []));
  const newest = texts.findLast(({ at }) => at + RECEIPT_WITHIN_MS < now);
  return newest !== undefined && !heardOf.has(newest.providerId)
    ? [{ kind: 'no-receipt', since: newest.at }]
    : [];
}

function ofClock({ facts, acknowledgedBy }: Alert, now: Instant): AlertFault[] {
  const newest = Math.max(...facts.map(({ at }) => at), acknowledgedBy?.at ?? 0);
  return newest > now + CLOCKS_MS ? [{ kind: 'from-the-future', since: now }] : [];
}
