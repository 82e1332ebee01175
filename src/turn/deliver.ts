/**
 * One message out of the outbox: may it still go, does it go, and what is recorded. A reminder whose sender died in the
 * middle is never sent a second time; everything else is sent again rather than lost.
 */
import { tellOfAlert } from '../escalation/alert-moments.ts';
import type { Way } from '../model/clinician.ts';
import { pagePermit, permit, strangerPermit, type Permission } from '../model/consent.ts';
import { readFile } from '../model/file.ts';
import { reasonOf, type Outgoing, type Sent } from '../model/outgoing.ts';
import { SECOND } from '../model/time.ts';
import { keepUnsent } from '../model/unsent.ts';
import type { Claim, Work } from '../model/work.ts';
import type { Carrier } from '../ports/carrier.ts';
import type { Change } from '../ports/change.ts';
import type { Log } from '../ports/log.ts';
import type { Owned } from '../ports/owned.ts';
import type { Store } from '../ports/store.ts';
import type { Watch } from '../ports/watch.ts';
import { refusal } from './refusal.ts';
import { phonedInDanger } from './unreached.ts';

export type SendWork = Extract<Work, { kind: 'send' }>;
/** Patients have these two; clinicians may be reached by more. */
export type Carriers = Record<'sms' | 'teams', Carrier> & Partial<Record<Way, Carrier>>;

/** A send that is ours, and what its owner had when it was last read. */
export interface Sending {
  claim: Claim;
  work: SendWork;
  owned: Owned;
}

/** What became of one attempt. */
export type Attempt =
  | { kind: 'accepted'; providerId: string }
  | { kind: 'again'; inMs: number; because: string }
  /** Never sent, and never will be. */
  | { kind: 'over'; because: string }
  | { kind: 'refused'; sent: Extract<Sent, { kind: 'refused' }> };

export interface DeliverDeps {
  store: Store;
  carriers: Carriers;
  log: Log;
  watch: Watch;
}

/** Spaced further apart each time, for about an hour in all. */
const RETRY_SECONDS = [15, 30, 60, 120, 300, 600, 900, 1_800];
/** "Call 911 now" is of use in the first minutes, and is never given up. */
const SAFETY_SECONDS = [2, 5, 10, 20, 30];
const SAFETY_AT_MOST = 60;
const IN_DOUBT_AT_MOST = 1_800;

/** Long enough for the slowest provider; then another process takes the message up. */
export const SEND_LEASE_MS = 30_000;

export type Deliver = (claim: Claim, work: SendWork) => Promise<void>;

export function createDeliver(deps: DeliverDeps): Deliver {
  return async (claim, work) => {
    const sending = { claim, work, owned: await deps.store.read(claim.owner) };
    await settle(deps, sending, await attempt(deps, sending));
  };
}

export async function attempt(deps: DeliverDeps, { claim, work, owned }: Sending): Promise<Attempt> {
  const { message } = work;
  const isReminder = message.purpose === 'reminder';
  if (owned.docs[oldMarkOf(message)] !== undefined) return { kind: 'over', because: 'unknown' };
  if (message.expiresAt !== undefined && owned.at > message.expiresAt)
    return { kind: 'over', because: 'expired' };
  const allowed = permission(claim.owner, owned, message);
  if (allowed.kind === 'refused') return { kind: 'over', because: allowed.because };
  if (isReminder) {
    const marked = await deps.store.commit(claim.owner, { once: markOf(work) });
    if (marked.kind === 'duplicate') return { kind: 'over', because: 'unknown' };
    if (marked.kind !== 'committed') return { kind: 'over', because: 'nobody' };
  }
  deps.watch({ is: 'send-begun', ...about(message) });
  const sent = await deps.carriers[carrierOf(message)].send(message, allowed.permit);
  deps.watch({ is: 'send-answered', ...about(message), result: sent.kind, ...reasonOf(sent) });
  return attemptFrom(sent, work);
}

function attemptFrom(sent: Sent, { message, tries }: SendWork): Attempt {
  if (sent.kind === 'accepted') return sent;
  if (sent.kind === 'refused') return { kind: 'refused', sent };
  if (sent.kind === 'unknown' && message.purpose === 'reminder') return { kind: 'over', because: 'unknown' };
  const { because } = sent;
  if (message.purpose === 'safety') return { kind: 'again', inMs: soonAgain(sent, tries), because };
  const wait = RETRY_SECONDS[tries];
  if (wait === undefined) return { kind: 'over', because: 'gave-up' };
  const afterMs = sent.kind === 'later' ? sent.afterMs : 0;
  return { kind: 'again', inMs: Math.max(afterMs, wait * SECOND), because };
}

/** A provider that asks for more than a minute is asked again all the same: it may have meant another message, or be well by then. */
function soonAgain(sent: Extract<Sent, { kind: 'later' | 'unknown' }>, tries: number): number {
  const wait = SAFETY_SECONDS[tries] ?? SAFETY_AT_MOST;
  // They may have it: the same words twice are better than none, but not every minute for hours.
  if (sent.kind === 'unknown') return (RETRY_SECONDS[tries] ?? IN_DOUBT_AT_MOST) * SECOND;
  return sent.afterMs > SAFETY_AT_MOST * SECOND ? wait * SECOND : Math.max(wait * SECOND, sent.afterMs);
}

