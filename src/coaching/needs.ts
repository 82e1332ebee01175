/** Which skill is offered, and why: plain rules over a person's own record, then what has helped them. Pure. */
import type { FlareBook } from '../model/flare.ts';
import type { Need, Skill, SkillBook, SkillPolicy } from '../model/skill.ts';
import { dayAfter, daysBetween, type Day } from '../model/time.ts';
import type { BoomBust } from '../outcomes/boom-bust.ts';
import { upTo, type Series } from '../outcomes/numbers.ts';
import { drawnAmongEquals } from './draw.ts';
import { ranked } from './helped.ts';

export interface Lived {
  today: Day;
  series: Readonly<Record<string, Series>>;
  boomBust: BoomBust;
  flares: Pick<FlareBook, 'past'>;
}

export interface Called {
  skill: string;
  because: string;
  /** What the reason rests on, to be shown. */
  values: { times: number; entries: number; days: number; limit: number };
  /** Others were its equals, and a draw put it first. */
  drawn?: true;
}

/** The reasons there are today, in the order of the content; the first reason of a skill counts. */
export function calledFor(skills: readonly Skill[], lived: Lived): Called[] {
  return skills.flatMap(({ id, needs }) => {
    const called = needs.flatMap((each) => calledBy(id, each, lived));
    return called.slice(0, 1);
  });
}

function calledBy(skill: string, need: Need, { today, series, boomBust, flares }: Lived): Called[] {
  const { because } = need;
  switch (need.kind) {
    case 'days': {
      const known = upTo(series[need.of] ?? [], today, need.outOf);
      const { atLeast = -Infinity, atMost = Infinity } = need;
      const times = known.filter(({ value }) => value >= atLeast && value <= atMost).length;
      const limit = need.atLeast ?? need.atMost ?? 0;
      const values = { times, entries: known.length, days: need.outOf, limit };
      return times >= need.days ? [{ skill, because, values }] : [];
    }
    case 'boom-bust': {
      if (boomBust.kind !== 'noticed') return [];
      const times = boomBust.episodes.length;
      return [{ skill, because, values: { times, entries: times, days: 28, limit: 0 } }];
    }
    case 'flare': {
      const from = dayAfter(today, -need.outOf);
      const times = flares.past.filter(({ to }) => to >= from).length;
      const values = { times, entries: times, days: need.outOf, limit: 0 };
      return times > 0 ? [{ skill, because, values }] : [];
    }
  }
}

/**
 * Undefined when none is called for, the last offer is too near, or nobody wanted the last ones. Never the same twice running.
 * `who` names the person to the draw among equals, where that is switched on.
 */
export function offerOf(
  called: readonly Called[],
  book: SkillBook,
  today: Day,
  rules: SkillPolicy,
  who = '',
): Called | undefined {
  const { offeredOn, last, declined, worse, sorrowOn } = book;
  if (sorrowOn !== undefined && daysBetween(sorrowOn, today) < rules.quietDays) return undefined;
  if (offeredOn !== undefined && daysBetween(offeredOn, today) < rules.apartDays) return undefined;
  if (declined >= rules.declines) return undefined;
  const fresh = called.filter(({ skill }) => skill !== last && !worse.includes(skill));
  const plain = ranked(
    book,
    fresh.map(({ skill }) => skill),
  );
  const [first] = rules.learner === true ? drawnAmongEquals(plain, `${who}/${today}`) : plain;
  const offered = fresh.find(({ skill }) => skill === first?.step);
  return offered !== undefined && first !== plain[0] ? { ...offered, drawn: true } : offered;
}

/** The whole library, what has helped this person first. */
export function listedFor(skills: readonly Skill[], book: SkillBook): string[] {
  return ranked(
    book,
    skills.map(({ id }) => id),
  ).map(({ step }) => step);
}

export type Effect = 'yes' | 'little' | 'no' | 'worse';

export function withEffect(book: SkillBook, skill: string, effect: Effect): SkillBook {
  const { done, helped } = book.tally[skill] ?? { done: 0, helped: 0 };
  const isHelp = effect === 'yes' || effect === 'little';
  return {
    ...book,
    tally: { ...book.tally, [skill]: { done: done + 1, helped: helped + (isHelp ? 1 : 0) } },
    worse: effect === 'worse' ? [...new Set([...book.worse, skill])] : book.worse,
  };
}
