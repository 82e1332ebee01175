/**
 * What a clinician does with an alert. Pure: the alert, who does what and when in; the changed alert out, or why not. The
 * first to acknowledge has it, and whoever comes second learns who was first and when. Nothing but these acts ends an alert.
 */
import type { Alert } from '../model/alert.ts';
import type { Outcome } from '../model/outcome.ts';
import { MINUTE, type Instant } from '../model/time.ts';
import { fromTheStart, noted } from './alerts.ts';

export type Act =
  | { act: 'acknowledge' }
  | { act: 'in-contact' }
  /** The talk with the patient, from the machine and back. */
  | { act: 'take-over' }
  | { act: 'hand-back' }
  | { act: 'snooze'; minutes: number }
  | { act: 'reassign'; to: string }
  | { act: 'resolve'; outcome: Outcome; note?: string | undefined };
export type ActName = Act['act'];

/** How long each standing of an alert lasts before it comes back; none of it for what is only on the list. */
export interface Terms {
  acknowledgedForMinutes: number;
  inContactForMinutes: number;
  snoozeUpToMinutes: number;
}

export interface Actor {
  clinician: string;
  /** The channel it came by. */
  by: string;
  /** The message it was in: delivered again, it is the same act. */
  cause?: string | undefined;
}

export type Done =
  | { kind: 'done'; alert: Alert }
  | { kind: 'already'; state: 'acknowledged' | 'resolved'; clinician: string; at: Instant }
  /** A drill that has ended without anybody. */
  | { kind: 'over' }
  | { kind: 'refused'; because: 'too-long'; minutes: number }
  /** It crossed with words of danger from then, which they cannot have read. */
  | { kind: 'refused'; because: 'news'; at: Instant }
  | { kind: 'refused'; because: 'list-only' | 'yours-already' | 'not-taken' };

/** This very act has been carried out before, by a process that could not tell anybody so any more. */
export function isDone({ facts }: Pick<Alert, 'facts'>, { cause }: Actor): boolean {
  return cause !== undefined && facts.some((fact) => 'cause' in fact && fact.cause === cause);
}

export function acted(alert: Alert, wanted: Act, actor: Actor, terms: Terms | undefined, at: Instant): Done {
  if (alert.drill === true) return answered(alert, { ...actor, at });
  const closed = alert.facts.findLast(({ kind }) => kind === 'resolved');
  if (alert.status === 'resolved' && closed?.kind === 'resolved')
    return { kind: 'already', state: 'resolved', clinician: closed.clinician, at: closed.at };
  const fact = { ...actor, at };
  const news = wanted.act === 'resolve' || wanted.act === 'snooze' ? crossed(alert, fact) : undefined;
  if (news !== undefined) return { kind: 'refused', because: 'news', at: news };
  switch (wanted.act) {
    case 'acknowledge':
      return isHeld(alert) ?? { kind: 'done', alert: held(alert, fact) };
    case 'in-contact':
      return heldBy(alert, fact, (mine) =>
        noted({ ...awake(mine), contactAt: at }, { kind: 'in-contact', ...fact }),
      );
    case 'take-over':
      return takenOver(alert, fact, terms);
    case 'hand-back':
      return handedBack(alert, fact);
    case 'snooze':
      return snoozed(alert, wanted.minutes, fact, terms);
    case 'reassign':
      return reassigned(alert, wanted.to, fact);
    case 'resolve': {
      const { outcome, note } = wanted;
      const ended = { kind: 'resolved', ...fact, outcome, ...(note === undefined ? {} : { note }) } as const;
      const { takenOver: _, ...rest } = alert;
      return { kind: 'done', alert: noted({ ...rest, status: 'resolved' }, ended) };
    }
  }
}

type Fact = Actor & { at: Instant };

const CROSSING_MS = MINUTE;

/** Danger of the last minute that this clinician has done nothing about: nobody ends, or puts off, what they have not read. */
function crossed({ quotes, facts }: Alert, { clinician, at }: Fact): Instant | undefined {
  const isGrave = ({ signals }: Alert['quotes'][number]) =>
    signals.some(({ tier }) => tier === 'emergency' || tier === 'urgent');
  const news = quotes.slice(1).findLast(isGrave)?.at;
  if (news === undefined || at - news >= CROSSING_MS) return undefined;
  const joined = facts.findLastIndex((fact) => fact.kind === 'joined' && fact.at >= news);
  const isSeen = facts
    .slice(joined)
    .some((fact) => HANDS.has(fact.kind) && 'clinician' in fact && fact.clinician === clinician);
  return isSeen ? undefined : news;
}

const HANDS = new Set<string>(['acknowledged', 'in-contact', 'taken-over']);

