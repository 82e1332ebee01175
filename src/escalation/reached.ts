/**
 * Who has been told of an alert so that it may be said. Pure. A card or a mail lies there until somebody looks: while a phone of
 * the same step has still to ring for this person, because others ring it now, they count as not told yet.
 */
import type { AlertFact } from '../model/alert-fact.ts';
import type { Alert } from '../model/alert.ts';
import type { Way } from '../model/clinician.ts';
import { RINGS } from './ways.ts';

const LIES_THERE: ReadonlySet<string> = new Set<Way>(['teams', 'email']);

type Step = Extract<AlertFact, { kind: 'step' }>;
type Sent = Extract<AlertFact, { kind: 'sent' }>;
type Of = Pick<Alert, 'facts' | 'steps'>;

export function reached({ facts, steps }: Of): string[] {
  const lost = new Set(facts.flatMap((fact) => (fact.kind === 'undelivered' ? [fact.providerId] : [])));
  const sent = facts.filter((fact): fact is Sent => fact.kind === 'sent' && !lost.has(fact.providerId));
  const told = sent.filter((each) => !LIES_THERE.has(each.by) || !isStillToRing({ facts, steps }, each));
  return [...new Set(told.map(({ clinician }) => clinician))];
}

/** Their phone stands in the step, and nothing has become of that page yet. */
function isStillToRing({ facts, steps }: Of, { clinician, nth }: Sent): boolean {
  if (nth === undefined) return false;
  const all = facts.filter((fact): fact is Step => fact.kind === 'step');
  const step = all[all.length - 1 - (steps - nth)];
  const rings = [...RINGS].filter((by) => step?.ways?.includes(`${clinician}/${by}`) === true);
  return rings.some(
    (by) =>
      !facts.some(
        (fact) =>
          (fact.kind === 'sent' || fact.kind === 'failed') &&
          fact.clinician === clinician &&
          fact.by === by &&
          fact.nth === nth,
      ),
  );
}
