/**
 * One message out of the outbox: may it still go, does it go, and what is recorded. A reminder whose sender died in the
 * middle is never sent a second time; everything else is sent again rather than lost.
 */
import { tellOfAlert } from '../escalation/alert-moments.ts';
import { phoneInstead } from '../escalation/raise.ts';
import {
  pagePermit,
  permit,
  strangerPermit,
  withRecord,
  type ConsentRecord,
  type Permission,
} from '../model/consent.ts';
import { openAlertOf, readFile, type PatientFile } from '../model/file.ts';
import { reasonOf, type Outgoing, type Sent } from '../model/outgoing.ts';
import type { Channel } from '../model/patient.ts';
import { SECOND, type Instant } from '../model/time.ts';
import type { Carrier, Change, Log, Owned, Store, Watch } from '../ports.ts';
import { rescue, type Claim, type Work } from '../model/work.ts';

export type SendWork = Extract<Work, { kind: 'send' }>;
export type Deliver = (claim: Claim, work: SendWork) => Promise<void>;
export type Carriers = Record<'sms' | 'teams', Carrier>;

interface Deps {
  store: Store;
  carriers: Carriers;
  log: Log;
  watch: Watch;
}

/** Spaced further apart each time, for about an hour in all; safety messages never give up. */
const RETRY_SECONDS = [15, 30, 60, 120, 300, 600, 900, 1_800];

