/** An alert: one patient's danger, from the message that raised it until a clinician has dealt with it. */
import { z } from 'zod';
import { alertFact } from './alert-fact.ts';
import { signal, signalName, signalNames, tier, type Signal } from './signal.ts';

/** What a quote replies to: a direct question by its content key, how often it was put, and the words that led to it. */
export const askedOf = z.object({
  question: z.string(),
  times: z.number(),
  led: z.object({ eventId: z.string(), text: z.string() }).optional(),
  /** False for silence, and for words that were no answer to it. */
  answered: z.boolean(),
});
export type AskedOf = z.infer<typeof askedOf>;

/** A message of the patient's that belongs to the alert, in their own words. */
export const quote = z.object({
  at: z.number(),
  eventId: z.string(),
  text: z.string(),
  signals: z.array(signal),
  asked: askedOf.optional(),
});
export type Quote = z.infer<typeof quote>;

/** A Teams card that shows the alert, so that it can be replaced when the alert moves on. */
export const shownCard = z.object({ clinician: z.string(), reference: z.unknown(), activityId: z.string() });

/** A danger as one rule has heard it last. */
const pastDanger = z.object({
  signal: signalName,
  rule: z.string(),
  tier: z.enum(['emergency', 'urgent']),
  at: z.number(),
  /** A clinician has dealt with it since. */
  talkedAbout: z.literal(true).optional(),
});
export type PastDanger = z.infer<typeof pastDanger>;

export const alert = z.object({
  v: z.literal(1),
  id: z.string(),
  patientId: z.string(),
  /** A short name without meaning that can be said aloud and shown on a locked screen. */
  label: z.string(),
  tier,
  /** Practice for clinicians: there is no patient behind it. */
  drill: z.literal(true).optional(),
  /** What a list entry without a risk signal is about, such as "nurse-asked". */
  tasks: z.array(z.string()).default([]),
  status: z.enum(['open', 'acknowledged', 'resolved']),
  openedAt: z.number(),
  /** Which step of the policy was carried out last, and in which round; -1 before the first. */
  step: z.number(),
  loop: z.number(),
  acknowledgedBy: z.object({ clinician: z.string(), at: z.number(), by: z.string() }).optional(),
  /** Since when the holder has been in contact with the patient. */
  contactAt: z.number().optional(),
  /** The holder talks with the patient in person: the dialogs and reminders pause, and nothing else does. */
  takenOver: z.object({ clinician: z.string(), at: z.number() }).optional(),
  /** Until when the holder wants to hear nothing of it. */
  snoozedUntil: z.number().optional(),
  /** Whom the next step tells before or beside the people of the policy: somebody who had it, or is to have it. */
  lead: z.object({ who: z.string(), alone: z.boolean() }).optional(),
  /** The last step was one for the hours in which the clinic is closed. */
  outOfHours: z.boolean().optional(),
  /** How many steps have been carried out in all its rounds, so that no two pages have the same name. */
  steps: z.number().default(0),
  quotes: z.array(quote),
  /** What was urgent or an emergency in the alerts before this one. */
  heardBefore: z.array(pastDanger).optional(),
  /** The same in records of before rules were kept with it: when each was heard last. */
  earlier: z.partialRecord(signalName, z.number()).optional(),
  facts: z.array(alertFact),
  /** Facts that have been moved to the log `alert-facts`: how many, and what of them must stay known. */
  earlierFacts: z
    .object({
      count: z.number(),
      sent: z.boolean(),
      optedOut: z.boolean(),
      graveSince: z.number().optional(),
    })
    .optional(),
  cards: z.array(shownCard).default([]),
});
export type Alert = z.infer<typeof alert>;

/** Where it stands, in the words of those who deal with it. */
export type AlertState = 'open' | 'notified' | 'acknowledged' | 'in-contact' | 'snoozed' | 'resolved';

export function stateOf(
  of: Pick<Alert, 'status' | 'contactAt' | 'snoozedUntil' | 'facts' | 'earlierFacts'>,
): AlertState {
  if (of.status === 'resolved') return 'resolved';
  if (of.status === 'open') return wasSent(of) ? 'notified' : 'open';
  if (of.snoozedUntil !== undefined) return 'snoozed';
  return of.contactAt === undefined ? 'acknowledged' : 'in-contact';
}

/** A provider has taken a page about it at least once. */
export function wasSent({ facts, earlierFacts }: Pick<Alert, 'facts' | 'earlierFacts'>): boolean {
  return earlierFacts?.sent === true || facts.some(({ kind }) => kind === 'sent');
}

/** Since when it is as grave as it is now: an emergency that joins what has waited for days on the list is not days old. */
export function graveSince({
  tier: now,
  openedAt,
  facts,
  earlierFacts,
}: Pick<Alert, 'tier' | 'openedAt' | 'facts' | 'earlierFacts'>): number {
  const became = facts.findLast((fact) => fact.kind === 'raised' && fact.to === now);
  return became?.at ?? earlierFacts?.graveSince ?? openedAt;
}

/** When words of a danger as grave as this were written last; undefined for what no words have raised. */
export function heardLast({ tier: now, quotes }: Pick<Alert, 'tier' | 'quotes'>): number | undefined {
  return quotes.findLast(({ signals }) => signals.some((each) => each.tier === now))?.at;
}

/** Why it is there, as keys of words: what was heard, whose danger it is when it is not only the patient's own, and the tasks. */
export function reasonsOf({ quotes, tasks }: Pick<Alert, 'quotes' | 'tasks'>): string[] {
  const signals = [...answeredIn(quotes), ...quotes.flatMap((each) => each.signals)];
  const heard = signals.map((each) => `signal.${each.signal}`);
  const whose = signals.flatMap(({ evidence: { about } }) => (about === undefined ? [] : [`whose.${about}`]));
  return [...new Set([...whose, ...heard, ...tasks.map((task) => `task.${task}`)])];
}

/** What a direct question has shown is surer than what was overheard, and is read first; suicide before all. */
function answeredIn(quotes: readonly Quote[]): Signal[] {
  const answered = quotes.flatMap(({ asked, signals }) => (asked?.answered === true ? signals : []));
  const place = ({ signal: name }: Signal) => signalNames.indexOf(name);
  return answered.filter(({ tier }) => tier === 'emergency').toSorted((a, b) => place(a) - place(b));
}

/** The clinicians know that no text reaches this person, who has not agreed to them again since. */
export function isSilent({ facts, earlierFacts }: Pick<Alert, 'facts' | 'earlierFacts'>): boolean {
  const last = facts.findLast(({ kind }) => kind === 'opted-out' || kind === 'reached-again');
  return last === undefined ? earlierFacts?.optedOut === true : last.kind === 'opted-out';
}
