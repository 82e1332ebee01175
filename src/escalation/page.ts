/**
 * Tells one clinician by one channel. The alert is read again first: someone may have acknowledged since. What came of
 * it is a fact of the alert; when everything in a step has failed, the next step comes at once.
 */
import type { Content } from '../content/content.ts';
import { wasSent, type Alert, type AlertFact } from '../model/alert.ts';
import { contactsOf, type Clinician, type Way } from '../model/clinician.ts';
import { pagePermit } from '../model/consent.ts';
import { reasonOf, type Outgoing, type Sent } from '../model/outgoing.ts';
import { pager, type Page, type PagerName } from '../model/page.ts';
import { SECOND } from '../model/time.ts';
import type { Claim, Work } from '../model/work.ts';
import { alertCard } from '../notify/alert-card.ts';
import { pageText } from '../notify/page-text.ts';
import { spreadPage } from '../notify/spread-page.ts';
import type { Carrier, Change, Log, Pager, Store, Watch } from '../ports.ts';
import { tellOfAlert } from './alert-moments.ts';
import { noted } from './alerts.ts';
import { clinicianOwner, codeFor, fileWith, teamsRouteOf, type AlertFile } from './clinician-file.ts';
import { someoneWaits } from './drill.ts';
import { isLastStep, stepFailed } from './next-step.ts';
import { servicesOver } from './page-over.ts';
import { patientHears } from './patient-hears.ts';
import { escalateNow } from './raise.ts';
import { giveTurnBack, takeTurn } from './ringing.ts';

export type PageWork = Extract<Work, { kind: 'page' }>;

export type Pagers = Partial<Record<PagerName, Pager>>;

interface Deps {
  store: Store;
  content: Content;
  carriers: Partial<Record<Way, Carrier>>;
  pagers?: Pagers;
  log: Log;
  watch: Watch;
  wake(owner: string): void;
}

/** What makes a phone ring; a card lies in a chat and waits. */
const RINGS = new Set<Way>(['sms', 'voice']);
/** A provider's hiccup is retried like this; then it is a failure and the next way is taken. */
const RETRY_SECONDS = [15, 15, 15];

export async function page(deps: Deps, claim: Claim, work: PageWork): Promise<void> {
  const file = await fileWith(deps.store, claim.owner, work.alertId);
  if (file === undefined || !isWanted(file.alert, work)) {
    await deps.store.commit(claim.owner, { done: [claim.id] });
    return;
  }
  if (file.alert.drill === true && (await someoneWaits(deps.store, deps.content))) {
    // The look at the drill ends it.
    await deps.store.commit(claim.owner, { done: [claim.id], due: [escalateNow(file.alert)] });
    return;
  }
  const made = await messageFor(deps, file, work, file.at);
  const paging = { alert: work.alertId, by: work.by };
  deps.watch({ is: 'page-begun', ...paging });
  const ring = {
    clinician: work.clinician,
    page: claim.id,
    emergency: file.alert.tier === 'emergency',
    drill: file.alert.drill === true,
  };
  const wait = RINGS.has(work.by) ? await takeTurn(deps.store, deps.content.policy.throttle, ring) : 0;
  if (wait > 0) {
    await deps.store.commit(claim.owner, {
      due: [{ id: claim.id, lane: claim.lane, at: { inMs: wait }, work }],
    });
    return;
  }
  const sent: Sent =
    typeof made === 'string' ? { kind: 'refused', because: made } : await send(deps, work.by, made);
  deps.watch({ is: 'page-answered', ...paging, result: sent.kind, ...reasonOf(sent) });
  deps.log.info('page', { alert: work.alertId, clinician: work.clinician, by: work.by, result: sent.kind });
  if (sent.kind !== 'accepted' && RINGS.has(work.by)) await giveTurnBack(deps.store, ring);
  const retryIn = RETRY_SECONDS[work.tries];
  if ((sent.kind === 'later' || sent.kind === 'unknown') && retryIn !== undefined) {
    const inMs = Math.max(retryIn * SECOND, sent.kind === 'later' ? sent.afterMs : 0);
    const retry = { id: claim.id, lane: claim.lane, at: { inMs }, work: { ...work, tries: work.tries + 1 } };
    await deps.store.commit(claim.owner, { due: [retry] });
    return;
  }
  await record(deps, claim, work, sent, typeof made === 'string' || 'of' in made ? undefined : made);
}

/** A step's page is moot once somebody holds the alert; word to the holder is moot once it is resolved. */
function isWanted(alert: Alert, work: PageWork): boolean {
  return work.because === 'step' ? alert.status === 'open' : alert.status === 'acknowledged';
}

