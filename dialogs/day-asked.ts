/** What was answered on a day, to who asks for it: the numbers of that day, and of today beside them, and nothing about what they mean. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Said } from '../src/model/event.ts';
import { localDay, shownDay, type Day } from '../src/model/time.ts';
import { readDayAsked } from '../src/reading/day-asked.ts';
import type { Turn } from '../src/turn/turn.ts';
import { dayBack } from '../src/reading/day-back.ts';
import { askedIn, ended } from './put-right/days.ts';
import { labelOf } from './labels.ts';
import { isTakenElsewhere } from './takes.ts';
import { wordsOf } from './turn-of.ts';

export async function hearDayAsked(dc: DialogContext, turn: Turn, said: Said): Promise<boolean> {
  if (said.card !== undefined || said.tier !== 'none' || isTakenElsewhere(dc, turn)) return false;
  const [newest] = ended(turn);
  const asked = newest && askedIn(turn, newest);
  const read = asked && readDayAsked(said.text, asked, wordsOf(turn));
  if (newest === undefined || asked === undefined || read === undefined) return false;
  const today = localDay(turn.now, turn.patient.zone);
  const day = dayBack(today, read.day);
  const of = read.about.length > 0 ? read.about : asked.map(({ linkId }) => linkId);
  const row = (on: Day) => rowOn(turn, newest.questionnaire, of, on);
  say(turn, day, row(day), read.compares && day !== today ? row(today) : '');
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
  return true;
}

function say(turn: Turn, day: Day, row: string, now: string): void {
  const values = { day: shownDay(day, turn.patient.lang), row, now };
  if (row === '') return turn.say('numbers.day-none', values);
  turn.say(now === '' ? 'numbers.day' : 'numbers.day-and-today', values);
}

/** "your pain 6, your sleep 7". */
function rowOn(turn: Turn, questionnaire: string, of: readonly string[], day: Day): string {
  const { trends } = turn.talk;
  return of
    .flatMap((linkId) => {
      const value = trends[`${questionnaire}/${linkId}`]?.find((each) => each.day === day)?.value;
      return value === undefined ? [] : [`${labelOf(turn, linkId)} ${value}`];
    })
    .join(', ');
}
