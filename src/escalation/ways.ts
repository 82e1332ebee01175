/** By which of the ways a policy asks for a person is told now, in their own order. Pure. */
import { contactsOf, type Clinician, type Way } from '../model/clinician.ts';
import type { Tier } from '../model/signal.ts';
import { isQuiet, type Instant } from '../model/time.ts';

/** What makes a phone ring; a card lies in a chat and waits. */
export const RINGS: ReadonlySet<Way> = new Set<Way>(['sms', 'voice']);

/** Quiet hours hold for everything but an emergency. */
export function waysTo(
  who: Clinician,
  wanted: readonly Way[],
  { tier, at, zone }: { tier: Tier; at: Instant; zone: string },
): Way[] {
  return contactsOf(who)
    .filter(({ by }) => wanted.includes(by))
    .filter(({ quiet }) => quiet === undefined || tier === 'emergency' || !isQuiet(at, zone, quiet))
    .map(({ by }) => by);
}
