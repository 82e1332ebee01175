/**
 * An opt-out that did not come as a message to us: the carrier has heard it, or somebody at the clinic. It counts like a STOP:
 * the conversation ends, and a danger is phoned about. Nothing is sent to confirm it.
 */
import { phoneInstead } from '../escalation/raise.ts';
import { withRecord, type ConsentRecord } from '../model/consent.ts';
import { openAlertOf, type PatientFile } from '../model/file.ts';
import type { Channel } from '../model/patient.ts';
import type { Instant } from '../model/time.ts';
import { rescue } from '../model/work.ts';
import type { Change } from '../ports/change.ts';

export function optedOut(
  channel: Channel,
  file: PatientFile,
  at: Instant,
  method: ConsentRecord['method'],
): Change {
  const record: ConsentRecord = { v: 1, at, channel, action: 'revoke', method, wording: '' };
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
