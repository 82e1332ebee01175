/**
 * When something must happen to an alert next, told from its record and the policy alone. Written apart from the code that
 * carries the steps out, on purpose: a mistake there must not be repeated here.
 */
import type { Alert } from '../model/alert.ts';
import type { Policy, TierPolicy } from '../model/policy.ts';
import { MINUTE, SECOND, type Instant } from '../model/time.ts';

export type Rules = Extract<TierPolicy, { kind: 'page' }>;

/** After these the first step is due at once. Names, because a newer version may know more of them. */
const BEGINNINGS = new Set<string>(['opened', 'raised', 'came-back', 'reassigned', 'opted-out']);

/** The paging rules of the alert's tier; undefined for one that is only on the list. */
export function rulesOf({ tier }: Pick<Alert, 'tier'>, policy: Policy): Rules | undefined {
  const rules = tier === 'emergency' || tier === 'urgent' ? policy.tiers[tier] : undefined;
  return rules?.kind === 'page' ? rules : undefined;
}

/** When the steps began anew last; what waits for the clinic to open begins then. */
export function beganAt({ facts, openedAt }: Pick<Alert, 'facts' | 'openedAt'>): Instant {
  const last = facts.findLast(({ kind }) => kind === 'waits' || BEGINNINGS.has(kind));
  return last?.kind === 'waits' ? last.until : (last?.at ?? openedAt);
}

/** By when the next step of an open alert must have been carried out. */
export function stepDueAt(of: Pick<Alert, 'facts' | 'openedAt' | 'outOfHours'>, rules: Rules): Instant {
  const last = of.facts.findLast(({ kind }) => kind === 'step' || kind === 'waits' || BEGINNINGS.has(kind));
  if (last?.kind === 'waits') return last.until;
  if (last?.kind !== 'step') return last?.at ?? of.openedAt;
  const steps = of.outOfHours === true ? (rules.outOfHours?.steps ?? rules.steps) : rules.steps;
  // A policy that has been shortened meanwhile no longer has the step; nobody waits longer than for its longest.
  const longest = Math.max(...steps.map(({ waitSeconds }) => waitSeconds));
  const due = last.at + (steps[Math.max(last.step, 0)]?.waitSeconds ?? longest) * SECOND;
  return Math.min(due, last.until ?? due);
}

/** When what a clinician has taken on comes back, unless they close it; undefined while nobody has it. */
export function comesBackAt(
  { status, acknowledgedBy, contactAt, snoozedUntil }: Alert,
  rules: Rules,
): Instant | undefined {
  if (status !== 'acknowledged') return undefined;
  // Acknowledged by nobody: that cannot stand for a moment.
  if (acknowledgedBy === undefined) return 0;
  if (snoozedUntil !== undefined) return snoozedUntil;
  return contactAt === undefined
    ? acknowledgedBy.at + rules.acknowledgedForMinutes * MINUTE
    : contactAt + rules.inContactForMinutes * MINUTE;
}
