/**
 * Consent to be texted. Records are only ever appended; the current state is a fold over them. Nothing can be sent
 * without a `SendPermit`, and only `permit` makes one.
 */
import { z } from 'zod';
import type { Channel } from './patient.ts';

export const consentRecord = z.object({
  v: z.literal(1),
  at: z.number(),
  channel: z.enum(['sms', 'teams']),
  action: z.enum(['invite', 'grant', 'revoke', 'regrant']),
  method: z.enum(['enrolment', 'keyword', 'freetext', 'staff', 'provider', 'installation']),
  /** Version of the wording the person had seen. */
  wording: z.string(),
  /** The person's own words, when there were any. */
  words: z.string().optional(),
  providerId: z.string().optional(),
});
export type ConsentRecord = z.infer<typeof consentRecord>;

export const consentState = z.enum(['none', 'invited', 'granted', 'revoked']);
export type ConsentState = z.infer<typeof consentState>;
export const consent = z.object({ v: z.literal(1), sms: consentState, teams: consentState });
export type Consent = z.infer<typeof consent>;
export const noConsent: Consent = { v: 1, sms: 'none', teams: 'none' };

const after = { invite: 'invited', grant: 'granted', regrant: 'granted', revoke: 'revoked' } as const;

export function withRecord(state: Consent, record: ConsentRecord): Consent {
  return { ...state, [record.channel]: after[record.action] };
}

/**
 * Why a message is to be sent. `invitation` asks for consent, `confirmation` is the one text that may answer a STOP,
 * `safety` answers a person who has just written something dangerous.
 */
export type Purpose = 'invitation' | 'confirmation' | 'reply' | 'reminder' | 'safety' | 'page';

declare const permitted: unique symbol;
export interface SendPermit {
  readonly purpose: Purpose;
  readonly channel: Channel;
  readonly [permitted]: true;
}

export type Permission = { kind: 'permitted'; permit: SendPermit } | { kind: 'refused'; because: string };

/**
 * May we send this now? A revoked channel gets nothing but the one confirmation: someone who wrote STOP and then
 * something dangerous is answered by a person on the phone, because the carrier would block our text anyway.
 */
export function permit(state: Consent, channel: Channel, purpose: Purpose): Permission {
  const yes: Permission = { kind: 'permitted', permit: { purpose, channel } as SendPermit };
  const no = (because: string): Permission => ({ kind: 'refused', because });
  const now = state[channel];
  if (purpose === 'confirmation') return now === 'revoked' ? yes : no('nothing to confirm');
  if (now === 'revoked') return no('opted out');
  if (purpose === 'invitation') return now === 'none' || now === 'invited' ? yes : no('already answered');
  if (purpose === 'safety') return yes;
  return now === 'granted' ? yes : no('no consent yet');
}

/** Clinicians are staff with a verified number: a page needs no patient's consent. */
export function pagePermit(channel: Channel): SendPermit {
  return { purpose: 'page', channel } as SendPermit;
}

/** A person we do not know, in danger, who has just written to us: one answer with emergency numbers. */
export function strangerPermit(channel: Channel): SendPermit {
  return { purpose: 'safety', channel } as SendPermit;
}
