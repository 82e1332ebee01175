/**
 * Those who wrote of a danger: whom a clinician was called about, who stood on the list of the next day because what they wrote
 * is for that by its rules, and whom nobody was told of. Pure.
 */
import type { Day } from '../model/time.ts';
import { tally } from './counts.ts';
import type { Person } from './people.ts';
import type { AlertSeen } from './seen.ts';
import { isWithin, spans } from './told.ts';

export function inDanger(people: readonly Person[], alerts: readonly AlertSeen[], firstDay: Day) {
  const all = people.flatMap((who) => {
    const span = spans['in-danger'](who);
    if (span === undefined) return [];
    const own = alerts.filter((alert) => alert.owner === who.id && isWithin(alert, who, span, firstDay));
    const called = own.some(({ tier }) => tier !== 'soon');
    return [{ called, heard: own.flatMap(({ signals }) => [...signals.keys()]) }];
  });
  const others = all.filter(({ called }) => !called);
  const listed = others.filter(({ heard }) => heard.length > 0);
  return {
    patients: all.length,
    called: all.length - others.length,
    listed: listed.length,
    /** What was heard of those who are only listed. */
    heard: tally(listed.flatMap(({ heard }) => [...new Set(heard)])),
    unheard: others.length - listed.length,
  };
}
