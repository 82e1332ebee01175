/** On which days the patient wants to be asked: done, and said with the day that is next. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { AskedDays } from '../../src/model/asked-days.ts';
import { dayAfter, localDay } from '../../src/model/time.ts';
import { isFresh } from '../../src/model/wished.ts';
import type { DaysWish, ToldDays } from '../../src/reading/rarer.ts';
import { checkInOn } from '../../src/schedule/check-ins.ts';
import { isAskedDaily, nextAsked } from '../../src/schedule/asked-days.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { isNoteAsked } from '../takes.ts';
import { dayIn, daysInWords } from './days.ts';
import { rememberWish } from './remember.ts';

/** Where something else is asked it may answer that: "how often?" "once a week". */
export function mayBeOfDays(dc: DialogContext, turn: Turn): boolean {
  const open = dc.activeDialog?.id;
  const isElsewhere = open !== undefined && open !== 'questionnaire' && open !== 'which';
  return !isElsewhere && !isNoteAsked(dc, turn);
}

/**
 * "3 times a week", and nothing else, may be of anything: it changes no days unasked, but where we have just talked of them, and
 * "every day" where we have said that it brings them back.
 */
export function saysCheckIns({ talk, now, patient }: Turn, wish: DaysWish, isPlain: boolean): boolean {
  const isTalkedOf = talk.wished?.kind === 'days' && isFresh(talk.wished, now);
  return wish === 'vague' || isPlain || isTalkedOf || (wish === 'daily' && patient.days !== undefined);
}

export async function chooseDays(dc: DialogContext, turn: Turn, wish: DaysWish): Promise<boolean> {
  const open = dc.activeDialog?.id;
  if (wish === 'vague') {
    rememberWish(turn, 'days');
    turn.say('wish.rarer');
  } else keepDays(turn, wish);
  if (open !== undefined) await dc.repromptDialog();
  return true;
}

export function keepDays(turn: Turn, wish: ToldDays): void {
  rememberWish(turn, 'days');
  const { days: _, ...rest } = turn.patient;
  const days = wish === 'daily' ? undefined : daysOf(turn, wish);
  turn.keepPatient(days === undefined ? rest : { ...rest, days });
  const time = turn.patient.checkInAt;
  if (days === undefined) return turn.say('wish.every-day', { time });
  const told = daysInWords(turn, days);
  if (isAskedDaily(turn)) return turn.say('wish.days-later', { days: told });
  const next = nextAsked(turn, firstAhead(turn));
  turn.say('wish.days', { days: told, time, day: dayIn(turn, next) });
}

/** As they would be asked, in words. */
export function daysToldIn(turn: Turn, wish: ToldDays): string {
  return daysInWords(turn, wish === 'daily' ? undefined : daysOf(turn, wish));
}

function daysOf(turn: Turn, wish: Exclude<ToldDays, 'daily'>): AskedDays | undefined {
  if ('weekdays' in wish) return wish;
  // Counted from the last one, so that the next is as far from it as was wished.
  if ('every' in wish)
    return { every: wish.every, from: turn.checkIn?.day ?? localDay(turn.now, turn.patient.zone) };
  const weekdays = turn.content.checkIns.fewer.perWeek[wish.perWeek];
  return weekdays === undefined ? undefined : { weekdays };
}

/** Today, where its check-in has not been begun. */
function firstAhead(turn: Turn): string {
  const today = localDay(turn.now, turn.patient.zone);
  const isAhead = checkInOn(turn.patient, turn.content.checkIns, today) > turn.now;
  return isAhead && turn.checkIn?.day !== today ? today : dayAfter(today);
}
