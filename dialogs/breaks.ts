/** Short breaks on demand: at most what was asked for, ended by a word, and left out while a question waits for an answer. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Event } from '../src/model/event.ts';
import { MINUTE, isQuiet, localClock } from '../src/model/time.ts';
import { breaksFor, type Breaks } from '../src/coaching/breaks.ts';
import { readBreakWish, type BreakWish } from '../src/reading/break-wish.ts';
import type { Turn } from '../src/turn/turn.ts';
import { dangerStands } from './flare/gate.ts';
import { keepNudge } from './nudge.ts';
import { wordsOf } from './turn-of.ts';
import { isAskedForBreaks } from './weeks/state.ts';

const BREAK = 'break';
/** One that comes so late is none. */
const LATE = 10 * MINUTE;

/** True when the message was such a wish and has been answered. */
export async function setBreaks(dc: DialogContext, turn: Turn, text: string): Promise<boolean> {
  const wish = readBreakWish(text, wordsOf(turn));
  // "No breaks" is an answer where somebody is asked which breaks they need.
  if (wish === undefined || (wish.kind === 'off' && isAskedForBreaks(dc))) return false;
  if (wish.kind === 'off') {
    turn.unplan(BREAK);
    turn.say('breaks.off');
    // "No more reminders" means these too.
    if (turn.patient.nudge === 'wanted') keepNudge(turn, false);
  } else begin(turn, wish);
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
  return true;
}

function begin(turn: Turn, { minutes, until }: Extract<BreakWish, { kind: 'begin' }>): void {
  if (dangerStands(turn)) return turn.say('pace.not-now', {}, { purpose: 'safety' });
  if (until === undefined) return turn.say('breaks.until');
  const { zone } = turn.patient;
  const found = breaksFor({ minutes, until }, { now: turn.now, zone, quiet: turn.content.clinic.quietHours });
  if (found.kind !== 'begun') return turn.say(`breaks.${found.kind}`);
  plan(turn, found.first, minutes, found.until);
  turn.say('breaks.begun', { minutes, time: lastOf(found, minutes, zone) });
  if (found.cut) turn.say('breaks.cut');
}

function lastOf({ first, until }: Extract<Breaks, { kind: 'begun' }>, minutes: number, zone: string): string {
  const more = Math.floor((until - first) / (minutes * MINUTE));
  return localClock(first + more * minutes * MINUTE, zone);
}

function plan(turn: Turn, at: number, minutes: number, until: number): void {
  const event = { kind: 'break-due', v: 1, id: `break/${at}`, at, minutes, until } as const;
  turn.plan({ id: BREAK, lane: 'routine', at, work: { kind: 'event', event } });
}

export function breakDue(dc: DialogContext, turn: Turn, due: Extract<Event, { kind: 'break-due' }>): void {
  const { zone } = turn.patient;
  if (dangerStands(turn) || isQuiet(turn.now, zone, turn.content.clinic.quietHours)) return;
  const next = due.at + due.minutes * MINUTE;
  const isLast = next > due.until;
  if (!isLast) plan(turn, next, due.minutes, due.until);
  if (dc.activeDialog !== undefined || turn.now - due.at > LATE) return;
  turn.say(isLast ? 'breaks.last' : 'breaks.now');
}
