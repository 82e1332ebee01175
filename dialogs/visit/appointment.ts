/** When the visit is, and what is said of it when it comes near and when it is over. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Event } from '../../src/model/event.ts';
import { outranks } from '../../src/model/signal.ts';
import { isPaused } from '../../src/model/patient.ts';
import { atLocal, dayAfter, isQuiet, localDay, MINUTE } from '../../src/model/time.ts';
import { noVisit } from '../../src/model/visit.ts';
import { visitMoments } from '../../src/schedule/visits.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { noteReached, whenNow } from '../reach.ts';
import { whenOf } from './show.ts';

type Near = Extract<Event, { kind: 'visit-near' }>;
type Over = Extract<Event, { kind: 'visit-over' }>;

export async function seeAppointment(dc: DialogContext, turn: Turn): Promise<void> {
  sayAppointment(turn);
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

export function sayAppointment(turn: Turn): void {
  const known = turn.visit.appointment;
  if (known === undefined || known.at < turn.now) turn.say('visit.when');
  else turn.say('visit.is', { time: whenOf(turn, known.at) });
}

export function keepAppointment(turn: Turn, at: number): void {
  turn.keepVisit({ ...turn.visit, appointment: { at, by: 'patient', toldAt: turn.now } });
  planVisit(turn);
}

/** The clinic's own entry is not the patient's to take out. */
export function dropAppointment(turn: Turn): void {
  const { appointment, saysNear: _, ...rest } = turn.visit;
  if (appointment?.by === 'clinic') return sayAppointment(turn);
  turn.keepVisit(rest);
  planVisit(turn);
  turn.say('visit.taken-out');
}

/** Whatever was planned for another appointment, or on another clock, is planned anew. */
export function planVisit(turn: Turn): void {
  const { visit, content, patient, now } = turn;
  for (const days of content.visits.daysBefore) turn.unplan(`visit-near-${days}`);
  turn.unplan('visit-over');
  if (visit.appointment === undefined) return;
  const visitAt = visit.appointment.at;
  for (const each of visitMoments(visitAt, patient.zone, content.visits, content.clinic.quietHours, now)) {
    const base = { v: 1, at: each.at, visitAt } as const;
    const id = each.about === 'near' ? `visit-near-${each.days}` : 'visit-over';
    const event: Event =
      each.about === 'near'
        ? { ...base, kind: 'visit-near', id: `${id}/${visitAt}`, days: each.days }
        : { ...base, kind: 'visit-over', id: `${id}/${visitAt}` };
    turn.plan({ id, lane: 'routine', at: each.at, work: { kind: 'event', event } });
  }
}

/** One of the days on which the visit is spoken of is still to come. */
export function isAskedBefore({ visit: { appointment }, content, patient, now }: Turn): boolean {
  if (appointment === undefined) return false;
  const moments = visitMoments(appointment.at, patient.zone, content.visits, content.clinic.quietHours, now);
  return moments.some(({ about }) => about === 'near');
}

/** It asks nothing by itself, so that it takes no other question's answer; whoever wants to get ready says so. */
export function visitNear(dc: DialogContext, turn: Turn, event: Near): void {
  const { appointment, readyFor } = turn.visit;
  if (appointment?.at !== event.visitAt || turn.now >= event.visitAt) return;
  const isReady = readyFor === localDay(event.visitAt, turn.patient.zone);
  if (isReady && event.days > Math.min(...turn.content.visits.daysBefore)) return;
  const values = { time: whenOf(turn, event.visitAt) };
  if (!maySpeak(dc, turn, event)) return;
  if (whenNow(dc, turn) !== 'now') return waitForCheckIn(turn, event);
  turn.say(isReady ? 'visit.near-ready' : 'visit.near', values);
  noteReached(turn);
}

/** What was brought to this visit is over with it; the questions stay until the patient takes them out. */
export function visitOver(dc: DialogContext, turn: Turn, event: Over): void {
  if (turn.visit.appointment?.at !== event.visitAt) return;
  const { questions, agreed } = turn.visit;
  turn.keepVisit({ ...noVisit, questions, agreed });
  if (!maySpeak(dc, turn, event)) return;
  if (whenNow(dc, turn) === 'now') {
    turn.say('visit.over');
    return noteReached(turn);
  }
  turn.keepVisit({ ...turn.visit, asksAgreed: localDay(turn.now, turn.patient.zone) });
}

/** It is said with the next check-in; where that is left out, tried again a day later. */
function waitForCheckIn(turn: Turn, event: Near): void {
  const { zone } = turn.patient;
  turn.keepVisit({ ...turn.visit, saysNear: true });
  const at = atLocal(dayAfter(localDay(turn.now, zone)), turn.content.visits.at, zone);
  if (at >= event.visitAt) return;
  const again: Near = { ...event, at, id: `visit-near-${event.days}/${at}` };
  turn.plan({ id: `visit-near-${event.days}`, lane: 'routine', at, work: { kind: 'event', event: again } });
}

/** Nothing about a visit while there is danger, a person who talks, or quiet. */
function maySpeak(dc: DialogContext, turn: Turn, event: Near | Over): boolean {
  const { patient, alert, content, now } = turn;
  const inDanger = alert !== undefined && (outranks(alert.tier, 'soon') || alert.takenOver !== undefined);
  if (inDanger || isPaused(patient, now) || dc.activeDialog?.id === 'crisis') return false;
  const isStale = now - event.at > content.visits.staleAfterMinutes * MINUTE;
  return !isStale && !isQuiet(now, patient.zone, content.clinic.quietHours);
}
