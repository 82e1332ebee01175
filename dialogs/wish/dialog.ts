/** What of a wish is asked back before it is done: until when the pause, at which clock, in which place. */
import type { DialogContext } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { z } from 'zod';
import { readClock } from '../../src/forms/read-clock.ts';
import { HOUR, localClock } from '../../src/model/time.ts';
import { isOnlyWhen, readUntil } from '../../src/reading/until.ts';
import { behindNo, readYesNo } from '../../src/reading/yes-no.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { AskedBackDialog, type Meant } from '../asked-back.ts';
import { turnOf, wordsOf } from '../turn-of.ts';
import { clockIn, dayIn, pauseEndsOn } from './days.ts';
import { movedTo, pauseUntil, tellOfHospital } from './done.ts';

export const wishState = z.looseObject({
  wish: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('pause'), until: z.string(), inHospital: z.literal(true).optional() }),
    z.object({ kind: z.literal('place'), place: z.string(), zone: z.string(), until: z.string().optional() }),
    z.object({ kind: z.literal('clock'), clock: z.string() }),
  ]),
  tries: z.number().optional(),
  /** When it was put; long ago where an earlier version put it. */
  at: z.number().default(0),
});
type State = z.infer<typeof wishState>;
export type Asked = State['wish'];

export async function askWish(dc: DialogContext, wish: Asked): Promise<void> {
  if (dc.activeDialog?.id === 'wish') dc.stack.pop();
  await dc.beginDialog('wish', { wish, at: turnOf(dc.context).now } satisfies State);
}

/** Whoever writes so much later writes about something else. */
const STALE = 2 * HOUR;

/** When the open question whether a wish is meant was put; undefined where none is open. */
export function wishAskedAt({ activeDialog: open }: DialogContext): number | undefined {
  return open?.id === 'wish' ? wishState.parse(open.state).at : undefined;
}

/** It has changed nothing, and holds up neither what somebody writes later nor the day's check-in. */
export function dropWish(dc: DialogContext, { event, now }: Turn): void {
  const at = wishAskedAt(dc);
  if (at !== undefined && (event.kind === 'check-in-due' || now - at > STALE)) dc.stack.pop();
}

/** To the question whether a wish is meant: its yes or no, or another day or time for it. */
export function isReplyToWish({ activeDialog: open }: DialogContext, turn: Turn, text: string): boolean {
  if (open?.id !== 'wish') return false;
  const { wish } = open.state as State;
  const reply = readYesNo(text, wordsOf(turn));
  return reply === 'yes' || reply === 'no' || insteadOf(turn, wish, text) !== undefined;
}

export const wishDialog = () => new AskedBackDialog<State>({ id: 'wish', put, hear });

function put(turn: Turn, { wish }: State): void {
  switch (wish.kind) {
    case 'pause':
      return turn.say('wish.ask-pause', { day: dayIn(turn, wish.until) });
    case 'clock':
      return turn.say('wish.ask-clock', { time: wish.clock });
    case 'place': {
      const time = localClock(turn.now, wish.zone);
      return turn.say('wish.ask-place', { label: wish.place, time });
    }
  }
}

async function hear(dc: DialogContext, turn: Turn, { wish }: State, text: string): Promise<Meant> {
  const reply = readYesNo(text, wordsOf(turn));
  if (reply === 'yes') return fulfilled(dc, turn, wish);
  if (reply === 'no') return 'left';
  const other = insteadOf(turn, wish, text);
  return other === undefined ? 'unclear' : fulfilled(dc, turn, other);
}

async function fulfilled(dc: DialogContext, turn: Turn, wish: Asked): Promise<Meant> {
  const { patient } = turn;
  if (wish.kind === 'pause') {
    if (wish.inHospital === true) tellOfHospital(turn);
    // Whatever stood open below is not asked again.
    await pauseUntil(dc, turn, wish.until);
    return Dialog.EndOfTurn;
  }
  turn.keepPatient(wish.kind === 'clock' ? { ...patient, checkInAt: wish.clock } : movedTo(patient, wish));
  if (wish.kind === 'place' && wish.until !== undefined)
    turn.say('wish.away', { time: patient.checkInAt, day: dayIn(turn, wish.until) });
  else turn.say('wish.done', { time: turn.patient.checkInAt });
  return dc.endDialog();
}

/** "Until Friday", "no, at 8 pm": another day or time than the one that was asked back. */
function insteadOf(turn: Turn, wish: Asked, text: string): Asked | undefined {
  const words = wordsOf(turn);
  const behind = behindNo(text, words);
  if (wish.kind === 'pause') {
    const said = behind ?? text;
    // A day in somebody's story is no wish: "no, it has hurt for 3 days".
    const until = isOnlyWhen(said, words) ? readUntil(said, words) : undefined;
    const day = until && pauseEndsOn(turn, until);
    return day === undefined ? undefined : { ...wish, until: day };
  }
  if (wish.kind !== 'clock') return undefined;
  const clock = behind === undefined ? clockIn(text, words) : readClock(behind, words)?.slice(0, 5);
  return clock === undefined ? undefined : { kind: 'clock', clock };
}
