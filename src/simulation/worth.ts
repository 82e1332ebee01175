/** What rules have put on the clinic's list, by rule, kind of person and week, and what part of it was worth its while. Pure. */
import { daysBetween, localDay, type Day } from '../model/time.ts';
import type { AlertSeen } from './seen.ts';
import { openedBy } from './opened-by.ts';
import type { Person } from './people.ts';
import { truthOf, truths, type Truth } from './truth.ts';

export type Judged = Record<'entries' | Truth, number>;
interface Entry {
  who: Person;
  day: number;
  truth: Truth;
  because: string[];
}

export function worthOf(people: readonly Person[], alerts: Iterable<AlertSeen>, firstDay: Day, days: number) {
  const known = new Map(people.map((who) => [who.id, who]));
  const entries = [...alerts].flatMap((alert): Entry[] => {
    const who = known.get(alert.owner);
    if (who === undefined || openedBy(alert) !== 'rule') return [];
    const day = daysBetween(firstDay, localDay(alert.openedAt, who.zone));
    const because = [...alert.because];
    return [{ who, day, because: namesOf(because), truth: truthOf(because, who, day) }];
  });
  return {
    all: judged(entries),
    byRule: grouped(entries, ({ because }) => because),
    byTemperament: grouped(entries, ({ who }) => [who.temperament]),
    byWeek: Array.from({ length: Math.ceil(days / 7) }, (_, week) =>
      judged(entries.filter(({ day }) => Math.floor(day / 7) === week)),
    ),
  };
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
