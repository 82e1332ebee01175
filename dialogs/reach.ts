/** What comes unasked shares one moment a day with the check-in; what is said with it, and what is put off until then. */
import type { DialogContext } from 'botbuilder-dialogs';
import { isAskedOn } from '../src/model/asked-days.ts';
import { isPaused } from '../src/model/patient.ts';
import { localDay } from '../src/model/time.ts';
import { checkInOn } from '../src/schedule/check-ins.ts';
import { whenToReach, type When } from '../src/schedule/proactive.ts';
import { daysNow } from '../src/schedule/asked-days.ts';
import type { Turn } from '../src/turn/turn.ts';
import { sayGoalWithCheckIn } from './goal-told.ts';
import { sayWatch } from './medicine-watch.ts';
import { sayVisitWithCheckIn } from './visit/with-check-in.ts';

export function whenNow(dc: DialogContext, turn: Turn): When {
  const { patient, content, now, checkIn, talk } = turn;
  const today = localDay(now, patient.zone);
  const isDue = checkIn?.day !== today && isAskedOn(daysNow(turn), today);
  const isAhead = isDue && checkInOn(patient, content.checkIns, today) > now;
  return whenToReach({
    today,
    reached: talk.reach?.on,
    checkInToCome: isAhead && !isPaused(patient, now),
    isOpen: dc.activeDialog !== undefined,
  });
}

export function noteReached(turn: Turn): void {
  turn.keepReach({ waited: {}, ...turn.talk.reach, on: localDay(turn.now, turn.patient.zone) });
}

/** Said before the first question, in the same moment; true when there was something. */
export function reachWithCheckIn(turn: Turn): boolean {
  // One word in passing is enough: those that have days to wait come last.
  const isSaid = sayVisitWithCheckIn(turn) || sayGoalWithCheckIn(turn) || sayWatch(turn);
  noteReached(turn);
  return isSaid;
}
