/**
 * What a page still has to tell when its turn has come. Pure: the alert as it stands and the page in. A page is given up
 * only for another of the same alert, to the same person, by the same way: nobody hears less for it.
 */
import { GIVEN_UP, type AlertFact } from '../model/alert-fact.ts';
import type { Alert } from '../model/alert.ts';
import { roundBegan } from '../notify/standing.ts';
import type { PageWork } from './page-message.ts';
import { RINGS } from './ways.ts';

type Page = Pick<PageWork, 'clinician' | 'by' | 'because' | 'nth'>;
type Sent = Extract<AlertFact, { kind: 'sent' }>;

/** The first that this person's phone tells them of the alert, or of why its steps have begun anew. */
export function isNews(alert: Alert, { clinician, because }: Page): boolean {
  return (
    because === 'step' && !sentSinceBegun(alert, clinician).some(({ by }) => RINGS.has(by as Page['by']))
  );
}

/** A later page tells the same person the same way, or the time of a mere repeat has passed. */
export function isOvertaken(alert: Alert, { clinician, by, because, nth }: Page): boolean {
  if (because !== 'step' || nth === undefined || nth >= alert.steps) return false;
  const isTold = sentSinceBegun(alert, clinician).some((sent) => sent.by === by);
  return isTold || hasLater(alert, { clinician, by, nth });
}

/** It stands in a later step and has not failed there: it goes out, or has gone. */
function hasLater({ facts, steps }: Alert, { clinician, by, nth }: Required<Omit<Page, 'because'>>): boolean {
  const all = facts.filter((fact) => fact.kind === 'step');
  const later = all.flatMap(({ ways = [] }, place) => {
    const its = steps - (all.length - 1 - place);
    return its > nth && ways.includes(`${clinician}/${by}`) ? [its] : [];
  });
  const hasFailed = (its: number) =>
    facts.some(
      (fact) =>
        fact.kind === 'failed' &&
        fact.clinician === clinician &&
        fact.by === by &&
        fact.nth === its &&
        fact.because !== GIVEN_UP,
    );
  return later.some((its) => !hasFailed(its));
}

function sentSinceBegun(alert: Alert, clinician: string): Sent[] {
  const began = roundBegan(alert);
  const lost = new Set(alert.facts.flatMap((fact) => (fact.kind === 'undelivered' ? [fact.providerId] : [])));
  return alert.facts
    .slice(began === undefined ? 0 : alert.facts.indexOf(began))
    .filter((fact): fact is Sent => fact.kind === 'sent')
    .filter((fact) => fact.clinician === clinician && !lost.has(fact.providerId));
}
