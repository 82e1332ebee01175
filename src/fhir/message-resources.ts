/**
 * What was said between a person and the service, as Communications: a day is a unit, so that it is handed over once, when it is
 * over. What alarmed somebody is part of its alert already and is left out here.
 */
import type { Day, Instant } from '../model/time.ts';
import { entryOf, type Entry, type Unit } from './outward.ts';

export interface Spoken {
  at: Instant;
  from: 'patient' | 'us';
  text?: string | undefined;
  channel?: string | undefined;
  /** Why it never went out. */
  unsent?: string | undefined;
  /** Why it was sent, in words. */
  why?: string | undefined;
}

export interface MessageContext {
  who: string;
  subject: string;
  clinic: string;
  stamp(at: Instant): string;
}

export function messagesUnit(day: Day, all: readonly Spoken[], context: MessageContext): Unit {
  const places = new Map<string, number>();
  const entries = all.map((each) => {
    const moment = `${each.at.toString(36)}/${each.from}`;
    const place = places.get(moment) ?? 0;
    places.set(moment, place + 1);
    return communication(each, `${moment}/${place}`, context);
  });
  return { key: `messages/${day}`, entries };
}

function communication(of: Spoken, name: string, { who, subject, clinic, stamp }: MessageContext): Entry {
  const identifier = { system: 'urn:flarepath:message', value: `${who}/${name}` };
  const person = { reference: subject };
  const isTheirs = of.from === 'patient';
  return entryOf(identifier, {
    resourceType: 'Communication',
    identifier: [identifier],
    status: of.unsent === undefined ? 'completed' : 'not-done',
    ...(of.unsent !== undefined && { statusReason: { text: of.unsent } }),
    category: [{ text: isTheirs ? 'message of the patient' : 'message to the patient' }],
    priority: 'routine',
    ...(of.channel !== undefined && { medium: [{ text: of.channel }] }),
    subject: person,
    [isTheirs ? 'received' : 'sent']: stamp(of.at),
    recipient: [isTheirs ? { display: clinic } : person],
    sender: isTheirs ? person : { display: clinic },
    ...(of.why !== undefined && { reasonCode: [{ text: of.why }] }),
    ...(of.text !== undefined && of.text.trim() !== '' && { payload: [{ contentString: of.text }] }),
  });
}
