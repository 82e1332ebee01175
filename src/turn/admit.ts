/**
 * The safety commit, as a pure decision: what a patient's message changes before anybody thinks about an answer. The
 * message itself, the alert it calls for with its first page, and what it does to consent are one stored change.
 */
import type { Danger } from '../escalation/alerts.ts';
import { phoneInstead, raise, textsAgain, type Raised } from '../escalation/raise.ts';
import { isSilent } from '../model/alert.ts';
import { withRecord, type Consent, type ConsentRecord } from '../model/consent.ts';
import type { Event, Said } from '../model/event.ts';
import { DIRECT_QUESTION, openAlertOf, type PatientFile } from '../model/file.ts';
import type { PacePolicy } from '../model/pace.ts';
import type { Patient, Route } from '../model/patient.ts';
import { outranks, type Screened } from '../model/signal.ts';
import type { Instant } from '../model/time.ts';
import type { Change } from '../ports/change.ts';
import type { Inbound } from '../ports/receiver.ts';
import { rescue } from '../model/work.ts';
import { paced, type Paced } from './pace.ts';
import { unaskedDoubt, type Protocols } from './unasked.ts';

/** What the words mean for consent, read before the screen's result is known. */
export type Meaning =
  | { kind: 'stop'; method: 'keyword' | 'freetext' }
  | { kind: 'start' }
  | { kind: 'agree' }
  | { kind: 'help' }
  | { kind: 'words' };

export interface Admission {
  id: string;
  now: Instant;
  inbound: Inbound;
  screened: Screened;
  /** Nothing but what our question offered: no half of a sentence. */
  isOfOurWords: boolean;
  meaning: Meaning;
  /** Version of the consent wording in force. */
  wording: string;
  pace: PacePolicy;
  protocol: Protocols;
  /** Whether it asks for a person; asked only where an answer would be withheld. */
  asksForNurse(): boolean;
}

export function admission(file: PatientFile, of: Admission): Change {
  const said = saidEvent(of);
  const consent = consentChange(file, of);
  const raised = raisedBy(file, said, unaskedDoubt(said, consent?.state ?? file.consent, of.protocol));
  const alert = raised?.alert ?? openAlertOf(file);
  const silent = consent?.record.action === 'revoke' || isNewsOfTheSilent(file, of, raised, consent);
  const reach = alert && (silent ? phoneInstead(alert, of.now) : consent && textsAgain(alert, of.now));
  const { text } = of.inbound;
  const pacing = paceOf(file, of, isOrdinary(file, said, consent));
  const heard = eventsFor(of, said, raised, consent);
  const events = answerable(heard, of, pacing);
  const patient = withRoute(file.patient, of.inbound.from);
  return {
    once: of.id,
    expect: {
      pace: file.versions['pace'] ?? 0,
      ...(patient !== file.patient ? { patient: file.versions['patient'] ?? 0 } : {}),
      ...(consent ? { consent: file.versions['consent'] ?? 0 } : {}),
      ...(reach ? { alert: file.versions['alert'] ?? 0 } : {}),
      ...raised?.change.expect,
    },
    put: {
      pace: pacing.pace,
      ...(patient !== file.patient ? { patient } : {}),
      ...(consent ? { consent: consent.state } : {}),
      ...raised?.change.put,
      ...(reach ? { alert: reach.alert } : {}),
    },
    append: {
      ...raised?.change.append,
      ...(consent ? { consents: [consent.record] } : {}),
      messages: [{ at: of.now, from: 'patient', channel: of.inbound.from.channel, text }],
    },
    enqueue: events,
    due: [...events.map(rescue), ...(raised?.change.due ?? []), ...(reach?.due ?? [])],
    list: raised?.change.list ?? [],
  };
}

function saidEvent({ id, now, inbound, screened }: Admission): Said {
  return {
    kind: 'said',
    v: 1,
    id,
    at: now,
    text: inbound.text,
    from: inbound.from,
    media: inbound.media,
    tier: screened.tier,
    signals: screened.signals,
    ...(inbound.card ? { card: inbound.card } : {}),
  };
}

/** A danger opens or joins the alert; in a standing emergency every word the patient writes is kept with it. */
function raisedBy(file: PatientFile, said: Said, doubt: Danger | undefined): Raised | undefined {
  if (doubt !== undefined) return raise(file, doubt, said.id);
  const alarming = said.tier === 'emergency' || said.tier === 'urgent' || said.tier === 'soon';
  const standing = openAlertOf(file)?.tier === 'emergency';
  if (!alarming && !standing) return undefined;
  const danger = { eventId: said.id, at: said.at, text: said.text, tier: said.tier, signals: said.signals };
  return raise(file, danger, said.id);
}

