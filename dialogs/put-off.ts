/**
 * A check-in that comes up just after another question was put waits a while: "3" may be the answer that was asked for
 * first, and must not be taken for a level of pain.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import { z } from 'zod';
import type { Event } from '../src/model/event.ts';
import { MINUTE } from '../src/model/time.ts';
import { checkInOn } from '../src/schedule/check-ins.ts';
import type { Turn } from '../src/turn/turn.ts';

type CheckInDue = Extract<Event, { kind: 'check-in-due' }>;

export const WAITING_CHECK_IN = 'check-in-waits';
/** So long an answer to the other question may still come. */
const FRESH = 60 * MINUTE;

/** When the question that is open was shown; dialogs that do not keep it hold up nothing. */
const shown = z.looseObject({ shownAt: z.number().optional(), at: z.number().optional().catch(undefined) });
const asking: ReadonlySet<string> = new Set([
  'flare',
  'aim',
  'pacing',
  'skill',
  'weeks',
  'visit',
  'safety-plan',
]);

/** True when it has been put off; it comes up again by itself. */
export function putOffCheckIn(dc: DialogContext, turn: Turn, due: CheckInDue): boolean {
  const open = dc.activeDialog;
  if (open === undefined || !asking.has(open.id) || turn.checkIn?.day === due.day) return false;
  const { shownAt, at } = shown.parse(open.state);
  const until = (shownAt ?? at ?? 0) + FRESH;
  const dueAt = checkInOn(turn.patient, turn.content.checkIns, due.day);
  const isTooLate = until - dueAt > turn.content.checkIns.staleAfterMinutes * MINUTE;
  if (until <= turn.now || isTooLate) return false;
  const event = { ...due, id: `${due.id}/waits/${until}`, at: until };
  turn.plan({ id: WAITING_CHECK_IN, lane: 'routine', at: until, work: { kind: 'event', event } });
  return true;
}