/** Records it, in a write of its own. */
export async function settle(deps: DeliverDeps, sending: Sending, became: Attempt): Promise<void> {
  if (became.kind === 'refused') return refused(deps, sending, became.sent);
  await deps.store.commit(sending.claim.owner, recordOf(sending, became));
  tell(deps, sending, became);
}

/** Pure: what is stored of an attempt that says nothing about the person or the number. */
export function recordOf(
  { claim, work, owned }: Sending,
  became: Exclude<Attempt, { kind: 'refused' }>,
): Change {
  const { message } = work;
  const about = { at: owned.at, from: 'us', key: message.key };
  const mark = oldMarkOf(message);
  const remove = owned.docs[mark] === undefined ? {} : { remove: [mark] };
  if (became.kind === 'again') {
    const next = { ...work, tries: work.tries + 1 };
    return { ...remove, due: [{ id: claim.id, lane: claim.lane, at: { inMs: became.inMs }, work: next }] };
  }
  const fact =
    became.kind === 'over'
      ? { ...about, id: message.id, unsent: became.because }
      : { ...about, text: message.text, channel: message.to.channel, providerId: became.providerId };
  const kept = became.kind === 'over' ? keepUnsent(owned.docs, message, became.because, owned.at) : {};
  return {
    ...kept,
    remove: [...(remove.remove ?? []), ...(kept.remove ?? [])],
    done: [claim.id],
    append: { messages: [fact] },
  };
}

export function tell(
  { log, watch }: DeliverDeps,
  { work: { message, tries } }: Sending,
  became: Exclude<Attempt, { kind: 'refused' }>,
): void {
  const facts = {
    owner: message.owner,
    message: message.id,
    key: message.key,
    channel: message.to.channel,
  };
  if (became.kind === 'accepted') {
    log.info('message sent', facts);
    return watch({ is: 'send-recorded', ...about(message) });
  }
  if (became.kind === 'again')
    return log.warn('message to be tried again', { ...facts, because: became.because, tries });
  log.warn('message not sent', { ...facts, because: became.because });
  watch({ is: 'not-sent', ...about(message), because: became.because });
}

/** What the carrier's "no" means is stored with it; the record is read again, for it may have changed while we sent. */
async function refused(
  deps: DeliverDeps,
  { claim, work: { message } }: Sending,
  sent: Extract<Sent, { kind: 'refused' }>,
): Promise<void> {
  const { because } = sent;
  deps.log.warn('message refused', { owner: claim.owner, message: message.id, key: message.key, because });
  for (let round = 0; round < 5; round++) {
    const owned = await deps.store.read(claim.owner);
    const file = readFile(owned.docs);
    const said = file === undefined ? {} : refusal(sent, message.to.channel, file, owned.at);
    const meant = file === undefined ? {} : phonedInDanger(file, said, owned.at);
    const { append, ...done } = recordOf(
      { claim, work: { kind: 'send', message, tries: 0 }, owned },
      { kind: 'over', because },
    );
    const committed = await deps.store.commit(claim.owner, {
      ...done,
      ...meant,
      append: { ...meant.append, ...append },
    });
    if (committed.kind === 'conflict') continue;
    deps.watch({ is: 'not-sent', ...about(message), because });
    if (sent.then === 'revoke') deps.watch({ is: 'opted-out', by: 'provider' });
    return tellOfAlert(deps.watch, file?.alert, meant);
  }
}

/** The two owners who are no patients, so that they can have an outbox like everybody else. */
export const STRANGERS = 'strangers';
const CLINICIAN = 'clinician/';

function permission(owner: string, owned: Owned, message: Outgoing): Permission {
  const { channel } = message.to;
  if (owner === STRANGERS) return { kind: 'permitted', permit: strangerPermit(channel) };
  if (owner.startsWith(CLINICIAN)) return { kind: 'permitted', permit: pagePermit(channel) };
  const file = readFile(owned.docs);
  return file === undefined
    ? { kind: 'refused', because: 'nobody' }
    : permit(file.consent, channel, message.purpose);
}

/** Numbers that came to us through Azure Bot Service are answered there, not through Twilio. */
export function carrierOf(message: Pick<Outgoing, 'to'>): 'sms' | 'teams' {
  return message.to.channel === 'sms' && message.to.via === 'twilio' ? 'sms' : 'teams';
}

function about({ id, to, purpose }: Outgoing) {
  return { message: id, channel: to.channel, purpose };
}

/**
 * Of one attempt: a second with the same mark is made only by whoever takes it up after a death. One that an operator has
 * sent again lasts until another time.
 */
function markOf({ message: { id, at, expiresAt = at }, tries }: SendWork): string {
  return `sending/${id}@${expiresAt}/${tries}`;
}

/** An earlier version marked it by a document, which may stand there yet from before it was replaced. */
function oldMarkOf({ id }: Outgoing): string {
  return `sending:${id}`;
}
