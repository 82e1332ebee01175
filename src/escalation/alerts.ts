/**
 * The life of an alert. Pure decisions: an alert, the policy, who is on call and the time in; a changed alert and what
 * is to be done out. This room must not send, store or word anything. One patient has at most one unresolved alert:
 * several signals are one card, and one person holds them together.
 */
import type { Alert, AlertFact } from '../model/alert.ts';
import { highest, outranks, type Signal, type SignalName, type Tier } from '../model/signal.ts';
import { MINUTE, type Instant } from '../model/time.ts';

export interface Danger {
  eventId: string;
  at: Instant;
  text: string;
  tier: Tier;
  signals: Signal[];
}

/** When each danger was urgent or an emergency last, in this alert and in those before it. */
export function risksOf({ earlier, quotes }: Alert): Partial<Record<SignalName, Instant>> {
  const grave = quotes.flatMap(({ at, signals }) =>
    signals
      .filter(({ tier }) => tier === 'emergency' || tier === 'urgent')
      .map(({ signal }) => [signal, at] as const),
  );
  return { ...earlier, ...Object.fromEntries(grave) };
}

/** What the danger does to the clinicians: start the steps, tell the person who holds the alert, or nothing new. */
export type Stir = 'start' | 'tell-holder' | 'nothing';

export function openAlert(id: string, label: string, patientId: string, danger: Danger): Alert {
  return {
    v: 1,
    id,
    patientId,
    label,
    tier: danger.tier,
    tasks: [],
    status: 'open',
    openedAt: danger.at,
    step: -1,
    loop: 0,
    quotes: [quoteOf(danger)],
    facts: [{ kind: 'opened', at: danger.at }],
    cards: [],
  };
}

/**
 * A further message joins the unresolved alert. A higher tier starts the steps afresh even if somebody had acknowledged
 * the lower one; the same tier is told to whoever holds it, for an acknowledgement covers what was known then.
 */
export function joinAlert(alert: Alert, danger: Danger): { alert: Alert; stir: Stir } {
  const joined = noted(
    { ...alert, quotes: [...alert.quotes, quoteOf(danger)] },
    { kind: 'joined', at: danger.at, eventId: danger.eventId },
  );
  if (outranks(danger.tier, alert.tier))
    return { alert: raised(joined, danger.tier, danger.at), stir: 'start' };
  if (danger.signals.length === 0) return { alert: joined, stir: 'nothing' };
  const pages = danger.tier === 'emergency' || danger.tier === 'urgent';
  return { alert: joined, stir: alert.status === 'acknowledged' && pages ? 'tell-holder' : 'nothing' };
}

/** The words of a patient in an open emergency are kept with it, whatever they say. */
export function quoteOf(danger: Danger): Alert['quotes'][number] {
  return { at: danger.at, eventId: danger.eventId, text: danger.text, signals: danger.signals };
}

export function raised(alert: Alert, to: Tier, at: Instant): Alert {
  const { acknowledgedBy: _, ...rest } = alert;
  const again = alert.status === 'acknowledged';
  const restarted: Alert = { ...rest, tier: highest([alert.tier, to]), status: 'open', step: -1, loop: 0 };
  const fact: AlertFact = { kind: 'raised', at, to };
  return again
    ? noted(noted(restarted, fact), { kind: 'came-back', at, because: 'new-danger' })
    : noted(restarted, fact);
}

export function noted(alert: Alert, fact: AlertFact): Alert {
  return { ...alert, facts: [...alert.facts, fact] };
}

export type Acknowledged =
  | { kind: 'acknowledged'; alert: Alert }
  | { kind: 'already'; clinician: string; at: Instant }
  | { kind: 'resolved'; clinician: string; at: Instant };

/** The first acknowledgement wins; the second learns who was first and when. */
export function acknowledge(alert: Alert, clinician: string, by: string, at: Instant): Acknowledged {
  const closed = alert.facts.findLast((fact) => fact.kind === 'resolved');
  if (alert.status === 'resolved' && closed)
    return { kind: 'resolved', clinician: closed.clinician, at: closed.at };
  if (alert.status === 'acknowledged' && alert.acknowledgedBy)
    return { kind: 'already', ...alert.acknowledgedBy };
  const held: Alert = { ...alert, status: 'acknowledged', acknowledgedBy: { clinician, at, by } };
  return { kind: 'acknowledged', alert: noted(held, { kind: 'acknowledged', at, clinician, by }) };
}

/** Only a clinician closes an alert. */
export function resolve(alert: Alert, clinician: string, by: string, at: Instant): Alert {
  return noted({ ...alert, status: 'resolved' }, { kind: 'resolved', at, clinician, by });
}

/** An acknowledgement without an outcome comes back: being read is not being dealt with. */
export function comesBack(alert: Alert, afterMinutes: number, at: Instant): Alert | undefined {
  if (alert.status !== 'acknowledged' || alert.acknowledgedBy === undefined) return undefined;
  const since = at - alert.acknowledgedBy.at;
  // An acknowledgement in the future was given on a clock that has been put back since: nobody knows how long it stands.
  if (since >= 0 && since < afterMinutes * MINUTE) return undefined;
  const { acknowledgedBy: _, ...rest } = alert;
  return noted(
    { ...rest, status: 'open', step: -1, loop: 0 },
    { kind: 'came-back', at, because: 'no-outcome' },
  );
}
