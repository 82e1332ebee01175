/** Words about a visit that share the moment of the check-in: those of today, and those that have found no room before. */
import { outranks } from '../../src/model/signal.ts';
import { daysBetween, localDay } from '../../src/model/time.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { whenOf } from './show.ts';

/** After so many days nobody is asked any more what was agreed. */
const AGREED_DAYS = 3;

/** True when something was said. */
export function sayVisitWithCheckIn(turn: Turn): boolean {
  const { alert } = turn;
  if (alert !== undefined && (outranks(alert.tier, 'soon') || alert.takenOver !== undefined)) return false;
  return sayOver(turn) || sayNear(turn);
}

function sayOver(turn: Turn): boolean {
  const { asksAgreed, ...rest } = turn.visit;
  if (asksAgreed === undefined) return false;
  turn.keepVisit(rest);
  const isRecent = daysBetween(asksAgreed, localDay(turn.now, turn.patient.zone)) <= AGREED_DAYS;
  if (isRecent) turn.say('visit.over');
  return isRecent;
}

function sayNear(turn: Turn): boolean {
  const { visit, now, patient, content } = turn;
  const { appointment, saysNear } = visit;
  const { daysBefore } = content.visits;
  if (appointment === undefined || appointment.at <= now) return false;
  const visitDay = localDay(appointment.at, patient.zone);
  const days = daysBetween(localDay(now, patient.zone), visitDay);
  if (saysNear !== true && !daysBefore.includes(days)) return false;
  // The same words are not said again when their own time comes.
  for (const each of daysBefore) if (each >= days) turn.unplan(`visit-near-${each}`);
  if (saysNear !== undefined) turn.keepVisit({ ...visit, saysNear: false });
  const isReady = visit.readyFor === visitDay;
  if (isReady && days > Math.min(...daysBefore)) return false;
  turn.say(isReady ? 'visit.near-ready' : 'visit.near', { time: whenOf(turn, appointment.at) });
  return true;
}
