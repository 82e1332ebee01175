/** From when until when a pause is meant, as days of the patient's calendar. */
import { dayAfter, daysBetween, localDay, type Day } from '../../src/model/time.ts';
import type { Stretch } from '../../src/reading/until.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { dayOf } from './days.ts';

export interface PauseDays {
  /** Undefined where it begins now. */
  from?: Day | undefined;
  /** The first day on which things are as before. */
  until: Day;
}

/** Nobody is forgotten: a pause without an end, or with one far away, ends by itself. */
const USUAL = 7;
const LONGEST = 60;
/** Who goes away later than that will say so again. */
const FURTHEST = 120;

/** Where no end was told, or none that lies ahead, it is the usual one. */
export function pauseDays(turn: Turn, stretch: Stretch, planned?: Day): PauseDays {
  const from = beginsOn(turn, stretch) ?? planned;
  const until = toldEnd(turn, stretch, planned) ?? dayAfter(from ?? today(turn), USUAL);
  return from === undefined ? { until } : { from, until };
}

/** The day on which it ends by the person's own words; undefined where they named none that lies ahead. */
export function toldEnd(turn: Turn, stretch: Stretch, planned?: Day): Day | undefined {
  if (stretch.until === undefined) return undefined;
  const from = beginsOn(turn, stretch) ?? planned ?? today(turn);
  const named = dayOf(turn, stretch.until, from);
  if (named === undefined) return undefined;
  const wanted = stretch.through === true ? dayAfter(named) : named;
  return daysBetween(from, wanted) > LONGEST ? dayAfter(from, LONGEST) : wanted;
}

/** The day on which the pause that stands is to begin, where it has not yet. */
export function plannedFrom({ patient: { paused, zone }, now }: Turn): Day | undefined {
  return paused?.from === undefined || paused.from <= now ? undefined : localDay(paused.from, zone);
}

function beginsOn(turn: Turn, { from }: Stretch): Day | undefined {
  const now = today(turn);
  const day = from && dayOf(turn, from, now);
  return day === undefined || day === now || daysBetween(now, day) > FURTHEST ? undefined : day;
}

function today(turn: Turn): Day {
  return localDay(turn.now, turn.patient.zone);
}
