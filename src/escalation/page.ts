/**
 * Tells one clinician by one channel. The alert is read again first: someone may have acknowledged since. What came of
 * it is a fact of the alert; when everything in a step has failed, the next step comes at once.
 */
import type { Content } from '../content/content.ts';
import { GIVEN_UP, type AlertFact } from '../model/alert-fact.ts';
import type { Alert } from '../model/alert.ts';
import type { Way } from '../model/clinician.ts';
import type { LookUp } from '../model/look-up.ts';
import { reasonOf, type Outgoing, type Sent } from '../model/outgoing.ts';
import { SECOND } from '../model/time.ts';
import type { Claim } from '../model/work.ts';
import type { Carrier } from '../ports/carrier.ts';
import type { Change } from '../ports/change.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { Watch } from '../ports/watch.ts';
import { tellOfAlert } from './alert-moments.ts';
import { noted } from './alerts.ts';
import { toldIn, toldTogether, waitFor, waitNoMore } from './bundle.ts';
import { fileWith } from './clinician-file.ts';
import type { Duties } from './duty.ts';
import { someoneWaits } from './drill.ts';
import { missedByHolder } from './holder-missed.ts';
import { isNews, isOvertaken } from './overtaken.ts';
import { isPlain, messageFor, saysNothingMore, type Made, type PageWork } from './page-message.ts';
import { servicesOver } from './page-over.ts';
import { patientHears } from './patient-hears.ts';
import { escalateNow } from './raise.ts';
import { reached } from './reached.ts';
import { sendPage, type Pagers } from './send-page.ts';
import { afterRefusal } from './step-failed.ts';
import { giveTurnBack, takeTurn, type Ring } from './ringing.ts';
import { goingAlong, inOneText } from './together.ts';
import { RINGS } from './ways.ts';

interface Deps {
  store: Store;
  content: Content;
  duties: Duties;
  carriers: Partial<Record<Way, Carrier>>;
  pagers?: Pagers;
  lookUp?: LookUp;
  log: Log;
  watch: Watch;
  wake(owner: string): void;
}

/** A provider's hiccup is retried like this; then it is a failure and the next way is taken. */
const RETRY_SECONDS = [15, 15, 15];
/** Who asks us to come back later than this has failed now: the next people must not wait for it. */
const PATIENCE_MS = 60 * SECOND;

export async function page(deps: Deps, claim: Claim, work: PageWork): Promise<void> {
  const { store, content } = deps;
  const file = await fileWith(store, claim.owner, work.alertId);
  if (file === undefined || !isWanted(file.alert, work)) return over(deps, claim, work);
  if (file.alert.drill === true && (await someoneWaits(store, content))) {
    // The look at the drill ends it.
    await store.commit(claim.owner, { done: [claim.id], due: [escalateNow(file.alert)] });
    return;
  }
  const providerId = work.waited === true ? await toldIn(store, work.clinician, claim.id) : undefined;
  if (providerId !== undefined) return record(deps, claim, work, { kind: 'accepted', providerId }, undefined);
  if (isOvertaken(file.alert, work)) return giveUp(deps, claim, work);
  const ring = ringOf(claim, work, file.alert);
  const wait = RINGS.has(work.by) ? await takeTurn(store, content.policy.throttle, ring) : 0;
  if (wait > 0) return putOff(deps, claim, work, wait, saysNothingMore(content, file, work));
  const along = saysNothingMore(content, file, work)
    ? await goingAlong(deps, claim, work.clinician, file.alert)
    : undefined;
  const made = await messageFor(deps, file, work, file.at);
  deps.watch({ is: 'page-begun', alert: work.alertId, by: work.by });
  const sent = await tell(deps, work, along && isPlain(made) ? inOneText(content, made, along) : made);
  if (sent.kind !== 'accepted' && RINGS.has(work.by)) await giveTurnBack(store, ring);
  const inMs = retryAfter(sent, work.tries);
  if (inMs !== undefined) {
    const again = { ...work, tries: work.tries + 1, since: work.since ?? claim.dueAt };
    await store.commit(claim.owner, {
      due: [{ id: claim.id, lane: claim.lane, at: { inMs }, work: again }],
    });
    return;
  }
  if (along !== undefined && sent.kind === 'accepted')
    await toldTogether(store, work.clinician, along.others, sent.providerId);
  if (work.waited === true) await waitNoMore(store, work.clinician, claim.id);
  await record(deps, claim, work, sent, typeof made === 'string' || 'of' in made ? undefined : made);
}

function retryAfter(sent: Sent, tries: number): number | undefined {
  const seconds = RETRY_SECONDS[tries];
  if (seconds === undefined || (sent.kind !== 'later' && sent.kind !== 'unknown')) return undefined;
  const asked = sent.kind === 'later' ? sent.afterMs : 0;
  return asked > PATIENCE_MS ? undefined : Math.max(seconds * SECOND, asked);
}

