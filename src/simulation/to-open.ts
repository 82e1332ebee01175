/**
 * What a clinician has to open because of rules: each call, and one list on each day on which one is told, that of the week among
 * them. Who stands on the lists is another number, and both are said. Pure.
 */
import { rounded } from './counts.ts';
import type { Seen } from './seen.ts';
import type { Entry } from './worth.ts';

export function toOpen(
  entries: readonly Entry[],
  { listDays }: Pick<Seen, 'listDays'>,
  of: { people: number; days: number },
) {
  const count = (told: Entry['told']) => entries.filter((each) => each.told === told).length;
  const [calls, dayLines, weekLines] = [count('called'), count('day'), count('week')];
  const lists = listDays.size;
  const month = 30 / of.days;
  const perClinic = (lines: number) => rounded(lines * (300 / Math.max(1, of.people)) * month);
  return {
    calls,
    /** Days on which a list was told, whatever stood on it. */
    lists,
    dayLines,
    weekLines,
    people: new Set(entries.map(({ who }) => who.id)).size,
    /** One clinic has one list a day, however many people it has. */
    per300PatientMonths: {
      opened: rounded(perClinic(calls) + lists * month),
      calls: perClinic(calls),
      lists: rounded(lists * month),
      lines: perClinic(dayLines + weekLines),
    },
  };
}
