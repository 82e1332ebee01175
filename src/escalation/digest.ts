/**
 * What is on the list interrupts nobody: it is told in one message at a set time, on every day on which the clinic is open,
 * or of the week for what can wait for that, until it is closed. Each alert on the list carries its own entry, so that there is no clock that could stop; the first
 * that comes up on a day has the list sent, and the others find that it has been.
 */
import type { Content } from '../content/content.ts';
import type { Alert } from '../model/alert.ts';
import type { Clinician, Way } from '../model/clinician.ts';
import type { LookUp } from '../model/look-up.ts';
import type { Outgoing } from '../model/outgoing.ts';
import { readFile } from '../model/file.ts';
import type { Route } from '../model/patient.ts';
import { atLocal, dayAfter, localDay, type Day, type Instant } from '../model/time.ts';
import type { Claim, Due } from '../model/work.ts';
import type { Listed } from '../notify/list-entry.ts';
import { listCard, listText, type Morning } from '../notify/list.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { clinicianOwner, codeFor, fileWith, teamsRouteOf } from './clinician-file.ts';
import type { Duties } from './duty.ts';
import { isOfWeek, opensOn, tellsWeek } from './list-days.ts';
import { named, tierPolicy } from './next-step.ts';
import { openAlerts } from './open-alerts.ts';
import { escalateNow } from './raise.ts';
import { waysTo } from './ways.ts';

export const DIGEST = 'clinic/digest';
/** Longer than any row of holidays. */
const DAYS_AHEAD = 60;

interface Deps {
  store: Store;
  duties: Duties;
  content: Content;
  log: Log;
  lookUp?: LookUp;
}

/** The next set time on a day on which the clinic opens; where it never opens, simply the next. */
export function nextDigest({ clinic, policy }: Pick<Content, 'clinic' | 'policy'>, now: Instant): Instant {
  return nextOn({ clinic, policy }, now, (day) => opensOn(clinic, day));
}

/** When this entry of the list is told next. */
export function nextToldOf(
  content: Pick<Content, 'clinic' | 'policy'>,
  alert: Pick<Alert, 'tier' | 'tasks' | 'quotes'>,
  now: Instant,
): Instant {
  return isOfWeek(alert, content)
    ? nextOn(content, now, (day) => tellsWeek(content, day))
    : nextDigest(content, now);
}

function nextOn(
  { clinic, policy }: Pick<Content, 'clinic' | 'policy'>,
  now: Instant,
  isToldOn: (day: Day) => boolean,
): Instant {
  const today = localDay(now, clinic.zone);
  const days = Array.from({ length: DAYS_AHEAD }, (_, after) => dayAfter(today, after));
  const timeOn = (day: Day) => atLocal(day, policy.digest.at, clinic.zone);
  const coming = days.filter((day) => timeOn(day) > now);
  return timeOn(coming.find(isToldOn) ?? coming[0] ?? today);
}

export function onDigest(content: Pick<Content, 'clinic' | 'policy'>, alertId: string, now: Instant): Due {
  const work = { kind: 'digest', alertId } as const;
  return { id: `digest:${alertId}`, lane: 'reply', at: nextDigest(content, now), work };
}

/** The time has come for one alert of the list. */
export async function digest(deps: Deps, claim: Claim, alertId: string): Promise<void> {
  const file = await fileWith(deps.store, claim.owner, alertId);
  if (file === undefined || file.alert.status === 'resolved' || isPaged(deps, file.alert.tier))
    return void (await deps.store.commit(claim.owner, {
      done: [claim.id],
      due: file ? pagedNow(file.alert) : [],
    }));
  const day = localDay(file.at, deps.content.clinic.zone);
  // It is looked at every day all the same: what has joined it may not wait for the week.
  if (!isToldOn(deps.content, file.alert, day))
    return void (await deps.store.commit(claim.owner, { due: [onDigest(deps.content, alertId, file.at)] }));
  const work = { kind: 'send-digest', day } as const;
  await deps.store.commit(DIGEST, {
    once: `digest/${day}`,
    due: [{ id: `digest/${day}`, lane: 'reply', at: { inMs: 0 }, work }],
  });
  await deps.store.commit(claim.owner, { due: [onDigest(deps.content, alertId, file.at)] });
}

