import { createHash } from 'node:crypto';
import type { Patient } from '../model/patient.ts';

/**
 * Our name for something a channel delivered. Channel ids may hold a phone number or an address, and ours goes into
 * logs and callback addresses; the same delivery always gets the same name.
 */
export function eventId(providerId: string): string {
  return createHash('sha256').update(providerId).digest('base64url').slice(0, 22);
}

/**
 * The name of something that may happen to many on one day, as it happens to one: the same each time, and nobody who does not
 * know the patient by name and number can tell whose it is.
 */
export function ownId(what: string, { id, name, sms, teams }: Patient): string {
  return eventId([what, id, name, sms?.number, teams?.user].join('\n'));
}
