/** Of whom something is so, and of how many of them the clinic was told while it was so: what fewer alerts must not cost. Pure. */
import { daysBetween, localDay, type Day } from '../model/time.ts';
import { openedBy } from './opened-by.ts';
import type { Person } from './people.ts';
import type { AlertSeen } from './seen.ts';
import { AFTER_DAYS, WORSE_FROM } from './truth.ts';

export const conditions = ['ill', 'worsening', 'in-danger'] as const;
export type Condition = (typeof conditions)[number];
export interface Told {
  people: number;
  told: number;
}

/** The days on which it is so, the last not among them. */
interface Span {
  from: number;
  until: number;
}
/** Somebody in danger is called about on that day or the next. */
const CALLED_WITHIN = 2;
const OF_PAIN = /^(task |trigger\/)?(pain|peg)-/;

export const spans: Record<Condition, (who: Person) => Span | undefined> = {
  ill: ({ days }) => {
    const ill = days.flatMap(({ ill: isIll }, day) => (isIll ? [day] : []));
    return ill.length === 0 ? undefined : { from: ill[0]!, until: ill.at(-1)! + 1 + AFTER_DAYS };
  },
  worsening: ({ temperament, days }) =>
    temperament === 'worsening' ? { from: WORSE_FROM, until: days.length } : undefined,
  'in-danger': ({ dangerOn }) =>
    dangerOn === undefined ? undefined : { from: dangerOn, until: dangerOn + CALLED_WITHIN },
};

const tells: Record<Condition, (alert: AlertSeen) => boolean> = {
  ill: () => true,
  worsening: ({ because }) => [...because].some((each) => OF_PAIN.test(each)),
  'in-danger': ({ tier }) => tier !== 'soon',
};

export function toldOf(
  people: readonly Person[],
  alerts: Iterable<AlertSeen>,
  firstDay: Day,
): Record<Condition, Told> {
  const byRules = [...alerts].filter((each) => openedBy(each) === 'rule');
  const of = (condition: Condition): Told => {
    const affected = people.flatMap((who) => {
      const span = spans[condition](who);
      return span === undefined ? [] : [{ who, span }];
    });
    const told = affected.filter(({ who, span }) =>
      byRules.some(
        (alert) => alert.owner === who.id && tells[condition](alert) && isWithin(alert, who, span, firstDay),
      ),
    );
    return { people: affected.length, told: told.length };
  };
  return { ill: of('ill'), worsening: of('worsening'), 'in-danger': of('in-danger') };
}

/** Opened, or joined by something more. */
export function isWithin(
  { moments }: AlertSeen,
  { zone }: Person,
  { from, until }: Span,
  firstDay: Day,
): boolean {
  return [...moments].some((at) => {
    const day = daysBetween(firstDay, localDay(at, zone));
    return day >= from && day < until;
  });
}
