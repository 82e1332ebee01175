/** What a carrier's "no" says about the person or the number: pure, a part of a stored change. */
import type { PatientFile } from '../model/file.ts';
import type { Sent } from '../model/outgoing.ts';
import type { Channel } from '../model/patient.ts';
import type { Instant } from '../model/time.ts';
import type { Change } from '../ports/change.ts';
import { optedOut } from './opted-out.ts';
import { unreached } from './unreached.ts';

/** The person has opted out at the carrier, or the number or the conversation does not work any more. */
export function refusal(
  sent: Pick<Extract<Sent, { kind: 'refused' }>, 'because' | 'then'>,
  channel: Channel,
  file: PatientFile,
  at: Instant,
): Change {
  if (sent.then === 'revoke')
    return file.consent[channel] === 'revoked' ? {} : optedOut(channel, file, at, 'provider');
  return sent.then === undefined ? {} : unreached(sent, channel, file, at);
}
