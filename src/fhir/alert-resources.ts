/**
 * An alert as a record system may keep it: the danger as a Flag, who answers it as a Task, and every message about it as a
 * Communication. A record of what has happened; nobody is alerted by it.
 */
import type { AlertFact } from '../model/alert-fact.ts';
import type { Alert } from '../model/alert.ts';
import { stateOf } from '../model/alert.ts';
import type { Tier } from '../model/signal.ts';
import { entryOf, type Entry, type Identifier, type Unit } from './outward.ts';

export interface AlertContext {
  who: string;
  subject: string;
  /** Why it alarms, and who somebody is, in words. */
  reasons(alert: Alert): string;
  clinician(id: string): string;
  outcome(of: string): string;
  stamp(at: number): string;
}

const PRIORITY: Record<Tier, string> = {
  emergency: 'stat',
  urgent: 'urgent',
  soon: 'routine',
  ask: 'routine',
  none: 'routine',
};
const STATUS = {
  open: 'requested',
  notified: 'requested',
  acknowledged: 'accepted',
  'in-contact': 'in-progress',
  snoozed: 'on-hold',
  resolved: 'completed',
} as const;
const CATEGORY = {
  coding: [
    {
      system: 'http://terminology.hl7.org/CodeSystem/flag-category',
      code: 'safety',
      display: 'Safety',
    },
  ],
};
/** An alert may stand for days; the newest say how it ended. */
const MOST_MESSAGES = 100;

export function alertUnit(alert: Alert, context: AlertContext): Unit {
  const flag = flagOf(alert, context);
  const messages = [
    ...alert.quotes.map((quote) => quoteOf(alert, quote, flag, context)),
    ...pagesOf(alert, flag, context),
  ];
  return {
    key: `alert/${alert.id}`,
    entries: [flag, taskOf(alert, flag, context), ...messages.slice(-MOST_MESSAGES)],
  };
}

function named(alert: Alert, { who }: AlertContext, what: string): Identifier {
  return { system: 'urn:flarepath:alert', value: `${who}/${alert.id}/${what}` };
}

function closedAt({ facts }: Alert): number | undefined {
  return facts.findLast(({ kind }) => kind === 'resolved')?.at;
}

function flagOf(alert: Alert, context: AlertContext): Entry {
  const identifier = named(alert, context, 'flag');
  const end = closedAt(alert);
  return entryOf(identifier, {
    resourceType: 'Flag',
    identifier: [identifier],
    status: alert.status === 'resolved' ? 'inactive' : 'active',
    category: [CATEGORY],
    code: { text: context.reasons(alert) },
    subject: { reference: context.subject },
    period: { start: context.stamp(alert.openedAt), ...(end !== undefined && { end: context.stamp(end) }) },
  });
}

function taskOf(alert: Alert, flag: Entry, context: AlertContext): Entry {
  const identifier = named(alert, context, 'task');
  const closed = alert.facts.findLast((fact) => fact.kind === 'resolved');
  const held = alert.acknowledgedBy;
  const holder = closed?.clinician ?? held?.clinician ?? passedTo(alert);
  const last = alert.facts.at(-1)?.at ?? alert.openedAt;
  return entryOf(identifier, {
    resourceType: 'Task',
    identifier: [identifier],
    status: STATUS[stateOf(alert)],
    ...(closed?.outcome !== undefined && { businessStatus: { text: context.outcome(closed.outcome) } }),
    intent: 'order',
    priority: PRIORITY[alert.tier],
    code: { text: 'Answer the alert' },
    focus: { reference: flag.fullUrl },
    for: { reference: context.subject },
    authoredOn: context.stamp(alert.openedAt),
    ...(held !== undefined && {
      executionPeriod: {
        start: context.stamp(held.at),
        ...(closed !== undefined && { end: context.stamp(closed.at) }),
      },
    }),
    lastModified: context.stamp(last),
    ...(holder !== undefined && { owner: { display: context.clinician(holder) } }),
  });
}

/** Who was asked to take it on, as long as nothing has happened to it since that calls everybody. */
function passedTo({ facts }: Alert): string | undefined {
  const began = facts.findLast(
    ({ kind }) => kind === 'reassigned' || kind === 'came-back' || kind === 'raised' || kind === 'opened',
  );
  return began?.kind === 'reassigned' ? began.to : undefined;
}

/** What the person wrote, as they wrote it. */
function quoteOf(alert: Alert, quote: Alert['quotes'][number], flag: Entry, context: AlertContext): Entry {
  const identifier = named(alert, context, `message/${quote.eventId}`);
  return entryOf(identifier, {
    resourceType: 'Communication',
    identifier: [identifier],
    status: 'completed',
    category: [{ text: 'message of the patient' }],
    priority: PRIORITY[alert.tier],
    subject: { reference: context.subject },
    about: [{ reference: flag.fullUrl }],
    received: context.stamp(quote.at),
    sender: { reference: context.subject },
    ...(quote.text.trim() !== '' && { payload: [{ contentString: quote.text }] }),
  });
}

type Paged = Extract<AlertFact, { kind: 'sent' | 'failed' }>;

/** Every page: whom, by which way, and whether it arrived. */
function pagesOf(alert: Alert, flag: Entry, context: AlertContext): Entry[] {
  const lost = new Set(alert.facts.flatMap((fact) => (fact.kind === 'undelivered' ? [fact.providerId] : [])));
  const first = alert.earlierFacts?.count ?? 0;
  return alert.facts.flatMap((fact, at) => {
    if (fact.kind !== 'sent' && fact.kind !== 'failed') return [];
    const identifier = named(alert, context, `page/${first + at}`);
    const missed = fact.kind === 'failed' || lost.has(fact.providerId);
    return [entryOf(identifier, pageOf(fact, missed, { identifier, alert, flag, context }))];
  });
}

function pageOf(
  fact: Paged,
  missed: boolean,
  of: { identifier: Identifier; alert: Alert; flag: Entry; context: AlertContext },
) {
  const { identifier, alert, flag, context } = of;
  return {
    resourceType: 'Communication',
    identifier: [identifier],
    status: missed ? 'not-done' : 'completed',
    ...(missed && { statusReason: { text: 'did not arrive' } }),
    category: [{ text: 'page to a clinician' }],
    priority: PRIORITY[alert.tier],
    medium: [{ text: fact.by }],
    subject: { reference: context.subject },
    about: [{ reference: flag.fullUrl }],
    sent: context.stamp(fact.at),
    recipient: [{ display: context.clinician(fact.clinician) }],
  };
}