export function createDeliver(deps: Deps): Deliver {
  return async (claim, work) => {
    const owned = await deps.store.read(claim.owner);
    const { message } = work;
    const marked = owned.docs[markOf(message)] !== undefined;
    if (message.purpose === 'reminder' && marked) return finish(deps, claim, 'unknown', message);
    if (message.expiresAt !== undefined && owned.at > message.expiresAt)
      return finish(deps, claim, 'expired', message);
    const allowed = permission(claim.owner, owned, message);
    if (allowed.kind === 'refused') return finish(deps, claim, allowed.because, message);
    if (message.purpose === 'reminder')
      await deps.store.commit(claim.owner, { put: { [markOf(message)]: { at: owned.at } } });
    deps.watch({ is: 'send-begun', ...sending(message) });
    const sent = await deps.carriers[carrierOf(message)].send(message, allowed.permit);
    deps.watch({ is: 'send-answered', ...sending(message), result: sent.kind, ...reasonOf(sent) });
    await record(deps, claim, work, sent, owned);
  };
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
export function carrierOf(message: Outgoing): 'sms' | 'teams' {
  return message.to.channel === 'sms' && message.to.via === 'twilio' ? 'sms' : 'teams';
}

async function record(deps: Deps, claim: Claim, work: SendWork, sent: Sent, owned: Owned): Promise<void> {
  const { message } = work;
  const facts = { owner: claim.owner, message: message.id, key: message.key, channel: message.to.channel };
  switch (sent.kind) {
    case 'accepted': {
      deps.log.info('message sent', facts);
      const kept = {
        at: owned.at,
        from: 'us',
        key: message.key,
        text: message.text,
        channel: message.to.channel,
      };
      await commit(deps, claim, {
        ...done(claim, message),
        put: { [`sent:${message.id}`]: { at: owned.at, providerId: sent.providerId, state: 'accepted' } },
        append: { messages: [kept] },
      });
      deps.watch({ is: 'send-recorded', ...sending(message) });
      return;
    }
    case 'later':
      return again(deps, claim, work, sent, facts);
    case 'unknown':
      deps.log.warn('message may or may not have been sent', { ...facts, because: sent.because });
      if (message.purpose === 'reminder') return finish(deps, claim, 'unknown', message);
      return again(deps, claim, work, { kind: 'later', afterMs: 0, because: sent.because }, facts);
    case 'refused':
      deps.log.warn('message refused', { ...facts, because: sent.because });
      return refused(deps, claim, message, sent);
  }
}

async function again(
  deps: Deps,
  claim: Claim,
  work: SendWork,
  sent: Extract<Sent, { kind: 'later' }>,
  facts: Record<string, string>,
): Promise<void> {
  const wait = RETRY_SECONDS[work.tries] ?? (work.message.purpose === 'safety' ? 1_800 : undefined);
  if (wait === undefined) return finish(deps, claim, 'gave-up', work.message);
  deps.log.warn('message to be tried again', { ...facts, because: sent.because, tries: work.tries });
  const inMs = Math.max(sent.afterMs, wait * SECOND);
  await commit(deps, claim, {
    remove: [markOf(work.message)],
    due: [{ id: claim.id, lane: claim.lane, at: { inMs }, work: { ...work, tries: work.tries + 1 } }],
  });
}

/** What the carrier's "no" means is stored with it; the record is read again, for it may have changed while we sent. */
async function refused(
  deps: Deps,
  claim: Claim,
  message: Outgoing,
  sent: Extract<Sent, { kind: 'refused' }>,
) {
  for (let attempt = 0; attempt < 5; attempt++) {
    const owned = await deps.store.read(claim.owner);
    const file = readFile(owned.docs);
    const meant = file === undefined ? {} : refusal(sent, message.to.channel, file, owned.at);
    const fact = { at: message.at, from: 'us', key: message.key, unsent: sent.because };
    const committed = await deps.store.commit(claim.owner, {
      ...done(claim, message),
      ...meant,
      append: { ...meant.append, messages: [fact] },
    });
    if (committed.kind === 'conflict') continue;
    deps.watch({ is: 'not-sent', ...sending(message), because: sent.because });
    if (sent.then === 'revoke') deps.watch({ is: 'opted-out', by: 'provider' });
    return tellOfAlert(deps.watch, file?.alert, meant);
  }
}

/** The person has opted out at the carrier, or the number or the conversation does not work any more. */
export function refusal(
  sent: Pick<Extract<Sent, { kind: 'refused' }>, 'because' | 'then'>,
  channel: Channel,
  file: PatientFile,
  at: Instant,
): Change {
  if (sent.then === 'revoke') return file.consent[channel] === 'revoked' ? {} : revoked(channel, file, at);
  const known = file.patient[channel];
  if (sent.then === 'route-dead' && known !== undefined)
    return {
      expect: { patient: file.versions['patient'] ?? 0 },
      put: { patient: { ...file.patient, [channel]: { ...known, dead: sent.because } } },
    };
  return {};
}

/** An opt-out that only the carrier heard counts like ours: the conversation ends, and a danger is phoned about. */
function revoked(channel: Channel, file: PatientFile, at: Instant): Change {
  const record: ConsentRecord = { v: 1, at, channel, action: 'revoke', method: 'provider', wording: '' };
  const standing = openAlertOf(file);
  const phone = standing && phoneInstead(standing, at);
  const from = file.patient[channel];
  const id = `opted-out/${channel}-${at.toString(36)}`;
  return {
    expect: {
      consent: file.versions['consent'] ?? 0,
      ...(phone ? { alert: file.versions['alert'] ?? 0 } : {}),
    },
    put: { consent: withRecord(file.consent, record), ...(phone ? { alert: phone.alert } : {}) },
    append: { consents: [record] },
    enqueue: from === undefined ? [] : [{ kind: 'opted-out', v: 1, id, at, from, confirm: false }],
    due: [...(from === undefined ? [] : [{ ...rescue({ id }), at: { inMs: 0 } }]), ...(phone?.due ?? [])],
  };
}

/** Not sent, and never will be: recorded as a fact of the patient's history. */
async function finish(deps: Deps, claim: Claim, because: string, message: Outgoing): Promise<void> {
  deps.log.warn('message not sent', { owner: claim.owner, because, key: message.key });
  const fact = { at: message.at, from: 'us', key: message.key, unsent: because };
  await commit(deps, claim, { ...done(claim, message), append: { messages: [fact] } });
  deps.watch({ is: 'not-sent', ...sending(message), because });
}

function done(claim: Claim, message: Outgoing): Change {
  return { done: [claim.id], remove: [markOf(message)] };
}

async function commit(deps: Deps, claim: Claim, change: Change): Promise<void> {
  await deps.store.commit(claim.owner, change);
}

function sending({ id, to, purpose }: Outgoing) {
  return { message: id, channel: to.channel, purpose };
}

function markOf(message: Outgoing): string {
  return `sending:${message.id}`;
}
