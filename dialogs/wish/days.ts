/** Until when a wish holds, as a day of the patient's calendar: the first day on which things are as before. */
import { readDate } from '../../src/forms/read-date.ts';
import type { AskedDays } from '../../src/model/asked-days.ts';
import { daysTold } from '../../src/model/days-told.ts';
import {
  atLocal,
  dayAfter,
  localDay,
  shownDay,
  weekday,
  weekdayName,
  type Day,
} from '../../src/model/time.ts';
import type { Until } from '../../src/reading/until.ts';
import type { Turn } from '../../src/turn/turn.ts';

/** The last day of a journey; undefined when none was told. */
export function journeyEnds(turn: Turn, until: Until | undefined, thisWeek: boolean): Day | undefined {
  const today = localDay(turn.now, turn.patient.zone);
  if (thisWeek) return dayAfter(today, 7 - weekday(today));
  const back = until && dayOf(turn, until, today);
  return back && dayAfter(back, -1);
}

/** Always later than `today`, but for what has begun; undefined for what is no day that lies ahead. */
export function dayOf(turn: Turn, until: Until, today: Day): Day | undefined {
  if ('days' in until) return until.days > 0 ? dayAfter(today, until.days) : undefined;
  if ('weekday' in until) {
    if (until.orSince === true && weekday(today) >= until.weekday) return today;
    return dayAfter(today, ((until.weekday - weekday(today) + 6) % 7) + 1);
  }
  const { lang, zone } = turn.patient;
  const found = readDate(until.text, { lang, zone, today });
  if (found === undefined || found.length < 10)
    return dayOfMonth(until.text, today) ?? thisYear(until.text, { lang, zone, today });
  return found > today ? found : undefined;
}

/** In two months every number of a day comes once. */
const DAYS_AHEAD = 62;

/** "The 12th", "el 12": the next one. */
function dayOfMonth(text: string, today: Day): Day | undefined {
  const number = /^(\d{1,2})(?:st|nd|rd|th|[oº])?$/iu.exec(text)?.[1];
  if (number === undefined) return undefined;
  const ahead = Array.from({ length: DAYS_AHEAD }, (_, at) => dayAfter(today, at + 1));
  return ahead.find((day) => Number(day.slice(8)) === Number(number));
}

/** "12 March": the next one. */
function thisYear(text: string, calendar: { lang: string; zone: string; today: Day }): Day | undefined {
  const year = Number(calendar.today.slice(0, 4));
  const tries = [year, year + 1].map((each) => readDate(`${text} ${each}`, calendar));
  return tries.find((each) => each?.length === 10 && each > calendar.today);
}

/** "Monday 9 March". */
export function dayIn(turn: Turn, day: Day): string {
  const { lang, zone } = turn.patient;
  return `${weekdayName(atLocal(day, '12:00', zone), zone, lang)} ${shownDay(day, lang)}`;
}

/** "every day", "Monday, Friday". */
export function daysInWords({ patient: { lang }, content }: Turn, days: AskedDays | undefined): string {
  return daysTold(days, (key, values) => content.text(key, lang, values), lang);
}

/** The journey is over: the clock at home again, without a word. */
export function comeHome(turn: Turn, today: string): void {
  const { away, ...rest } = turn.patient;
  if (away !== undefined && today > away.until) turn.keepPatient({ ...rest, zone: away.home });
}