/** Whatever somebody does with a drill, they have answered, and it is over. */
function answered(drill: Alert, fact: Fact): Done {
  const { acknowledgedBy: first } = drill;
  if (first !== undefined)
    return { kind: 'already', state: 'acknowledged', clinician: first.clinician, at: first.at };
  if (drill.status === 'resolved') return { kind: 'over' };
  return { kind: 'done', alert: { ...held(drill, fact), status: 'resolved' } };
}

function isHeld({ status, acknowledgedBy }: Alert): Extract<Done, { kind: 'already' }> | undefined {
  if (status !== 'acknowledged' || acknowledgedBy === undefined) return undefined;
  const { clinician, at } = acknowledgedBy;
  return { kind: 'already', state: 'acknowledged', clinician, at };
}

function held(alert: Alert, fact: Fact): Alert {
  const { lead: _, takenOver, ...rest } = alert;
  // Whoever else takes it on takes over nothing that they do not know of.
  const talk = takenOver?.clinician === fact.clinician ? { takenOver } : {};
  const { cause: _c, ...acknowledgedBy } = fact;
  return noted(
    { ...rest, ...talk, status: 'acknowledged', acknowledgedBy },
    { kind: 'acknowledged', ...fact },
  );
}

/** Whoever does more than acknowledge has acknowledged with it; but not what somebody else has. */
function heldBy(alert: Alert, fact: Fact, then: (mine: Alert) => Alert): Done {
  const other = isHeld(alert);
  if (other !== undefined && other.clinician !== fact.clinician) return other;
  return { kind: 'done', alert: then(other === undefined ? held(alert, fact) : alert) };
}

/** Being in the talk is being in contact. */
function takenOver(alert: Alert, fact: Fact, terms: Terms | undefined): Done {
  if (terms === undefined) return { kind: 'refused', because: 'list-only' };
  const { clinician, at } = fact;
  return heldBy(alert, fact, (mine) =>
    noted({ ...awake(mine), contactAt: at, takenOver: { clinician, at } }, { kind: 'taken-over', ...fact }),
  );
}

function handedBack(alert: Alert, fact: Fact): Done {
  const { takenOver: talk, ...rest } = alert;
  if (talk === undefined) return { kind: 'refused', because: 'not-taken' };
  return { kind: 'done', alert: noted(rest, { kind: 'handed-back', ...fact }) };
}

function awake(alert: Alert): Alert {
  const { snoozedUntil: _, ...rest } = alert;
  return rest;
}

function snoozed(alert: Alert, minutes: number, fact: Fact, terms: Terms | undefined): Done {
  if (terms === undefined) return { kind: 'refused', because: 'list-only' };
  if (minutes > terms.snoozeUpToMinutes)
    return { kind: 'refused', because: 'too-long', minutes: terms.snoozeUpToMinutes };
  const until = fact.at + minutes * MINUTE;
  return heldBy(alert, fact, (mine) =>
    noted({ ...mine, snoozedUntil: until }, { kind: 'snoozed', ...fact, until }),
  );
}

/** The other is told alone first, and has not got it before they have acknowledged it themselves; then the steps go on. */
function reassigned(alert: Alert, to: string, fact: Fact): Done {
  if (isHeld(alert)?.clinician === to) return { kind: 'refused', because: 'yours-already' };
  return {
    kind: 'done',
    alert: noted(fromTheStart(alert, to, true), { kind: 'reassigned', ...fact, to }),
  };
}

/** When what somebody has comes back to everybody, unless they do something more; undefined while nobody has it. */
export function comesBackAt(alert: Alert, terms: Terms): Instant | undefined {
  if (alert.status !== 'acknowledged' || alert.acknowledgedBy === undefined) return undefined;
  if (alert.snoozedUntil !== undefined) return alert.snoozedUntil;
  return alert.contactAt === undefined
    ? alert.acknowledgedBy.at + terms.acknowledgedForMinutes * MINUTE
    : alert.contactAt + terms.inContactForMinutes * MINUTE;
}

/** Being read is not being dealt with: without an outcome it comes back, to whoever had it as well. */
export function comesBack(alert: Alert, terms: Terms, at: Instant): Alert | undefined {
  const due = comesBackAt(alert, terms);
  if (due === undefined || alert.acknowledgedBy === undefined) return undefined;
  // Something done in the future was done on a clock that has been put back since: nobody knows how long it stands.
  const since = Math.max(alert.acknowledgedBy.at, alert.contactAt ?? 0);
  if (since <= at && at < due) return undefined;
  const because = alert.snoozedUntil === undefined ? 'no-outcome' : 'snooze-over';
  return noted(fromTheStart(alert, alert.acknowledgedBy.clinician), { kind: 'came-back', at, because });
}
