/** What the facts of an alert say of how it stands now, for those who word it. */
import type { AlertFact } from '../model/alert-fact.ts';
import type { Alert } from '../model/alert.ts';

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

/** Words of danger that this person's pages have not told yet; for whom the first is on its way, all of it is one. */
export function hasNews({ facts, quotes }: Alert, clinician: string): boolean {
  const told = facts.findLast((fact) => fact.kind === 'sent' && fact.clinician === clinician);
  return told !== undefined && quotes.some(({ at, signals }) => at > told.at && signals.length > 0);
}

const BEGINNINGS = new Set<string>(['opened', 'raised', 'came-back', 'reassigned']);

export interface Told {
  clinician: string;
  at: number;
  /** No page by any way got through to this person. */
  missed: boolean;
}

/**
 * Each person with the time at which they were told last. Being told counts until it is known to have failed by every way;
 * a page that fails takes nothing back of one that has arrived since the steps began.
 */
export function toldOf({ facts, steps }: Alert): Told[] {
  const told = new Map<string, Told>();
  let nth = steps - facts.filter(({ kind }) => kind === 'step').length;
  const reached = new Set<string>();
  facts.forEach((fact, at) => {
    if (BEGINNINGS.has(fact.kind)) reached.clear();
    if (fact.kind !== 'step') return;
    nth += 1;
    for (const clinician of fact.told) {
      const missed = isMissed(clinician, fact, pagesOf(facts, at, nth), facts);
      if (missed && reached.has(clinician)) continue;
      if (!missed) reached.add(clinician);
      told.delete(clinician);
      told.set(clinician, { clinician, at: fact.at, missed });
    }
  });
  return [...told.values()];
}

type Paged = Of<'sent'> | Of<'failed'>;

/** What became of the pages of one step, told whenever it was; older records do not say of which step they were. */
function pagesOf(facts: AlertFact[], at: number, nth: number): Paged[] {
  const end = facts.findIndex((later, place) => place > at && later.kind === 'step');
  return facts.filter(
    (fact, place): fact is Paged =>
      (fact.kind === 'sent' || fact.kind === 'failed') &&
      (fact.nth === undefined ? place > at && (end < 0 || place < end) : fact.nth === nth),
  );
}

function isMissed(clinician: string, { ways = [] }: Of<'step'>, pages: Paged[], facts: AlertFact[]): boolean {
  const lost = new Set(facts.flatMap((fact) => (fact.kind === 'undelivered' ? [fact.providerId] : [])));
  const its = pages.filter((fact) => fact.clinician === clinician);
  const failed = its.filter((fact) => fact.kind === 'failed' || lost.has(fact.providerId));
  const wanted = ways.filter((way) => way.startsWith(`${clinician}/`)).length;
  return failed.length === its.length && failed.length >= Math.max(wanted, 1);
}
