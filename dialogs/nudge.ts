/**
 * A check-in without an answer is asked once more where the person wants that, for it is the second text of ours on that day, and
 * where silence would alarm a clinician. Whoever has missed one is told, once, that it can be had.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Event } from '../src/model/event.ts';
import { silentDays } from '../src/model/asked-days.ts';
import { HOUR, MINUTE, isQuiet } from '../src/model/time.ts';
import { daysNow } from '../src/schedule/asked-days.ts';
import type { Turn } from '../src/turn/turn.ts';
import { isInDanger } from './standing-danger.ts';
import { wouldAlarm } from './triggers.ts';

type NudgeDue = Extract<Event, { kind: 'nudge-due' }>;
const NUDGE = 'nudge';

/** Said with a check-in that comes by itself and brings no other word; noted, so that it is said once. */
export function offersNudge(turn: Turn): boolean {
  if (turn.talk.missed === 0 || turn.patient.nudge !== undefined || isInDanger(turn)) return false;
  turn.keepPatient({ ...turn.patient, nudge: 'offered' });
  return true;
}

export function planNudge(turn: Turn, day: string): void {
  if (!isAskedTwice(turn)) return;
  const event = { v: 1, at: turn.now, day, kind: 'nudge-due', id: `nudge/${day}` } as const;
  const at = { inMs: turn.content.checkIns.nudgeAfterMinutes * MINUTE };
  turn.plan({ id: NUDGE, lane: 'routine', at, work: { kind: 'event', event } });
}

function isAskedTwice(turn: Turn): boolean {
  const { nudge } = turn.patient;
  return nudge === 'wanted' || (nudge !== 'unwanted' && wouldAlarm(turn));
}

export async function chooseNudge(dc: DialogContext, turn: Turn, isWanted: boolean): Promise<void> {
  keepNudge(turn, isWanted);
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

/** From today's check-in on, where it has no answer yet. */
export function keepNudge(turn: Turn, isWanted: boolean): void {
  const { checkIn: open, content } = turn;
  turn.keepPatient({ ...turn.patient, nudge: isWanted ? 'wanted' : 'unwanted' });
  if (isWanted && open?.status === 'open' && open.answers.length === 0) planNudge(turn, open.day);
  turn.say(isWanted ? 'wish.nudge' : 'wish.no-nudge', { count: content.checkIns.silence.noNudgeAfter });
}

/** In its time, and only into silence: whoever has answered anything is left in peace, unless they said LATER. */
export async function nudge(dc: DialogContext, turn: Turn, due: NudgeDue, lost: boolean): Promise<void> {
  const open = turn.checkIn;
  const asked = due.id.startsWith('later/');
  if (open?.status !== 'open' || open.day !== due.day) return;
  if (dc.activeDialog?.id !== 'questionnaire' && !lost) return;
  const rules = turn.content.checkIns;
  const dueAt = due.at + (asked ? HOUR : rules.nudgeAfterMinutes * MINUTE);
  if (turn.now - dueAt > rules.staleAfterMinutes * MINUTE) return;
  if (!asked && (!isAskedTwice(turn) || open.nudged || open.answers.length > 0)) return;
  if (!asked && silentDays(daysNow(turn), turn.talk.missed) >= rules.silence.noNudgeAfter) return;
  if (!asked && isQuiet(turn.now, turn.patient.zone, turn.content.clinic.quietHours)) return;
  turn.keepCheckIn({ ...open, nudged: true });
  turn.say('check-in.nudge');
  if (lost) await dc.beginDialog('questionnaire');
  else await dc.repromptDialog();
}
