/**
 * A check-in that comes up just after another question was put waits a while: "3" may be the answer that was asked for
 * first, and must not be taken for a level of pain.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Event } from '../src/model/event.ts';
import { isQuiet, MINUTE } from '../src/model/time.ts';
import { checkInOn } from '../src/schedule/check-ins.ts';
import type { Command } from '../src/reading/command.ts';
import { hasPhrase, listsOf } from '../src/reading/phrases.ts';
import { tokensOf } from '../src/reading/tokens.ts';
import type { Turn } from '../src/turn/turn.ts';
import { formAskedAt } from './form/state.ts';
import { guides } from './guides.ts';
import { safetyPlan } from './safety-plan.ts';
import { saidIn, wordsOf } from './turn-of.ts';
import { wishAskedAt } from './wish/dialog.ts';

type CheckInDue = Extract<Event, { kind: 'check-in-due' }>;

export const WAITING_CHECK_IN = 'check-in-waits';
/** So long an answer to the other question may still come. */
const FRESH = 60 * MINUTE;

/**
 * CHECK IN where another question waits: that one first, and the patient is told so. A question whether a wish is meant gives way
 * to it.
 */
export async function checkInAfterThis(dc: DialogContext, turn: Turn, command?: Command): Promise<boolean> {
  const isNamed = hasPhrase(
    tokensOf(saidIn(turn).text),
    listsOf(wordsOf(turn), ({ checkIn }) => checkIn),
  );
  // "Ready" and "let's go" may mean what is open.
  if (command !== 'check-in' || !isNamed) return false;
  if (dc.activeDialog?.id === 'wish' || dc.activeDialog?.id === 'put-right') dc.stack.pop();
  const id = dc.activeDialog?.id;
  if (id === safetyPlan.id || !guides.some((each) => each.id === id)) return false;
  turn.say('check-in.after');
  await dc.repromptDialog();
  return true;
}

/** True when it has been put off; it comes up again by itself. */
export function putOffCheckIn(dc: DialogContext, turn: Turn, due: CheckInDue): boolean {
  const open = dc.activeDialog;
  const inGuide = open && guides.find(({ id }) => id === open.id)?.shownAt(open.state);
  const shownAt = inGuide ?? formAskedAt(dc) ?? wishAskedAt(dc);
  if (shownAt === undefined || turn.checkIn?.day === due.day) return false;
  const until = shownAt + FRESH;
  const dueAt = checkInOn(turn.patient, turn.content.checkIns, due.day);
  const isTooLate = until - dueAt > turn.content.checkIns.staleAfterMinutes * MINUTE;
  // So late it would come at night, and be held back for good.
  const isNight = isQuiet(until, turn.patient.zone, turn.content.clinic.quietHours);
  if (until <= turn.now || isTooLate || isNight) return false;
  const event = { ...due, id: `${due.id}/waits/${until}`, at: until };
  turn.plan({ id: WAITING_CHECK_IN, lane: 'routine', at: until, work: { kind: 'event', event } });
  return true;
}
