/** The clinic's record has a goal for the patient: told by itself on a day that has no check-in to come, and else with one. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Event } from '../src/model/event.ts';
import { isPaused } from '../src/model/patient.ts';
import { HOUR, isQuiet } from '../src/model/time.ts';
import type { Turn } from '../src/turn/turn.ts';
import { GOAL_PROPOSED, isGoalUntold, tellGoal } from './goal-told.ts';
import { isInDanger } from './standing-danger.ts';
import { noteReached, whenNow } from './reach.ts';

type GoalProposed = Extract<Event, { kind: 'goal-proposed' }>;

export function goalProposed(dc: DialogContext, turn: Turn, event: GoalProposed): void {
  if (!isGoalUntold(turn)) return;
  if (whenNow(dc, turn) === 'now' && maySpeak(turn)) {
    tellGoal(turn);
    return noteReached(turn);
  }
  const at = turn.now + HOUR;
  turn.plan({ id: GOAL_PROPOSED, lane: 'routine', at, work: { kind: 'event', event } });
}

/** Not in quiet hours, not in danger, not while the patient wants a rest. */
function maySpeak(turn: Turn): boolean {
  const { patient, content, now } = turn;
  return (
    !isInDanger(turn) && !isPaused(patient, now) && !isQuiet(now, patient.zone, content.clinic.quietHours)
  );
}
