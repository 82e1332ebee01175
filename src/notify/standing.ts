/** What the facts of an alert say of how it stands now, for those who word it. */
import type { Alert, AlertFact } from '../model/alert.ts';

type Of<K extends AlertFact['kind']> = Extract<AlertFact, { kind: K }>;

/** Why the steps that run now have begun. */
export function roundBegan({
  facts,
}: Alert): Of<'opened' | 'raised' | 'came-back' | 'reassigned'> | undefined {
  return facts.findLast(
    (fact): fact is Of<'opened' | 'raised' | 'came-back' | 'reassigned'> =>
      fact.kind === 'opened' ||
      fact.kind === 'raised' ||
      fact.kind === 'came-back' ||
      fact.kind === 'reassigned',
  );
}

/** Who had it last, and since when. */
export function lastHeld({ facts }: Alert): Of<'acknowledged'> | undefined {
  return facts.findLast((fact): fact is Of<'acknowledged'> => fact.kind === 'acknowledged');
}

export interface Told {
  clinician: string;
  at: number;
  /** No page by any way got through to this person. */
  missed: boolean;
}

/** Each person with the time at which they were told last. Being told counts until it is known to have failed. */
export function toldOf({ facts }: Alert): Told[] {
  const told = new Map<string, Told>();
  facts.forEach((fact, at) => {
    if (fact.kind !== 'step') return;
    const end = facts.findIndex((later, place) => place > at && later.kind === 'step');
    const since = facts.slice(at + 1, end < 0 ? undefined : end);
    for (const clinician of fact.told) {
      told.delete(clinician);
      told.set(clinician, { clinician, at: fact.at, missed: isMissed(clinician, since, facts) });
    }
  });
  return [...told.values()];
}

function isMissed(clinician: string, since: AlertFact[], facts: AlertFact[]): boolean {
  const lost = new Set(facts.flatMap((fact) => (fact.kind === 'undelivered' ? [fact.providerId] : [])));
  const its = since.filter((fact) => 'clinician' in fact && fact.clinician === clinician);
  const arrived = its.some((fact) => fact.kind === 'sent' && !lost.has(fact.providerId));
  return !arrived && its.some(({ kind }) => kind === 'failed' || kind === 'undelivered');
}