async function over({ store }: Deps, claim: Claim, work: PageWork): Promise<void> {
  if (work.waited === true) await waitNoMore(store, work.clinician, claim.id);
  await store.commit(claim.owner, { done: [claim.id] });
}

/** It is not sent, and that is told like everything that became of a page. */
async function giveUp(deps: Deps, claim: Claim, work: PageWork): Promise<void> {
  if (work.waited === true) await waitNoMore(deps.store, work.clinician, claim.id);
  await record(deps, claim, work, { kind: 'refused', because: GIVEN_UP }, undefined);
}

function ringOf(claim: Claim, work: PageWork, alert: Alert): Ring {
  const { clinician } = work;
  const emergency = alert.tier === 'emergency';
  const news = isNews(alert, work);
  return { clinician, page: claim.id, emergency, news, drill: alert.drill === true };
}

/** The phone has just rung. What says nothing of its own may go with the next text to this person. */
async function putOff(
  deps: Deps,
  claim: Claim,
  before: PageWork,
  inMs: number,
  plain: boolean,
): Promise<void> {
  const { owner, id, lane } = claim;
  const isSafety = plain && lane === 'safety';
  const work = isSafety ? { ...before, waited: true } : before;
  await deps.store.commit(owner, { due: [{ id, lane, at: { inMs }, work }] });
  if (!isSafety) return;
  const providerId = await waitFor(deps.store, work.clinician, { owner, id, lane, work });
  if (providerId !== undefined) await record(deps, claim, work, { kind: 'accepted', providerId }, undefined);
}

async function tell(deps: Deps, { alertId, by, clinician }: PageWork, made: Made) {
  const sent: Sent =
    typeof made === 'string' ? { kind: 'refused', because: made } : await sendPage(deps, by, made);
  deps.watch({ is: 'page-answered', alert: alertId, by, result: sent.kind, ...reasonOf(sent) });
  deps.log.info('page', { alert: alertId, clinician, by, result: sent.kind });
  return sent;
}

/** A step's page is moot once somebody holds the alert; word to the holder is moot once it is resolved. */
function isWanted(alert: Alert, work: PageWork): boolean {
  return work.because === 'step' ? alert.status === 'open' : alert.status === 'acknowledged';
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
    if (isNoted(file.alert, work, sent)) return over(deps, claim, work);
    const at = file.at;
    const who = { at, clinician: work.clinician, by: work.by, nth: work.nth };
    const fact: AlertFact =
      sent.kind === 'accepted'
        ? { kind: 'sent', ...who, providerId: sent.providerId }
        : { kind: 'failed', ...who, because: sent.because };
    const told = withCard(noted(file.alert, fact), work, sent, message);
    const missed = missedByHolder(told, at);
    const alert = missed?.alert ?? told;
    const { due = [], ...follows }: Change =
      missed === undefined ? consequences(deps.content, file.alert, alert, work, at) : { due: missed.due };
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

/** It went out with another, and has taken note of that already. */
function isNoted({ facts }: Alert, { clinician, by, waited }: PageWork, sent: Sent): boolean {
  // A paging service gives all pages of an alert one name.
  if (by !== 'sms' || waited !== true) return false;
  const isSame = (fact: AlertFact) =>
    fact.kind === 'sent' && sent.kind === 'accepted' && fact.providerId === sent.providerId;
  return facts.some((fact) => isSame(fact) && 'clinician' in fact && fact.clinician === clinician);
}

/** A card that was shown is remembered, so that it can change for everybody when the alert does. */
function withCard(alert: Alert, work: PageWork, sent: Sent, message: Outgoing | undefined): Alert {
  if (work.by !== 'teams' || sent.kind !== 'accepted' || message?.to.channel !== 'teams') return alert;
  const shown = { clinician: work.clinician, reference: message.to.reference, activityId: sent.providerId };
  return { ...alert, cards: [...alert.cards, shown].slice(-20) };
}

function consequences(content: Content, before: Alert, alert: Alert, work: PageWork, at: number): Change {
  // The report that it has not arrived can be quicker than the note that it was taken.
  const due = afterRefusal(alert, content.policy);
  if (due.length > 0) return { due };
  // The patient hears once that somebody has been told, and only after a page has really reached them.
  const first = work.because === 'step' && !wasTold(before) && reached(alert).length > 0;
  if (!first || alert.status !== 'open') return {};
  const id = `${alert.id}/told`;
  return patientHears(alert, [{ kind: 'alert-told', v: 1, id, at, alertId: alert.id }]);
}

/** Also when what had reached somebody did not arrive after all; what has moved to the log of a long alert was told long ago. */
function wasTold({ earlierFacts, facts, steps }: Alert): boolean {
  const asItSeemed = facts.filter(({ kind }) => kind !== 'undelivered');
  return earlierFacts?.sent === true || reached({ facts: asItSeemed, steps }).length > 0;
}
