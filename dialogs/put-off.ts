/**
 * A check-in that comes up just after another question was put waits a while: "3" may be the answer that was asked for
 * first, and must not be taken for a level of pain.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Event } from '../src/model/event.ts';
import { isQuiet, MINUTE } from '../src/model/time.ts';
import { checkInOn } from '../src/schedule/check-ins.ts';
import type { Turn } from '../src/turn/turn.ts';
import { guides } from './guides.ts';

type CheckInDue = Extract<Event, { kind: 'check-in-due' }>;

export const WAITING_CHECK_IN = 'check-in-waits';
/** So long an answer to the other question may still come. */
const FRESH = 60 * MINUTE;

/** True when it has been put off; it comes up again by itself. */
export function putOffCheckIn(dc: DialogContext, turn: Turn, due: CheckInDue): boolean {
  const open = dc.activeDialog;
  const guide = guides.find(({ id }) => id === open?.id);
  if (open === undefined || guide === undefined || turn.checkIn?.day === due.day) return false;
  const until = guide.shownAt(open.state) + FRESH;
  const dueAt = checkInOn(turn.patient, turn.content.checkIns, due.day);
  const isTooLate = until - dueAt > turn.content.checkIns.staleAfterMinutes * MINUTE;
  // So late it would come at night, and be held back for good.
  const isNight = isQuiet(until, turn.patient.zone, turn.content.clinic.quietHours);
  if (until <= turn.now || isTooLate || isNight) return false;
  const event = { ...due, id: `${due.id}/waits/${until}`, at: until };
  turn.plan({ id: WAITING_CHECK_IN, lane: 'routine', at: until, work: { kind: 'event', event } });
  return true;
}
