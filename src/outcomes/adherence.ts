/** How much of what was agreed has happened: always so many of so many, and a day nobody asked about is in neither. */
import { isAskedOn, type AskedDays } from '../model/asked-days.ts';
import { dayAfter, weekday, type Day } from '../model/time.ts';
import { upTo, type Series } from './numbers.ts';

/** What became of the check-in of one day. `not-asked` is nobody's silence. */
export interface DayKept {
  day: Day;
  was: 'answered' | 'missed' | 'not-asked';
  /** Questions with numbers that had no turn on it. */
  leftOut?: string[] | undefined;
  /** It was broken off. */
  inPart?: true | undefined;
}

export interface Adherence {
  answered: number;
  asked: number;
  days: number;
  /** Of those answered. */
  inPart: number;
}

export function adherence(kept: readonly DayKept[], today: Day, days: number): Adherence {
  const from = dayAfter(today, 1 - days);
  const within = kept.filter(({ day }) => day >= from && day <= today);
  const count = (was: DayKept['was']) => within.filter((each) => each.was === was).length;
  const answered = count('answered');
  const inPart = within.filter((each) => each.inPart === true).length;
  return { answered, asked: answered + count('missed'), days, inPart };
}

/**
 * The days on which this question of the check-in was not asked: no number is nobody's silence then. A day of which nothing is
 * kept was one of no check-in; where nothing is kept at all, nobody can tell.
 */
export function notAskedOn(kept: readonly DayKept[], question: string, to: Day, days: number): Day[] {
  if (kept.length === 0) return [];
  const known = new Map(kept.map((each) => [each.day, each]));
  return Array.from({ length: days }, (_, at) => dayAfter(to, at + 1 - days)).filter((day) => {
    const one = known.get(day);
    return one === undefined || one.was === 'not-asked' || one.leftOut?.includes(question) === true;
  });
}

/** So many days are kept; of a row that fills them nobody knows any more when it began. */
export const DAYS_KEPT = 28;

/** How many asked days in a row up to this one were answered. A day that was not asked does not break the row. */
export function answeredInARow(kept: readonly DayKept[], today: Day): number {
  const asked = kept.filter(({ day, was }) => day <= today && was !== 'not-asked');
  const firstMissed = asked.toReversed().findIndex(({ was }) => was === 'missed');
  return firstMissed < 0 ? asked.length : firstMissed;
}

/** Of the days of an activity that have a number, those on which the amount was reached. */
export function reached(activity: Series, amount: number, today: Day, days: number) {
  const logged = upTo(activity, today, days);
  return { days, logged: logged.length, reached: logged.filter(({ value }) => value >= amount).length };
}

/** A week ends on Sunday, or with the last day of it on which somebody is asked. */
export function endsWeek(day: Day, days?: AskedDays): boolean {
  return Array.from({ length: 7 - weekday(day) }, (_, at) => dayAfter(day, at + 1)).every(
    (each) => !isAskedOn(days, each),
  );
}

/** Who is asked on other days since must not hear the end of one week twice. */
export function isSameWeek(day: Day, other: Day): boolean {
  const monday = (of: Day) => dayAfter(of, 1 - weekday(of));
  return monday(day) === monday(other);
}

/** How many of the last days are asked. */
export function askedOf(days: AskedDays | undefined, to: Day, count: number): number {
  return Array.from({ length: count }, (_, at) => dayAfter(to, -at)).filter((day) => isAskedOn(days, day))
    .length;
}
