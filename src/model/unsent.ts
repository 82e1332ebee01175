/**
 * Messages that were given up or may not have gone out, kept for a while so that an operator can have them sent again. A
 * refusal is no such message: the carrier would refuse it again.
 */
import { z } from 'zod';
import { outgoing, type Outgoing } from './outgoing.ts';
import type { Instant } from './time.ts';

export const unsent = z.object({
  v: z.literal(1),
  at: z.number(),
  because: z.enum(['gave-up', 'unknown']),
  message: outgoing,
});
export type Unsent = z.infer<typeof unsent>;

/** The store-wide list of them; an entry is the message's id. */
export const UNSENT = 'unsent';
const PREFIX = 'unsent:';
/** An owner's record is read at every turn: it must not grow with a carrier's bad week. */
const KEPT = 5;

export function unsentDoc(messageId: string): string {
  return PREFIX + messageId;
}

/** Pure: what is to be stored when a message ends so; nothing for any other end. `docs` are the owner's. */
export function keepUnsent(
  docs: Record<string, { version: number }>,
  message: Outgoing,
  because: string,
  at: Instant,
) {
  if (because !== 'gave-up' && because !== 'unknown') return {};
  const kept: Unsent = { v: 1, at, because, message };
  const older = Object.entries(docs)
    .filter(([name]) => name.startsWith(PREFIX) && name !== unsentDoc(message.id))
    .sort(([, a], [, b]) => b.version - a.version)
    .slice(KEPT - 1)
    .map(([name]) => name);
  return {
    put: { [unsentDoc(message.id)]: kept },
    list: [{ list: UNSENT, entry: message.id }],
    remove: older,
    unlist: older.map((name) => ({ list: UNSENT, entry: name.slice(PREFIX.length) })),
  };
}
