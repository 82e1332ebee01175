/** The days of a conversation that are over, each as a unit. */
import { z } from 'zod';
import type { Content } from '../content/content.ts';
import { whyOf } from '../content/why.ts';
import { messagesUnit, type MessageContext, type Spoken } from '../fhir/message-resources.ts';
import type { Unit } from '../fhir/outward.ts';
import type { Alert } from '../model/alert.ts';
import { localDay, type Instant } from '../model/time.ts';

const kept = z.object({
  at: z.number(),
  from: z.enum(['patient', 'us']),
  text: z.string().optional(),
  channel: z.string().optional(),
  unsent: z.string().optional(),
  key: z.string().optional(),
});

export function messageUnits(
  content: Content,
  log: readonly unknown[],
  of: MessageContext & { alerts: readonly Alert[]; zone: string; now: Instant },
): Unit[] {
  const alarming = new Set(of.alerts.flatMap(({ quotes }) => quotes.map(nameOf)));
  const today = localDay(of.now, of.zone);
  const all = log.flatMap((each): Spoken[] => {
    const read = kept.safeParse(each);
    if (!read.success) return [];
    const { key, ...message } = read.data;
    if (message.from === 'patient' && alarming.has(nameOf(message))) return [];
    const why = message.from === 'us' ? content.text(`clinic.why.${whyOf(key ?? '')}`, 'en') : undefined;
    return [{ ...message, why }];
  });
  const days = Map.groupBy(all, ({ at }) => localDay(at, of.zone));
  return [...days].flatMap(([day, messages]) => (day < today ? [messagesUnit(day, messages, of)] : []));
}

function nameOf({ at, text = '' }: { at: number; text?: string | undefined }): string {
  return `${at} ${text}`;
}
