/** The clinic's record has a goal for the patient: said once, at a good time. It asks nothing, so that it takes no other answer. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Event } from '../src/model/event.ts';
import { DAY, HOUR, isQuiet } from '../src/model/time.ts';
import type { Turn } from '../src/turn/turn.ts';
import { isInDanger } from './standing-danger.ts';

type GoalProposed = Extract<Event, { kind: 'goal-proposed' }>;

/** What has waited for so long is told by AIM, when the patient asks for it. */
const STALE = 7 * DAY;

export function goalProposed(dc: DialogContext, turn: Turn, event: GoalProposed): void {
  const proposed = turn.aims?.proposed?.at(-1);
  if (proposed === undefined || turn.now - event.at > STALE) return;
  if (dc.activeDialog === undefined && maySpeak(turn))
    return turn.say('aim.proposed', { aim: proposed.words }, { purpose: 'reminder' });
  const at = turn.now + HOUR;
  turn.plan({ id: 'goal-proposed', lane: 'routine', at, work: { kind: 'event', event } });
}

/** Not in quiet hours, not in danger, not while the patient wants a rest. */
function maySpeak(turn: Turn): boolean {
  const { patient, content, now } = turn;
  const isPaused = patient.paused !== undefined && (patient.paused.until ?? Infinity) > now;
  return !isInDanger(turn) && !isPaused && !isQuiet(now, patient.zone, content.clinic.quietHours);
}
