/**
 * What a clinician has to open because of rules: each call, and one list on each day on which one is told, that of the week among
 * them. Who stands on the lists is another number, and both are said. Pure.
 */
import { daysBetween, type Day } from '../model/time.ts';
import { rounded } from './counts.ts';
import type { Seen } from './seen.ts';
import type { Entry } from './worth.ts';

const MONTH = 30;

/** Whole ones only. */
function monthsOf(days: number): number[] {
  return days < 2 * MONTH ? [] : Array.from({ length: Math.floor(days / MONTH) }, (_, month) => month);
}

export function toOpen(
  entries: readonly Entry[],
  { listDays }: Pick<Seen, 'listDays'>,
  of: { people: number; days: number; firstDay: Day },
) {
  const count = (told: Entry['told']) => entries.filter((each) => each.told === told).length;
  const [calls, dayLines, weekLines] = [count('called'), count('day'), count('week')];
  const lists = listDays.size;
  const month = MONTH / of.days;
  const perClinic = (lines: number) => rounded(lines * (300 / Math.max(1, of.people)) * month);
  return {
    calls,
    /** Days on which a list was told, whatever stood on it. */
    lists,
    dayLines,
    weekLines,
    people: new Set(entries.map(({ who }) => who.id)).size,
    /** Each 30 days by themselves, of 300 people, where there is more than one such month: no month is like the first. */
    byMonth: monthsOf(of.days).map((month) => {
      const those = entries.filter(({ day }) => Math.floor(day / MONTH) === month);
      const told = [...listDays].filter(
        (day) => Math.floor(daysBetween(of.firstDay, day) / MONTH) === month,
      ).length;
      const per300 = (count: number) => Math.round(count * (300 / Math.max(1, of.people)));
      const called = per300(those.filter((each) => each.told === 'called').length);
      return { opened: called + told, calls: called, lists: told, entries: per300(those.length) };
    }),
    /** One clinic has one list a day, however many people it has. */
    per300PatientMonths: {
      opened: rounded(perClinic(calls) + lists * month),
      calls: perClinic(calls),
      lists: rounded(lists * month),
      lines: perClinic(dayLines + weekLines),
    },
  };
}