function isToldOn(content: Content, alert: Alert, day: Day): boolean {
  return !isOfWeek(alert, content) || tellsWeek(content, day);
}

/** What was only listed when it opened may be paged for since the policy has changed; then nothing else would begin it. */
function pagedNow(alert: Alert): Due[] {
  const isUnderWay = alert.status === 'resolved' || (alert.status === 'open' && alert.steps > 0);
  return isUnderWay ? [] : [escalateNow(alert)];
}

function isPaged({ content }: Deps, tier: Listed['alert']['tier']): boolean {
  return tierPolicy({ tier }, content.policy) !== undefined;
}

/** The whole list, to those whom the policy names and who are on call now. */
export async function sendDigest(deps: Deps, claim: Claim, day: string): Promise<void> {
  const { store, content } = deps;
  const at = await store.time();
  const duty = await deps.duties.at(at);
  const list = await listOf(deps, day);
  const ofWeek = list.listed.filter(({ alert }) => isOfWeek(alert, content));
  const week = new Set(ofWeek.map(({ alert }) => alert.id));
  const morning = { ...list, day, now: at, onCall: duty.onCall, week };
  const people = [...new Set(content.policy.digest.tell.flatMap((whom) => named(whom, duty)))];
  const told = people.length === 0 ? [duty.fallback] : people;
  for (const who of content.clinic.clinicians.filter(({ id }) => told.includes(id)))
    for (const by of waysTo(who, content.policy.digest.by, { tier: 'soon', at, zone: content.clinic.zone }))
      if (morning.listed.length > 0) await tell(deps, who, by, morning);
  deps.log.info('list told', { count: morning.listed.length, people: told.length });
  await store.commit(claim.owner, { done: [claim.id] });
}

async function listOf(deps: Deps, day: Day): Promise<{ listed: Listed[]; ringing: Alert[] }> {
  const open = await openAlerts(deps.store);
  const ringing = open.flatMap(({ alert }) => (isPaged(deps, alert.tier) ? [alert] : []));
  const waiting = open.filter(
    ({ alert }) => !isPaged(deps, alert.tier) && isToldOn(deps.content, alert, day),
  );
  const files = await Promise.all(
    waiting.map(async ({ owner, alert }) => ({ alert, file: readFile((await deps.store.read(owner)).docs) })),
  );
  const listed = files
    .flatMap(({ alert, file }) => (file === undefined ? [] : [{ alert, patient: file.patient }]))
    .sort((a, b) => a.alert.openedAt - b.alert.openedAt);
  return { listed, ringing };
}

async function tell(
  { store, content, lookUp }: Deps,
  who: Clinician,
  by: Way,
  { day, ...morning }: Omit<Morning, 'listed'> & { day: string; listed: Listed[] },
): Promise<void> {
  const owner = clinicianOwner(who.id);
  const to: Route | undefined =
    by === 'sms' && who.sms !== undefined
      ? { channel: 'sms', number: who.sms, via: 'twilio' }
      : by === 'teams'
        ? await teamsRouteOf(store, who.id)
        : undefined;
  if (to === undefined) return;
  const coded: (Listed & { code: number })[] = [];
  for (const each of morning.listed) {
    const known = { patientId: each.patient.id, alertId: each.alert.id };
    coded.push({ ...each, code: await codeFor(store, who.id, known) });
  }
  const id = `digest/${day}/${who.id}/${by}`;
  const base = { v: 1, id, owner, to, purpose: 'page', lang: who.lang, at: morning.now } as const;
  const message: Outgoing =
    by === 'teams'
      ? { ...base, key: 'page.card.list', ...listCard(content, { ...morning, listed: coded }, who.lang) }
      : { ...base, key: 'page.list', text: listText(content, coded, who.lang, lookUp?.(who)) };
  const work = { kind: 'send', message, tries: 0 } as const;
  await store.commit(owner, { once: id, due: [{ id: `send:${id}`, lane: 'reply', at: { inMs: 0 }, work }] });
}
