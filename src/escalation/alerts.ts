/**
 * The life of an alert. Pure decisions: an alert, the policy, who is on call and the time in; a changed alert and what
 * is to be done out. This room must not send, store or word anything. One patient has at most one unresolved alert:
 * several signals are one card, and one person holds them together.
 */
import type { AlertFact } from '../model/alert-fact.ts';
import type { Alert, AskedOf } from '../model/alert.ts';
import { highest, outranks, type Signal, type Tier } from '../model/signal.ts';
import type { Instant } from '../model/time.ts';

export interface Danger {
  eventId: string;
  at: Instant;
  text: string;
  tier: Tier;
  signals: Signal[];
  asked?: AskedOf | undefined;
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
    steps: 0,
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
  const inTalk =
    alert.takenOver !== undefined && alert.status === 'acknowledged' && danger.signals.length > 0;
  if (outranks(danger.tier, alert.tier) || (inTalk && danger.tier === 'emergency'))
    return { alert: raised(joined, danger.tier, danger.at), stir: 'start' };
  if (danger.signals.length === 0) return { alert: joined, stir: 'nothing' };
  const pages = danger.tier === 'emergency' || danger.tier === 'urgent';
  return { alert: joined, stir: alert.status === 'acknowledged' && pages ? 'tell-holder' : 'nothing' };
}

/** The words of a patient in an open emergency are kept with it, whatever they say. */
export function quoteOf(danger: Danger): Alert['quotes'][number] {
  const { at, eventId, text, signals, asked } = danger;
  return { at, eventId, text, signals, ...(asked && { asked }) };
}

/** Whoever held the lower tier is told with the first of the steps. */
export function raised(alert: Alert, to: Tier, at: Instant): Alert {
  const talk = alert.takenOver;
  const holder = alert.acknowledgedBy?.clinician;
  const graver = { ...alert, tier: highest([alert.tier, to]) };
  // Whoever is in the talk knows most: alone first, and if there is no answer it climbs like any other.
  const restarted = { ...fromTheStart(graver, holder, talk !== undefined), ...(talk && { takenOver: talk }) };
  const raised = outranks(to, alert.tier) ? noted(restarted, { kind: 'raised', at, to }) : restarted;
  return alert.status === 'acknowledged'
    ? noted(raised, { kind: 'came-back', at, because: 'new-danger' })
    : raised;
}

/** Nobody holds it any more, and the steps begin again; `lead` is told beside the people of the first one. */
export function fromTheStart(alert: Alert, lead: string | undefined, alone = false): Alert {
  const { acknowledgedBy: _, contactAt: _c, snoozedUntil: _s, lead: _l, takenOver: _t, ...rest } = alert;
  return {
    ...rest,
    status: 'open',
    step: -1,
    loop: 0,
    ...(lead === undefined ? {} : { lead: { who: lead, alone } }),
  };
}

export function noted(alert: Alert, fact: AlertFact): Alert {
  return { ...alert, facts: [...alert.facts, fact] };
}
