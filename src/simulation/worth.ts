/** What rules have put on the clinic's list, by rule, kind of person and week, and what part of it was worth its while. Pure. */
import { daysBetween, localDay, type Day } from '../model/time.ts';
import type { AlertSeen } from './seen.ts';
import { openedBy } from './opened-by.ts';
import type { Person } from './people.ts';
import { truthOf, truths, type Truth } from './truth.ts';

/** Somebody is called, or it is a line of the next day's list, or of the week's. */
export const tellings = ['called', 'day', 'week'] as const;
type Told = (typeof tellings)[number];

export type Judged = Record<'entries' | Truth, number>;
export interface Entry {
  who: Person;
  day: number;
  truth: Truth;
  because: string[];
  told: Told;
}

export function worthOf(
  people: readonly Person[],
  alerts: Iterable<AlertSeen>,
  firstDay: Day,
  days: number,
  weekly: readonly string[],
) {
  const entries = entriesOf(people, alerts, firstDay, weekly);
  return {
    all: judged(entries),
    byTelling: Object.fromEntries(
      tellings.map((told) => [told, judged(entries.filter((each) => each.told === told))]),
    ),
    byRule: grouped(entries, ({ because }) => because),
    byTemperament: grouped(entries, ({ who }) => [who.temperament]),
    byWeek: Array.from({ length: Math.ceil(days / 7) }, (_, week) =>
      judged(entries.filter(({ day }) => Math.floor(day / 7) === week)),
    ),
  };
}

/** What rules have opened, of whom and when, and how it is told. */
export function entriesOf(
  people: readonly Person[],
  alerts: Iterable<AlertSeen>,
  firstDay: Day,
  weekly: readonly string[],
): Entry[] {
  const known = new Map(people.map((who) => [who.id, who]));
  return [...alerts].flatMap((alert): Entry[] => {
    const who = known.get(alert.owner);
    if (who === undefined || openedBy(alert) !== 'rule') return [];
    const day = daysBetween(firstDay, localDay(alert.openedAt, who.zone));
    const because = [...alert.because];
    return [
      { who, day, because: namesOf(because), truth: truthOf(because, who, day), told: toldOf(alert, weekly) },
    ];
  });
}

function toldOf({ tier, because, signals }: AlertSeen, weekly: readonly string[]): Told {
  if (tier !== 'soon') return 'called';
  const isOfWeek =
    signals.size === 0 && [...because].every((each) => weekly.includes(each.replace(/^task /, '')));
  return isOfWeek ? 'week' : 'day';
}

/** A rule that has a task to its name is counted by one of the two. */
function namesOf(because: readonly string[]): string[] {
  const plain = because.map((each) => each.replace(/^(task |trigger\/)/, ''));
  return [...new Set(plain)];
}

function grouped(entries: readonly Entry[], by: (entry: Entry) => string[]): Record<string, Judged> {
  const names = [...new Set(entries.flatMap(by))];
  return Object.fromEntries(
    names
      .map((name) => [name, judged(entries.filter((each) => by(each).includes(name)))] as const)
      .sort(([a, { entries: m }], [b, { entries: n }]) => n - m || (a < b ? -1 : 1)),
  );
}

function judged(entries: readonly Entry[]): Judged {
  const count = (truth: Truth) => entries.filter((each) => each.truth === truth).length;
  const counts = Object.fromEntries(truths.map((truth) => [truth, count(truth)])) as Record<Truth, number>;
  return { entries: entries.length, ...counts };
}