/** A danger from somebody who had opted out: no text of ours will reach them, and the alert does not say so yet. */
function isNewsOfTheSilent(
  file: PatientFile,
  of: Admission,
  raised: Raised | undefined,
  consent: object | undefined,
): boolean {
  if (raised === undefined || consent !== undefined || file.consent[of.inbound.from.channel] !== 'revoked')
    return false;
  return !isSilent(raised.alert);
}

function consentChange(
  file: PatientFile,
  of: Admission,
): { state: Consent; record: ConsentRecord } | undefined {
  const { channel } = of.inbound.from;
  const now = file.consent[channel];
  const action = consentAction(of.meaning, now);
  if (action === undefined) return undefined;
  const record: ConsentRecord = {
    v: 1,
    at: of.now,
    channel,
    action,
    method: of.meaning.kind === 'stop' ? of.meaning.method : 'keyword',
    wording: of.wording,
    words: of.inbound.text,
    providerId: of.inbound.providerId,
  };
  return { state: withRecord(file.consent, record), record };
}

function consentAction(meaning: Meaning, now: Consent['sms']): ConsentRecord['action'] | undefined {
  if (meaning.kind === 'stop') return now === 'revoked' ? undefined : 'revoke';
  if (meaning.kind === 'start')
    return now === 'granted' ? undefined : now === 'revoked' ? 'regrant' : 'grant';
  return meaning.kind === 'agree' ? (now === 'revoked' ? 'regrant' : 'grant') : undefined;
}

function eventsFor(
  of: Admission,
  said: Said,
  raised: Raised | undefined,
  consent: { record: ConsentRecord } | undefined,
): Event[] {
  const base = { v: 1, id: of.id, at: of.now, from: of.inbound.from } as const;
  const spoken = raised === undefined ? said : { ...said, alertId: raised.alert.id };
  if (consent?.record.action === 'revoke') {
    const confirm = of.inbound.answered !== 'stop';
    const words =
      of.meaning.kind === 'stop' && of.meaning.method === 'freetext' ? of.inbound.text : undefined;
    return [{ ...base, kind: 'opted-out', confirm, ...(words !== undefined && { words }) }];
  }
  if (consent !== undefined) {
    const event: Event = { ...base, kind: 'consented', again: consent.record.action === 'regrant' };
    return spoken.tier === 'none' ? [event] : [event, { ...spoken, id: `${of.id}/said` }];
  }
  if (of.meaning.kind === 'stop') return spoken.tier === 'none' ? [] : [spoken];
  if (of.meaning.kind === 'help' && spoken.tier === 'none')
    return of.inbound.answered === 'help' ? [] : [{ ...base, kind: 'help-asked' }];
  return [spoken];
}

/** A message that may go unanswered when there are too many: no danger, no consent, and no answer to a direct question. */
function isOrdinary(file: PatientFile, said: Said, consent: object | undefined): boolean {
  const standing = openAlertOf(file)?.tier === 'emergency';
  return said.tier === 'none' && consent === undefined && (standing || file.talk.asked !== DIRECT_QUESTION);
}

/** Whoever must be answered is counted like everybody, and neither hushed nor told so. */
function paceOf(file: PatientFile, of: Admission, ordinary: boolean): Paced {
  const harmless = !outranks(of.screened.tier, 'ask');
  const heard = {
    at: of.now,
    text: of.inbound.text,
    asked: file.talk.asked,
    harmless,
    isWhole: of.isOfOurWords,
  };
  const { pace, answer } = paced(file.pace, heard, of.pace);
  if (answer === 'answered' || (ordinary && !of.asksForNurse())) return { pace, answer };
  const { hushed: _, ...counted } = pace;
  const before = file.pace.hushed === undefined ? {} : { hushed: file.pace.hushed };
  return { pace: { ...counted, ...before }, answer: 'answered' };
}

function answerable(heard: Event[], of: Admission, { pace, answer }: Paced): Event[] {
  if (answer === 'answered' || pace.hushed === undefined || heard.length === 0) return heard;
  if (answer === 'silent') return [];
  return [{ v: 1, id: of.id, at: of.now, kind: 'hushed', from: of.inbound.from, because: pace.hushed }];
}

/** A message shows where the patient is now, and that the route works: it becomes the one for proactive messages. */
function withRoute(who: Patient, from: Route): Patient {
  const known = who[from.channel];
  if (who.prefers === from.channel && JSON.stringify(known) === JSON.stringify(from)) return who;
  return from.channel === 'sms'
    ? { ...who, sms: from, prefers: 'sms' }
    : { ...who, teams: from, prefers: 'teams' };
}
