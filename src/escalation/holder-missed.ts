/**
 * Whoever has an alert was to be told that there is more, and no way to them has worked. An acknowledgement covers only what
 * was known when it was given, so then nobody has what is new, and the alert comes back at once. Pure.
 */
import type { AlertFact } from '../model/alert-fact.ts';
import type { Alert } from '../model/alert.ts';
import type { Instant } from '../model/time.ts';
import type { Due } from '../model/work.ts';
import { fromTheStart, noted } from './alerts.ts';
import { cardsNow, escalateNow, HOLDER_BY } from './raise.ts';

export function missedByHolder(alert: Alert, at: Instant): { alert: Alert; due: Due[] } | undefined {
  const holder = alert.acknowledgedBy?.clinician;
  // Who is in the talk reads every word of it there.
  if (alert.status !== 'acknowledged' || holder === undefined || alert.takenOver !== undefined)
    return undefined;
  const since = alert.facts.slice(alert.facts.findLastIndex(({ kind }) => kind === 'acknowledged') + 1);
  const isMore = since.some(({ kind }) => kind === 'joined' || kind === 'opted-out');
  const told = toldTo(holder, since);
  if (!isMore || !HOLDER_BY.every((by) => isLost(told, by))) return undefined;
  const back = noted(fromTheStart(alert, holder), { kind: 'came-back', at, because: 'new-danger' });
  return { alert: back, due: [escalateNow(back), cardsNow(back)] };
}

type Told = Extract<AlertFact, { kind: 'sent' | 'failed' | 'undelivered' }>;

/** What became of everything that was to be told to this person. */
function toldTo(holder: string, facts: readonly AlertFact[]): Told[] {
  const sent = new Set<string>();
  return facts.flatMap((fact): Told[] => {
    if (fact.kind !== 'sent' && fact.kind !== 'failed' && fact.kind !== 'undelivered') return [];
    if (fact.clinician !== holder) return [];
    if (fact.kind === 'sent') sent.add(fact.providerId);
    // One of the steps before may be reported lost only now: what it said is known to them.
    return fact.kind === 'undelivered' && !sent.has(fact.providerId) ? [] : [fact];
  });
}

/** The newest word by this way has failed. */
function isLost(told: readonly Told[], by: string): boolean {
  const last = told.findLast((fact) => fact.by === by);
  return last !== undefined && last.kind !== 'sent';
}
