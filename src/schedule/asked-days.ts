/**
 * The days on which somebody is asked as things stand: those they wish for, and every day for a while after a danger, so that
 * their silence is noticed the day it begins.
 */
import { isAskedOn, type AskedDays } from '../model/asked-days.ts';
import type { Patient } from '../model/patient.ts';
import { DAY, dayAfter, type Day, type Instant } from '../model/time.ts';
import type { CheckInPolicy } from '../model/policy.ts';
import type { SignalName } from '../model/signal.ts';

interface Of {
  patient: Patient;
  /** When each danger was urgent or an emergency last. */
  risks: Partial<Record<SignalName, Instant>>;
  now: Instant;
  content: { checkIns: CheckInPolicy };
}

export function isAskedDaily({ risks, now, content }: Of): boolean {
  const { daysAfterDanger } = content.checkIns.fewer;
  return Object.values(risks).some((at) => now - at < daysAfterDanger * DAY);
}

export function daysNow(turn: Of): AskedDays | undefined {
  return isAskedDaily(turn) ? undefined : turn.patient.days;
}

/** The patient as the schedule is to see them. */
export function withDaysNow(turn: Of): Patient {
  const { days: _, ...rest } = turn.patient;
  const days = daysNow(turn);
  return days === undefined ? rest : { ...rest, days };
}

/** The first day from this one on that is asked. */
export function nextAsked(turn: Of, from: Day): Day {
  const days = daysNow(turn);
  const week = Array.from({ length: 8 }, (_, at) => dayAfter(from, at));
  return week.find((day) => isAskedOn(days, day)) ?? from;
}
