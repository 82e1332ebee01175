/**
 * What the patient may be told of an alert, chosen from the roster and the alert as they are at that moment. Pure: each of
 * these sentences is said only where it is true, and there is always one that is.
 */
import type { Alert } from '../model/alert.ts';
import type { Event } from '../model/event.ts';
import type { Policy } from '../model/policy.ts';
import type { Duty } from './duty.ts';
import { nextStep, tierPolicy } from './next-step.ts';
import { reached } from './reached.ts';

/** What is being done now: fills {alerting} wherever a text has it. */
export type Alerting =
  'alerting.now' | 'alerting.one' | 'alerting.added' | 'alerting.waits' | 'alerting.list';

export function alertingOf(alert: Alert | undefined, policy: Policy, duty: Duty): Alerting {
  if (alert === undefined || tierPolicy(alert, policy) === undefined) return 'alerting.list';
  if (alert.status !== 'open') return 'alerting.added';
  const next = nextStep(alert, policy, duty);
  if (next.kind === 'wait') return 'alerting.waits';
  const isTeam = next.kind === 'tell' && next.people.some((who) => duty.onCall.includes(who));
  return isTeam ? 'alerting.now' : 'alerting.one';
}

/** What has been done: only what has reached somebody and was not given up since; undefined when there is nothing to say. */
export function toldOfSending(
  alert: Alert | undefined,
  duty: Duty,
): 'told.sent' | 'told.sent-one' | undefined {
  if (alert === undefined) return undefined;
  const told = reached(alert);
  if (told.length === 0) return undefined;
  return told.some((who) => duty.onCall.includes(who)) ? 'told.sent' : 'told.sent-one';
}

export type Standing =
  | { key: 'standing.with'; by: NonNullable<Alert['acknowledgedBy']> }
  | { key: Alerting | 'told.sent' | 'told.sent-one' };

/** Who knows of it, for whoever writes on or asks: who has it, or else who has been told, or else what is being done. */
export function standingOf(alert: Alert | undefined, policy: Policy, duty: Duty): Standing {
  const by = alert?.status === 'acknowledged' ? alert.acknowledgedBy : undefined;
  if (by !== undefined) return { key: 'standing.with', by };
  return { key: toldOfSending(alert, duty) ?? alertingOf(alert, policy, duty) };
}

/** Whether nobody is told before the clinic opens, still. */
export function isWaiting(alert: Alert | undefined, policy: Policy, duty: Duty): boolean {
  return alert !== undefined && nextStep(alert, policy, duty).kind === 'wait';
}

/** What an act of a clinician has made true, which another act may have ended before it is said. */
export type News = 'told.acknowledged' | 'told.taken-over' | 'told.handed-back' | 'told.closed';

/** Whether it is still so; `alert` is the one that is open now. */
export function isStillSo(key: News, event: Event, alert: Alert | undefined): boolean {
  const clinician = 'clinician' in event ? event.clinician : undefined;
  switch (key) {
    case 'told.acknowledged':
      return alert?.status === 'acknowledged' && alert.acknowledgedBy?.clinician === clinician;
    case 'told.taken-over':
      return alert?.takenOver !== undefined && alert.takenOver.clinician === clinician;
    case 'told.handed-back':
      return alert?.takenOver === undefined;
    case 'told.closed':
      return alert === undefined;
  }
}
