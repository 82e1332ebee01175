/** Made-up people who log what they do and how it hurts, so that it can be counted how often a pattern is seen wrongly. */
import { dayAfter, weekday, type Day } from '../../../src/model/time.ts';
import type { ActivityLog } from '../../../src/outcomes/boom-bust.ts';

export const firstDay: Day = '2026-01-05';

/** The same numbers every time: mulberry32. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Ideal {
  minutes: number;
  pain: number;
}
type Person = (chance: () => number, days: number) => Ideal[];

const bell = (chance: () => number) =>
  Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
const minutes = (chance: () => number, usual: number, spread: number) =>
  Math.round(usual * Math.exp(spread * bell(chance)));
const pain = (chance: () => number, usual: number, spread: number) =>
  Math.max(0, Math.min(10, Math.round(usual + spread * bell(chance))));
const each = (days: number, one: (at: number) => Ideal): Ideal[] =>
  Array.from({ length: days }, (_, at) => one(at));

const noise =
  (spread: number, painSpread: number): Person =>
  (chance, days) =>
    each(days, () => ({ minutes: minutes(chance, 40, spread), pain: pain(chance, 5, painSpread) }));

/** Pain drifts from day to day, and has nothing to do with what is done. */
const drifting: Person = (chance, days) => {
  let level = 0;
  return each(days, () => {
    level = 0.7 * level + 1.2 * bell(chance);
    return { minutes: minutes(chance, 40, 0.35), pain: pain(chance, 5 + level, 0.5) };
  });
};

/** By weekday: 1 is Monday. The first day is one. */
const weekly =
  (share: (day: number) => number, painOf: (day: number) => number = () => 5): Person =>
  (chance, days) =>
    each(days, (at) => {
      const day = weekday(dayAfter(firstDay, at));
      return { minutes: minutes(chance, 40 * share(day), 0.2), pain: pain(chance, painOf(day), 1.2) };
    });

const illWeek: Person = (chance, days) =>
  each(days, (at) => {
    const ill = at >= 30 && at < 37;
    return { minutes: minutes(chance, ill ? 10 : 40, 0.25), pain: pain(chance, ill ? 8 : 5, 1) };
  });

/** Every `period` days a day of double, then two of a third with `rise` more pain. */
const alternating =
  (period: number, rise: number): Person =>
  (chance, days) =>
    each(days, (at) => {
      const place = (at + 3) % period;
      const share = place === 0 ? 2 : place <= 2 ? 0.35 : 1;
      const usual = place === 0 ? 4 : place <= 2 ? 4 + rise : 4.5;
      return { minutes: minutes(chance, 40 * share, 0.25), pain: pain(chance, usual, 1) };
    });

export const people: Record<string, { person: Person; isBoomBust: boolean }> = {
  'noise, calm': { person: noise(0.25, 1), isBoomBust: false },
  'noise, usual': { person: noise(0.35, 1.5), isBoomBust: false },
  'noise, wild': { person: noise(0.5, 2), isBoomBust: false },
  'pain drifts by itself': { person: drifting, isBoomBust: false },
  'working week, quiet weekend': { person: weekly((day) => (day >= 6 ? 0.5 : 1)), isBoomBust: false },
  'busy Saturday, quiet Sunday': {
    person: weekly((day) => (day === 6 ? 1.8 : day === 7 ? 0.5 : 1)),
    isBoomBust: false,
  },
  'three long days a week': {
    person: weekly((day) => ([1, 3, 5].includes(day) ? 1.6 : 0.7)),
    isBoomBust: false,
  },
  'a week of illness': { person: illWeek, isBoomBust: false },
  'boom and bust every 7 days': { person: alternating(7, 3), isBoomBust: true },
  'boom and bust every 5 days': { person: alternating(5, 3), isBoomBust: true },
  'boom and bust every 9 days': { person: alternating(9, 3), isBoomBust: true },
  'milder, every 7 days': { person: alternating(7, 2), isBoomBust: true },
};

export type Gaps = 'none' | 'by chance' | 'on bad days';

/** What such a person would have logged: whole numbers, and gaps that are left gaps. */
export function logOf(person: Person, seed: number, days: number, gaps: Gaps): ActivityLog {
  const chance = chanceFrom(seed);
  const lived = person(chance, days);
  const kept = lived.map((day) => {
    if (gaps === 'by chance') return chance() >= 0.25;
    return gaps === 'none' || day.pain < 7 || chance() >= 0.6;
  });
  const points = (of: (day: Ideal) => number) =>
    lived.flatMap((day, at) => (kept[at] ? [{ day: dayAfter(firstDay, at), value: of(day) }] : []));
  return { activity: points((day) => day.minutes), pain: points((day) => day.pain) };
}
