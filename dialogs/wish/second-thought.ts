/** A pause, a clock, a place or days that were just settled are changed, or taken back, by the next words. */
import type { DialogContext } from 'botbuilder-dialogs';
import { asBefore, isFresh, type Wished } from '../../src/model/wished.ts';
import { isPaused } from '../../src/model/patient.ts';
import { placeIn } from '../../src/model/places.ts';
import { readSecondThought } from '../../src/reading/second-thought.ts';
import { isOnlyWhen, readStretch } from '../../src/reading/until.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { beginCheckIn } from '../check-in.ts';
import { isNoteAsked } from '../takes.ts';
import { wordsOf } from '../turn-of.ts';
import { clockNear } from './clocks.ts';
import { askWish } from './dialog.ts';
import { isEndedByPause, pause, resumed, tellOfStanding } from './done.ts';
import { pauseDays, plannedFrom, toldEnd } from './pause-days.ts';
import { rememberWish } from './remember.ts';

/** True when the text was about what has just been settled, and has been answered. */
export async function hearSecondThought(dc: DialogContext, turn: Turn, text: string): Promise<boolean> {
  const { wished } = turn.talk;
  if (wished === undefined || !isFresh(wished, turn.now)) return false;
  const open = dc.activeDialog?.id;
  if ((open !== undefined && open !== 'questionnaire') || isNoteAsked(dc, turn)) return false;
  const words = wordsOf(turn);
  const thought = readSecondThought(text, words);
  if (thought === undefined) return false;
  if (thought.kind === 'back') return undone(dc, turn, wished);
  if (thought.kind === 'resume') return thought.opened && resumed(dc, turn);
  // Beside a question that is open only what says so puts right something else.
  if (!thought.opened && open !== undefined) return false;
  switch (wished.kind) {
    case 'pause':
      return pausedInstead(dc, turn, thought.rest, text);
    case 'clock':
      return clockInstead(dc, turn, thought.rest);
    case 'place': {
      const found = thought.opened ? placeIn(thought.rest, turn.content.places) : undefined;
      if (found === undefined || found.place.length < thought.rest.length) return false;
      await askWish(dc, { kind: 'place', ...found });
      return true;
    }
    default:
      return false;
  }
}

async function undone(dc: DialogContext, turn: Turn, { before }: Wished): Promise<true> {
  const wasPaused = isPaused(turn.patient, turn.now);
  turn.keepPatient(asBefore(turn.patient, before));
  turn.keepWished(undefined);
  if (!tellOfStanding(turn)) turn.say('wish.undone', { time: turn.patient.checkInAt });
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
  else if (wasPaused && isEndedByPause(turn)) await beginCheckIn(dc, turn);
  return true;
}

/** `text`: all of it, for what stands before the day may say that it is that day alone. */
async function pausedInstead(dc: DialogContext, turn: Turn, rest: string, text: string): Promise<boolean> {
  const words = wordsOf(turn);
  const when = isOnlyWhen(rest, words) ? readStretch(text, words) : {};
  const planned = plannedFrom(turn);
  if (when.from === undefined && toldEnd(turn, when, planned) === undefined) return false;
  await pause(dc, turn, pauseDays(turn, when, planned));
  return true;
}

async function clockInstead(dc: DialogContext, turn: Turn, rest: string): Promise<boolean> {
  // "No wait, 4" beside a question is an answer put right.
  if (dc.activeDialog !== undefined && /^\d+$/.test(rest)) return false;
  const checkInAt = clockNear(rest, wordsOf(turn), turn.patient.checkInAt);
  if (checkInAt === undefined) return false;
  rememberWish(turn, 'clock');
  turn.keepPatient({ ...turn.patient, checkInAt });
  turn.say('wish.done', { time: checkInAt });
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
  return true;
}
