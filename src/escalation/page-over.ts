/** Somebody has the alert: what a paging service still rings for it is ended there, for everybody who was paged by one. */
import type { Content } from '../content/content.ts';
import type { Alert } from '../model/alert.ts';
import { contactsOf } from '../model/clinician.ts';
import type { Page } from '../model/page.ts';
import { SECOND } from '../model/time.ts';
import type { Claim, Due, Work } from '../model/work.ts';
import type { Log } from '../ports/log.ts';
import type { Pager } from '../ports/paging.ts';
import type { Store } from '../ports/store.ts';
import { fileWith } from './clinician-file.ts';
import { laneOf } from './raise.ts';

type OverWork = Extract<Work, { kind: 'page-over' }>;

interface Deps {
  store: Store;
  content: Content;
  pagers?: { webhook?: Pager };
  log: Log;
}

/** For about half an hour: a phone that rings for nothing teaches people not to listen. */
const RETRY_SECONDS = [15, 30, 60, 120, 300, 600, 900];

/** Nothing while nobody has the alert, or when no service was asked to page for it. */
export function servicesOver(alert: Alert): Due[] {
  // What was sent long ago may be known no more.
  const isAsked = alert.earlierFacts !== undefined || alert.facts.some(isByService);
  if (alert.status === 'open' || !isAsked) return [];
  const work = { kind: 'page-over', alertId: alert.id, tries: 0 } as const;
  return [{ id: `page-over:${alert.id}`, lane: laneOf(alert), at: { inMs: 0 }, work }];
}

export async function pageOver(deps: Deps, claim: Claim, work: OverWork): Promise<void> {
  const { store, content, log, pagers = {} } = deps;
  const file = await fileWith(store, claim.owner, work.alertId);
  const over = pagers.webhook?.over;
  // Open again it rings again, and rightly so.
  if (file === undefined || file.alert.status === 'open' || over === undefined)
    return void (await store.commit(claim.owner, { done: [claim.id] }));
  const ended = await Promise.all(pagedFor(content, file.alert).map((page) => over(page)));
  const isLeft = ended.some(({ kind }) => kind === 'later' || kind === 'unknown');
  const wait = RETRY_SECONDS[work.tries];
  if (isLeft && wait !== undefined) {
    const again = { ...work, tries: work.tries + 1 };
    const at = { inMs: wait * SECOND };
    return void (await store.commit(claim.owner, {
      due: [{ id: claim.id, lane: claim.lane, at, work: again }],
    }));
  }
  const left = ended.filter(({ kind }) => kind !== 'accepted').length;
  if (left > 0) log.warn('paging service may go on ringing', { alert: work.alertId, count: left });
  await store.commit(claim.owner, { done: [claim.id] });
}

function pagedFor({ clinic }: Content, alert: Alert): Pick<Page, 'of' | 'to'>[] {
  const paged = new Set(alert.facts.flatMap((fact) => (isByService(fact) ? [fact.clinician] : [])));
  return clinic.clinicians
    .filter(({ id }) => paged.has(id) || alert.earlierFacts !== undefined)
    .flatMap((who) => {
      const to = contactsOf(who).find(({ by }) => by === 'webhook')?.to;
      const of = { patientId: alert.patientId, alertId: alert.id, clinician: who.id };
      return to === undefined ? [] : [{ of, to }];
    });
}

function isByService(
  fact: Alert['facts'][number],
): fact is Extract<Alert['facts'][number], { kind: 'sent' }> {
  return fact.kind === 'sent' && fact.by === 'webhook';
}
