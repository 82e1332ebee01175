/** What of a wish is asked back before it is done: until when the pause, at which clock, in which place. */
import type { DialogContext } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { z } from 'zod';
import { placeIn } from '../../src/model/places.ts';
import { HOUR, localClock } from '../../src/model/time.ts';
import { readSecondThought } from '../../src/reading/second-thought.ts';
import { isOnlyWhen, readStretch } from '../../src/reading/until.ts';
import { readYesNo } from '../../src/reading/yes-no.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { AskedBackDialog, type Meant } from '../asked-back.ts';
import { turnOf, wordsOf } from '../turn-of.ts';
import { clockIn, clockNear } from './clocks.ts';
import { daysToldIn, keepDays } from './asked-days.ts';
import { dayIn } from './days.ts';
import { movedTo, pause, tellOfHospital } from './done.ts';
import { pauseDays, toldEnd } from './pause-days.ts';
import { rememberWish } from './remember.ts';

const toldDays = z.union([
  z.literal('daily'),
  z.object({ every: z.number() }),
  z.object({ perWeek: z.number() }),
  z.object({ weekdays: z.array(z.number()) }),
]);

export const wishState = z.looseObject({
  wish: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('pause'),
      from: z.string().optional(),
      until: z.string(),
      inHospital: z.literal(true).optional(),
    }),
    z.object({ kind: z.literal('place'), place: z.string(), zone: z.string(), until: z.string().optional() }),
    z.object({ kind: z.literal('clock'), clock: z.string() }),
    z.object({ kind: z.literal('days'), days: toldDays }),
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

/** It has changed nothing, and is not what somebody writes about so much later. */
export function dropWish(dc: DialogContext, { now }: Turn): void {
  const at = wishAskedAt(dc);
  if (at !== undefined && now - at > STALE) dc.stack.pop();
}

/** To the question whether a wish is meant: its yes or no, or another day or time for it. */
export function isReplyToWish({ activeDialog: open }: DialogContext, turn: Turn, text: string): boolean {
  if (open?.id !== 'wish') return false;
  const { wish } = open.state as State;
  const reply = replyIn(turn, text);
  return reply === 'yes' || reply === 'no' || insteadOf(turn, wish, text) !== undefined;
}

/** "Actually no, don't pause" is a no. */
function replyIn(turn: Turn, text: string): ReturnType<typeof readYesNo> {
  const thought = readSecondThought(text, wordsOf(turn));
  const isOff = thought?.kind === 'back' || (thought?.kind === 'resume' && thought.opened);
  return isOff ? 'no' : readYesNo(text, wordsOf(turn));
}

export const wishDialog = () => new AskedBackDialog<State>({ id: 'wish', put, hear });

function put(turn: Turn, { wish }: State): void {
  switch (wish.kind) {
    case 'pause': {
      const day = dayIn(turn, wish.until);
      if (wish.from === undefined) return turn.say('wish.ask-pause', { day });
      return turn.say('wish.ask-pause-from', { from: dayIn(turn, wish.from), day });
    }
    case 'clock':
      return turn.say('wish.ask-clock', { time: wish.clock });
    case 'days':
      return turn.say('wish.ask-days', { days: daysToldIn(turn, wish.days) });
    case 'place': {
      const time = localClock(turn.now, wish.zone);
      return turn.say('wish.ask-place', { label: wish.place, time });
    }
  }
}

async function hear(dc: DialogContext, turn: Turn, { wish }: State, text: string): Promise<Meant> {
  const reply = replyIn(turn, text);
  if (reply === 'yes') return fulfilled(dc, turn, wish);
  if (reply === 'no') return 'left';
  const other = insteadOf(turn, wish, text);
  return other === undefined ? 'unclear' : fulfilled(dc, turn, other);
}

async function fulfilled(dc: DialogContext, turn: Turn, wish: Asked): Promise<Meant> {
  const { patient } = turn;
  if (wish.kind === 'pause') {
    if (wish.inHospital === true) tellOfHospital(turn);
    // Whatever stood open below is asked again only where the pause is still to come.
    if (wish.from !== undefined) dc.stack.pop();
    await pause(dc, turn, wish);
    return Dialog.EndOfTurn;
  }
  if (wish.kind === 'days') {
    keepDays(turn, wish.days);
    return dc.endDialog();
  }
  rememberWish(turn, wish.kind);
  turn.keepPatient(wish.kind === 'clock' ? { ...patient, checkInAt: wish.clock } : movedTo(patient, wish));
  if (wish.kind === 'place' && wish.until !== undefined)
    turn.say('wish.away', { time: patient.checkInAt, day: dayIn(turn, wish.until) });
  else turn.say('wish.done', { time: turn.patient.checkInAt });
  return dc.endDialog();
}

/** "Until Friday", "no, at 8 pm": another day or time than the one that was asked back. */
function insteadOf(turn: Turn, wish: Asked, text: string): Asked | undefined {
  const words = wordsOf(turn);
  const thought = readSecondThought(text, words);
  if (thought?.kind !== 'instead') return undefined;
  const { rest, opened } = thought;
  if (wish.kind === 'pause') {
    // A day in somebody's story is no wish: "no, it has hurt for 3 days".
    const when = isOnlyWhen(rest, words) ? readStretch(text, words) : {};
    if (when.from === undefined && toldEnd(turn, when, wish.from) === undefined) return undefined;
    return { ...wish, ...pauseDays(turn, when, wish.from) };
  }
  if (wish.kind === 'days') return undefined;
  if (wish.kind === 'place') return placeInstead(turn, wish, thought);
  const clock = opened ? clockNear(rest, words, wish.clock) : clockIn(text, words);
  return clock === undefined ? undefined : { kind: 'clock', clock };
}

/** "No, Madrid", and nothing more. */
function placeInstead(
  turn: Turn,
  wish: Asked,
  { rest, opened }: { rest: string; opened: boolean },
): Asked | undefined {
  const found = opened ? placeIn(rest, turn.content.places) : undefined;
  if (wish.kind !== 'place' || found === undefined || found.place.length < rest.length) return undefined;
  return { ...wish, ...found };
}
