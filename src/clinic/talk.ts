/** What was said while a clinician was in contact over an alert: when, by whom, or by the service. Pure. */
import { z } from 'zod';
import type { AlertFact } from '../model/alert-fact.ts';
import type { Alert } from '../model/alert.ts';
import type { Instant } from '../model/time.ts';
import { WRITTEN } from './write.ts';

const said = z.object({
  at: z.number(),
  from: z.enum(['patient', 'us']),
  key: z.string().optional(),
  text: z.string().optional(),
  unsent: z.string().optional(),
});

export interface Said {
  at: Instant;
  /** What a clinician wrote begins with their name. */
  from: 'patient' | 'clinician' | 'service';
  text: string;
  isUnsent: boolean;
}

interface Contact {
  from: Instant;
  until: Instant;
}

const BEGINS = new Set<AlertFact['kind']>(['in-contact', 'taken-over']);
/** Afterwards nobody is known to be in contact. */
const ENDS = new Set<AlertFact['kind']>(['handed-back', 'came-back', 'reassigned', 'resolved']);

/** The beginning may have moved to the log of a long alert, and then only that of a talk that goes on is known. */
export function contactsIn({ facts, takenOver }: Pick<Alert, 'facts' | 'takenOver'>): Contact[] {
  const contacts: Contact[] = [];
  let from: Instant | undefined;
  for (const { kind, at } of facts) {
    if (BEGINS.has(kind)) from ??= at;
    if (!ENDS.has(kind) || from === undefined) continue;
    contacts.push({ from, until: at });
    from = undefined;
  }
  from ??= takenOver?.at;
  return from === undefined ? contacts : [...contacts, { from, until: Infinity }];
}

/** In the order in which it was said. What another version has written in another shape is left out. */
export function talkIn(contacts: readonly Contact[], messages: readonly unknown[]): Said[] {
  const read = messages.flatMap((each) => said.safeParse(each).data ?? []);
  return read
    .filter(({ at }) => contacts.some(({ from, until }) => at >= from && at <= until))
    .map(({ at, from, key, text = '', unsent }) => ({
      at,
      from: from === 'patient' ? from : key === WRITTEN ? ('clinician' as const) : ('service' as const),
      text,
      isUnsent: unsent !== undefined,
    }))
    .sort((a, b) => a.at - b.at);
}