async function send({ carriers, pagers = {} }: Deps, by: Way, made: Outgoing | Page): Promise<Sent> {
  if ('of' in made) {
    const found = isPager(by) ? pagers[by] : undefined;
    return found?.send(made) ?? { kind: 'refused', because: `no carrier for ${by}` };
  }
  const carrier = carriers[by];
  return (
    carrier?.send(made, pagePermit(made.to.channel)) ?? { kind: 'refused', because: `no carrier for ${by}` }
  );
}

function isPager(by: Way): by is PagerName {
  return pager.safeParse(by).success;
}

/** What a telephone, a mailbox or a paging service is given: label, urgency and nothing else. */
function spread(
  { alert }: { alert: Alert },
  work: PageWork,
  who: Clinician,
  id: string,
  at: number,
): Page | string {
  const to = contactsOf(who).find(({ by }) => by === work.by)?.to;
  if (to === undefined) return 'no address';
  return spreadPage(alert, work.because, { clinician: who.id, lang: who.lang, to }, id, at);
}

/** The message, or why this clinician cannot be reached this way. */
async function messageFor(
  deps: Deps,
  file: AlertFile,
  work: PageWork,
  now: number,
): Promise<Outgoing | Page | string> {
  const who = deps.content.clinic.clinicians.find((each) => each.id === work.clinician);
  if (who === undefined) return 'no such clinician';
  const base = {
    v: 1 as const,
    id: `${work.alertId}/${work.because}/${file.alert.steps}.${file.alert.quotes.length}/${who.id}/${work.by}`,
    owner: clinicianOwner(who.id),
    purpose: 'page' as const,
    lang: who.lang,
    at: now,
  };
  if (work.by === 'sms') {
    if (who.sms === undefined) return 'no number';
    const ids = { patientId: file.alert.patientId, alertId: work.alertId };
    const code = await codeFor(deps.store, who.id, ids);
    const { key, text } = pageText(deps.content, file.alert, work.because, { who, code });
    return { ...base, key, text, to: { channel: 'sms', number: who.sms, via: 'twilio' } };
  }
  if (isPager(work.by)) return spread(file, work, who, base.id, now);
  const to = await teamsRouteOf(deps.store, who.id);
  if (to === undefined) return 'not in Teams yet';
  if (work.by !== 'teams') return 'no message for this way yet';
  const { text, card } = alertCard(deps.content, file, who.lang);
  return { ...base, key: 'page.card', text, card, to };
}

async function record(
  deps: Deps,
  claim: Claim,
  work: PageWork,
  sent: Sent,
  message: Outgoing | undefined,
): Promise<void> {
  for (;;) {
    const file = await fileWith(deps.store, claim.owner, work.alertId);
    if (file === undefined) return;
    const at = file.at;
    const who = { at, clinician: work.clinician, by: work.by };
    const fact: AlertFact =
      sent.kind === 'accepted'
        ? { kind: 'sent', ...who, providerId: sent.providerId }
        : { kind: 'failed', ...who, because: sent.because };
    const alert = withCard(noted(file.alert, fact), work, sent, message);
    const { due = [], ...follows } = consequences(deps.content, file.alert, alert, work, sent, at);
    const committed = await deps.store.commit(claim.owner, {
      ...follows,
      // Somebody took the alert on while the service took the page.
      due: [...due, ...(work.by === 'webhook' ? servicesOver(alert) : [])],
      put: { alert },
      expect: { alert: file.version },
      done: [claim.id],
    });
    if (committed.kind !== 'committed') continue;
    deps.watch({ is: 'page-recorded', alert: work.alertId, by: work.by });
    tellOfAlert(deps.watch, file.alert, { put: { alert } });
    return deps.wake(claim.owner);
  }
}

/** A card that was shown is remembered, so that it can change for everybody when the alert does. */
function withCard(alert: Alert, work: PageWork, sent: Sent, message: Outgoing | undefined): Alert {
  if (work.by !== 'teams' || sent.kind !== 'accepted' || message?.to.channel !== 'teams') return alert;
  const shown = { clinician: work.clinician, reference: message.to.reference, activityId: sent.providerId };
  return { ...alert, cards: [...alert.cards, shown].slice(-20) };
}

function consequences(
  content: Content,
  before: Alert,
  alert: Alert,
  work: PageWork,
  sent: Sent,
  at: number,
): Change {
  // The report that it has not arrived can be quicker than the note that it was taken.
  const goOn = alert.status === 'open' && stepFailed(alert) && !isLastStep(alert, content.policy);
  if (goOn) return { due: [escalateNow(alert)] };
  if (sent.kind !== 'accepted') return {};
  // The patient hears once that somebody has been told, and only after a provider has really taken a page.
  const first = work.because === 'step' && !wasSent(before);
  if (!first || alert.status !== 'open') return {};
  const id = `${alert.id}/told`;
  return patientHears(alert, [{ kind: 'alert-told', v: 1, id, at, alertId: alert.id }]);
}
