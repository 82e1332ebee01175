/** The clinic's record has a goal for the patient: said once, at a good time. It asks nothing, so that it takes no other answer. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Event } from '../src/model/event.ts';
import { outranks } from '../src/model/signal.ts';
import { DAY, HOUR, isQuiet } from '../src/model/time.ts';
import type { Turn } from '../src/turn/turn.ts';

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
function maySpeak({ patient, alert, content, now }: Turn): boolean {
  const inDanger = alert !== undefined && (outranks(alert.tier, 'soon') || alert.takenOver !== undefined);
  const isPaused = patient.paused !== undefined && (patient.paused.until ?? Infinity) > now;
  return !inDanger && !isPaused && !isQuiet(now, patient.zone, content.clinic.quietHours);
}
