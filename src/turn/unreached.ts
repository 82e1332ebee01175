/**
 * A text that did not reach its person, and a conversation that is gone. A phone may only have been switched off, so some
 * refusals count, and three in a week mark the number as dead. A person without any way left is a person to be phoned:
 * by whoever deals with an open danger, otherwise from the clinic's list.
 */
import { phoneInstead, raise } from '../escalation/raise.ts';
import { isSilent } from '../model/alert.ts';
import { openAlertOf, type PatientFile } from '../model/file.ts';
import type { Sent } from '../model/outgoing.ts';
import { proactiveRoute, type Channel, type Route } from '../model/patient.ts';
import { DAY, type Instant } from '../model/time.ts';
import type { Change } from '../ports/change.ts';
import { ownId } from './event-id.ts';

/**
 * A text did not arrive while a danger is open: whoever deals with it phones, and does not wait for a third one. What the
 * carrier's "no" has meant already is kept.
 */
export function phonedInDanger(file: PatientFile, meant: Change, at: Instant): Change {
  const standing = openAlertOf(file);
  const isGrave = standing?.tier === 'emergency' || standing?.tier === 'urgent';
  if (standing === undefined || !isGrave || isSilent(standing) || meant.put?.['alert'] !== undefined)
    return meant;
  const { alert, due } = phoneInstead(standing, at, 'not-reached');
  return {
    ...meant,
    put: { ...meant.put, alert },
    expect: { ...meant.expect, alert: file.versions['alert'] ?? 0 },
    due: [...(meant.due ?? []), ...due],
  };
}

const ENOUGH = 3;
const WITHIN = 7 * DAY;

export function unreached(
  { because, then }: Pick<Extract<Sent, { kind: 'refused' }>, 'because' | 'then'>,
  channel: Channel,
  file: PatientFile,
  at: Instant,
): Change {
  const known = file.patient[channel];
  if (known === undefined || known.dead !== undefined) return {};
  const counted = then === 'not-reached' ? missedAgain(known, at) : known;
  const isDead = then === 'route-dead' || missedOf(counted).length >= ENOUGH;
  const route = isDead ? { ...counted, dead: because } : counted;
  const after = { ...file, patient: { ...file.patient, [channel]: route } };
  const lost = isDead ? withoutAnyWay(after, at) : {};
  return {
    ...lost,
    expect: { patient: file.versions['patient'] ?? 0, ...lost.expect },
    put: { patient: after.patient, ...lost.put },
  };
}

function missedOf(route: Route): number[] {
  return route.channel === 'sms' ? (route.missed ?? []) : [];
}

function missedAgain(route: Route, at: Instant): Route {
  if (route.channel !== 'sms') return route;
  return { ...route, missed: [...missedOf(route).filter((each) => each > at - WITHIN), at] };
}

function withoutAnyWay(file: PatientFile, at: Instant): Change {
  if (proactiveRoute(file.patient, (channel) => file.consent[channel] !== 'revoked')) return {};
  const standing = openAlertOf(file);
  if (standing !== undefined && standing.tier !== 'soon') {
    if (isSilent(standing)) return {};
    const { alert, due } = phoneInstead(standing, at, 'not-reached');
    return { put: { alert }, expect: { alert: file.versions['alert'] ?? 0 }, due };
  }
  const id = ownId(`not-reachable/${at.toString(36)}`, file.patient);
  const { alert, change } = raise(file, { eventId: id, at, text: '', tier: 'soon', signals: [] }, id);
  return { ...change, put: { alert: { ...alert, tasks: [...new Set([...alert.tasks, 'not-reachable'])] } } };
}
