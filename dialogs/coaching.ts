/**
 * What is asked beside the day's check-in rides on it: no message of its own, and never over an open question. One thing a
 * day; what finds the place taken waits its turn (src/schedule/proactive.ts).
 */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Day } from '../src/model/time.ts';
import { riderOf, type Rider } from '../src/schedule/proactive.ts';
import type { Turn } from '../src/turn/turn.ts';
import { flareAfterCheckIn } from './flare/begin.ts';
import { askMinutes, isMinutesDue } from './pacing/begin.ts';
import { askLook, lookDue } from './weeks/begin.ts';
import { offerSkill, skillToOffer } from './skills/begin.ts';

/** After so many days of waiting it goes before what comes every day. */
const PATIENCE = 4;

export async function coachAfterCheckIn(
  dc: DialogContext,
  turn: Turn,
  day: Day,
  isAnswered: boolean,
): Promise<void> {
  await flareAfterCheckIn(dc, turn, day);
  if (dc.activeDialog !== undefined) return noteCrowded(turn, waiting(dc, turn), 'flare');
  // Whoever has just been told that a nurse will look at their numbers is asked nothing more that day.
  if (Object.values(turn.talk.found).includes(day)) return;
  const skill = isAnswered ? skillToOffer(dc, turn) : undefined;
  const look = lookDue(turn);
  const due = new Set<Rider>([
    ...(isMinutesDue(turn) ? (['minutes'] as const) : []),
    ...(look === undefined ? [] : (['review'] as const)),
    ...(skill === undefined ? [] : (['skill'] as const)),
  ]);
  const { rides, waited } = riderOf(due, waitedOf(turn), PATIENCE, roomFor(turn, day));
  keepWaited(turn, waited);
  if (rides === 'minutes') await askMinutes(dc);
  if (rides === 'review' && look !== undefined) await askLook(dc, look);
  if (rides === 'skill' && skill !== undefined) await offerSkill(dc, turn, skill);
}

/** The text that sums up the week is full with it: an offer waits for the next day. */
function roomFor({ talk }: Turn, day: Day): (rider: Rider) => boolean {
  return (rider) => rider !== 'skill' || talk.reach?.summed !== day;
}

/** On the day of a form the coaching waits. */
export function noteCrowdedByForm(dc: DialogContext, turn: Turn): void {
  noteCrowded(turn, waiting(dc, turn), 'form');
}

function waiting(dc: DialogContext, turn: Turn): Rider[] {
  const isSkill = dc.activeDialog === undefined && skillToOffer(dc, turn) !== undefined;
  return [
    ...(isMinutesDue(turn) ? (['minutes'] as const) : []),
    ...(lookDue(turn) === undefined ? [] : (['review'] as const)),
    ...(isSkill ? (['skill'] as const) : []),
  ];
}

function noteCrowded(turn: Turn, others: readonly Rider[], by: Rider): void {
  keepWaited(turn, riderOf(new Set([by, ...others]), waitedOf(turn), PATIENCE).waited);
}

function waitedOf({ talk }: Turn): Partial<Record<Rider, number>> {
  return talk.reach?.waited ?? {};
}

function keepWaited(turn: Turn, waited: Partial<Record<Rider, number>>): void {
  if (Object.keys(waited).length === 0 && Object.keys(waitedOf(turn)).length === 0) return;
  turn.keepReach({ ...turn.talk.reach, waited });
}
