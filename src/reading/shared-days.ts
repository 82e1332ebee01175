/** What several days that are told of in one message have in common: a number for each of them, or a question that goes on. */
import type { DayBack } from './day-named.ts';

export interface DayTold {
  day: DayBack;
  named: { linkId: string; value: number }[];
  /** Numbers without a name, in their order. */
  bare: number[];
}
export interface Heard extends DayTold {
  isPlain: boolean;
  isOver: boolean;
  isLeft: boolean;
  /** One number for each of several days. */
  forEach: boolean;
}

/** "Monday and Tuesday were both 5", "lunes y martes fueron 5 y 6": days without a number share those of the next. */
export function shared(told: readonly Heard[]): DayTold[] | undefined {
  const days: DayTold[] = [];
  let without: Heard[] = [];
  for (const each of told) {
    const { day, named, bare } = each;
    if (named.length + bare.length === 0) {
      without.push(each);
      continue;
    }
    const all = [...without.map((one) => one.day), day];
    without = [];
    const isEach = each.forEach && bare.length === 1 && named.length === 0;
    if (all.length === 1) days.push({ day, named, bare });
    else if (isEach) days.push(...all.map((one) => ({ day: one, named, bare })));
    else if (named.length === 0 && bare.length === all.length)
      days.push(...all.map((one, at) => ({ day: one, named, bare: bare.slice(at, at + 1) })));
    else return undefined;
  }
  return without.length > 0 && days.length > 0 ? undefined : days;
}

/** "Thursday I slept 7, Friday 2": a number alone goes on with what was told of the day before it. */
export function goingOn(days: readonly DayTold[]): DayTold[] {
  const all: DayTold[] = [];
  for (const each of days) {
    const [name, ...more] = all.at(-1)?.named ?? [];
    const [value, ...others] = each.bare;
    const goesOn = more.length + others.length + each.named.length === 0 && all.at(-1)?.bare.length === 0;
    if (!goesOn || name === undefined || value === undefined) all.push(each);
    else all.push({ day: each.day, named: [{ linkId: name.linkId, value }], bare: [] });
  }
  return all;
}
