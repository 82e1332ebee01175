/** When we write, to whoever asks: only what is so now. */
import type { DialogContext } from 'botbuilder-dialogs';
import { isPaused } from '../../src/model/patient.ts';
import { localDay } from '../../src/model/time.ts';
import { readTimesAsked, type TimesAsked } from '../../src/reading/times-asked.ts';
import { daysNow, nextAsked, withDaysNow } from '../../src/schedule/asked-days.ts';
import { nextCheckIn } from '../../src/schedule/check-ins.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { isTakenElsewhere } from '../takes.ts';
import { wordsOf } from '../turn-of.ts';
import { dayIn, daysInWords } from './days.ts';

/** True when the text asked that, and has been answered. */
export async function hearTimesAsked(dc: DialogContext, turn: Turn, text: string): Promise<boolean> {
  const asked = readTimesAsked(text, wordsOf(turn));
  if (asked === undefined || isTakenElsewhere(dc, turn)) return false;
  tell(turn, asked);
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
  return true;
}

function tell(turn: Turn, asked: TimesAsked): void {
  if (asked === 'how-often') return turn.say('wish.how-often', { days: daysInWords(turn, daysNow(turn)) });
  if (asked === 'owed') return turn.say('wish.not-owed');
  const next = nextCheckIn(withDaysNow(turn), turn.content.checkIns, turn.now, turn.checkIn);
  const { paused, checkInAt, zone } = turn.patient;
  const isOff = isPaused(turn.patient, next.at);
  if (isOff && paused?.until === undefined) return turn.say('wish.next-open');
  const day = isOff && paused?.until !== undefined ? nextAsked(turn, localDay(paused.until, zone)) : next.day;
  turn.say('wish.next', { day: dayIn(turn, day), time: checkInAt });
}
