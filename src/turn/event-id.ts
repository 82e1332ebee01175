import { createHash } from 'node:crypto';

/**
 * Our name for something a channel delivered. Channel ids may hold a phone number or an address, and ours goes into
 * logs and callback addresses; the same delivery always gets the same name.
 */
export function eventId(providerId: string): string {
  return createHash('sha256').update(providerId).digest('base64url').slice(0, 22);
}
