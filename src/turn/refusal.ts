/** What a carrier's "no" says about the person or the number: pure, a part of a stored change. */
import { phoneInstead } from '../escalation/raise.ts';
import { withRecord, type ConsentRecord } from '../model/consent.ts';
import { openAlertOf, type PatientFile } from '../model/file.ts';
import type { Sent } from '../model/outgoing.ts';
import type { Channel } from '../model/patient.ts';
import type { Instant } from '../model/time.ts';
import { rescue } from '../model/work.ts';
import type { Change } from '../ports.ts';
import { unreached } from './unreached.ts';

/** The person has opted out at the carrier, or the number or the conversation does not work any more. */
export function refusal(
  sent: Pick<Extract<Sent, { kind: 'refused' }>, 'because' | 'then'>,
  channel: Channel,
  file: PatientFile,
  at: Instant,
): Change {
  if (sent.then === 'revoke') return file.consent[channel] === 'revoked' ? {} : revoked(channel, file, at);
  return sent.then === undefined ? {} : unreached(sent, channel, file, at);
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
