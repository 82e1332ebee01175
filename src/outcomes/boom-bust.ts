/**
 * Much on a good day, and days of rest and pain to pay for it: noticed from the patient's own log. It must not call it
 * that on two points, nor on what chance or the rhythm of a working week would show as well (README.md has the rates).
 */
import type { BoomBustRules } from '../model/outcomes.ts';
import { dayAfter, type Day } from '../model/time.ts';
import { between, medianOf, type Series } from './numbers.ts';

export interface ActivityLog {
  /** Active minutes, or steps, by day. */
  activity: Series;
  pain: Series;
}

/** A day of much, and the day on which it was paid for. */
export interface Episode {
  boom: Day;
  bust: Day;
}

export type BoomBust =
  | { kind: 'too-little' }
  | { kind: 'none'; episodes: Episode[] }
  /** `episodes` are the days it rests on. */
  | { kind: 'noticed'; episodes: Episode[] };

export function boomBust(log: ActivityLog, today: Day, rules: BoomBustRules): BoomBust {
  const longest = Math.max(...rules.noticedFrom.map(({ days }) => days));
  const from = dayAfter(today, 1 - longest);
  const judged = daysOf(log, from, today, rules);
  if (judged.length === 0) return { kind: 'too-little' };
  const all = episodesIn(judged);
  const recent = rules.noticedFrom
    .map(({ times, days }) => ({ times, found: all.filter(({ boom }) => boom > dayAfter(today, -days)) }))
    .find(({ times, found }) => found.length >= times);
  if (recent === undefined || !standsOut(judged, rules)) return { kind: 'none', episodes: all };
  return { kind: 'noticed', episodes: recent.found };
}

interface Judged {
  day: Day;
  isBoom: boolean;
  /** The first of the days after it with much less activity and more pain. */
  bust?: Day;
  /** Whether pain rose in the days after it; undefined when none of them has a number. */
  painRose?: boolean;
}

/** Every day with a number and enough days before it to know what is usual. */
function daysOf(log: ActivityLog, from: Day, to: Day, rules: BoomBustRules): Judged[] {
  const activity = between(log.activity, dayAfter(from, -rules.usual.days), to);
  const pain = new Map(between(log.pain, from, to).map(({ day, value }) => [day, value]));
  return between(activity, from, to).flatMap(({ day, value }): Judged[] => {
    const before = between(activity, dayAfter(day, -rules.usual.days), dayAfter(day, -1));
    if (before.length < rules.usual.entries) return [];
    const usual = medianOf(before.map((each) => each.value));
    const painThen = pain.get(day);
    const after = daysAfter(day, to, rules);
    const hurtsMore = (on: Day) => (pain.get(on) ?? -Infinity) >= (painThen ?? Infinity) + rules.painRise;
    const bust = activity.find(
      (each) => after.includes(each.day) && each.value < rules.bustBelow * usual && hurtsMore(each.day),
    );
    const isKnown = painThen !== undefined && after.some((each) => pain.has(each));
    return [
      {
        day,
        isBoom: value > rules.boomAbove * usual,
        ...(bust && { bust: bust.day }),
        ...(isKnown && { painRose: after.some(hurtsMore) }),
      },
    ];
  });
}

/** When it may be paid for; what comes after the day we look on is not known. */
function daysAfter(day: Day, to: Day, { withinDays }: BoomBustRules): Day[] {
  return Array.from({ length: withinDays }, (_, at) => dayAfter(day, at + 1)).filter((each) => each <= to);
}

/** A bust pays for one boom, the last before it. */
function episodesIn(judged: readonly Judged[]): Episode[] {
  const byBust = new Map<Day, Episode>();
  for (const { day, isBoom, bust } of judged)
    if (isBoom && bust !== undefined) byBust.set(bust, { boom: day, bust });
  return [...byBust.values()];
}

/**
 * Does pain rise after days of much more often than after other days, beyond chance? Fisher's exact test, one-sided. The
 * day before such a day is left out: the days after it are the same ones.
 */
function standsOut(judged: readonly Judged[], rules: BoomBustRules): boolean {
  const known = judged.filter(({ painRose }) => painRose !== undefined);
  const booms = known.filter(({ isBoom }) => isBoom);
  const nearBoom = new Set(booms.map(({ day }) => dayAfter(day, -1)));
  const others = known.filter(({ day, isBoom }) => !isBoom && !nearBoom.has(day));
  const rose = (of: readonly Judged[]) => of.filter(({ painRose }) => painRose === true).length;
  return byChance(booms.length, rose(booms), others.length, rose(others)) <= rules.chance;
}

/** How likely at least `a` of `n` is, when `b` of `m` others were found as well and the two do not differ. */
export function byChance(n: number, a: number, m: number, b: number): number {
  const found = a + b;
  let sum = 0;
  for (let k = a; k <= Math.min(n, found); k += 1)
    sum += Math.exp(logChoose(n, k) + logChoose(m, found - k) - logChoose(n + m, found));
  return Math.min(1, sum);
}

function logChoose(n: number, k: number): number {
  if (k < 0 || k > n) return -Infinity;
  let sum = 0;
  for (let each = 1; each <= k; each += 1) sum += Math.log(n - k + each) - Math.log(each);
  return sum;
}
