/**
 * The review every two to four weeks: for each treatment or goal whether its target was met, whether it is time to look, and
 * what to bring to the clinician. It surfaces; it never decides to stop anything.
 */
import type { Aim } from '../model/aim.ts';
import type { OutcomeRules } from '../model/outcomes.ts';
import { dayAfter, daysBetween, type Day } from '../model/time.ts';
import type { Adherence } from './adherence.ts';
import type { Change } from './change.ts';
import type { Flare } from './flares.ts';
import { impressions, type Impression } from './overall.ts';
import { between, meanOf, upTo, type Series } from './numbers.ts';

export interface ReviewSeen {
  today: Day;
  /** What the aim is measured by. */
  series: Series;
  /** Every measure that has a baseline and enough days now, and those that have not. */
  changes: readonly Change[];
  flareDays: readonly Day[];
  flares: readonly Flare[];
  adherence: Adherence;
  impression?: Impression;
  /** The patient reported harm, such as a side effect, or asked for it to be looked at. */
  harm?: boolean;
  asked?: boolean;
  /** What was agreed as a reason to look early has shown in the numbers. */
  isWorse?: boolean;
  /** When it was looked at last. */
  reviewedOn?: Day;
}

export interface Reviewed {
  status: 'target-met' | 'on-track' | 'below-target' | 'harm-reported' | 'too-little';
  /** `early` comes before its time; `not-met` is its day, with nothing gained. */
  due: 'no' | 'regular' | 'early' | 'not-met';
  /** The best day, or the mean, with the days it rests on. */
  found: { value: number; entries: number } | undefined;
  bring: Bring[];
}

/** What to bring to the visit, function first. */
export type Bring =
  | { what: 'target'; words: string; status: Reviewed['status'] }
  | { what: 'change'; change: Extract<Change, { kind: 'compared' }> }
  | { what: 'not-enough'; measure: string; entries: number; days: number }
  | { what: 'flares'; times: number; days: number }
  | { what: 'answers'; answered: number; asked: number }
  | { what: 'harm' }
  | { what: 'question'; is: 'what-next' | 'go-on' | 'is-it-worth-it' };

export function review(aim: Aim, seen: ReviewSeen, rules: OutcomeRules): Reviewed {
  const found = foundOf(aim, seen, rules);
  const status = statusOf(aim, seen, found, rules);
  return { status, due: dueOf(aim, seen, status, rules), found, bring: bringOf(aim, seen, status, rules) };
}

function foundOf({ target, from }: Aim, seen: ReviewSeen, rules: OutcomeRules): Reviewed['found'] {
  if (target.on === 'the-last') {
    const points = between(seen.series, from, seen.today);
    const last = points.at(-1);
    // Two numbers of one day are one look.
    return last && { value: last.value, entries: new Set(points.map(({ day }) => day)).size };
  }
  if (target.on === 'the-mean') {
    const points = upTo(between(seen.series, from, seen.today), seen.today, rules.now.days);
    if (points.length < rules.now.entries) return undefined;
    return { value: meanOf(points.map(({ value }) => value)), entries: points.length };
  }
  const points = between(seen.series, from, seen.today);
  const counted = points.filter(({ day }) => wasWithoutFlare(day, target.withoutFlareDays, seen));
  if (counted.length === 0) return undefined;
  const values = counted.map(({ value }) => value);
  return {
    value: target.is === 'at-least' ? Math.max(...values) : Math.min(...values),
    entries: points.length,
  };
}

/** Known only once the days after it have passed. */
function wasWithoutFlare(day: Day, days: number, { flareDays, today }: ReviewSeen): boolean {
  const until = dayAfter(day, days);
  return until <= today && !flareDays.some((each) => each >= day && each <= until);
}

function statusOf(
  { target, from, by }: Aim,
  seen: ReviewSeen,
  found: Reviewed['found'],
  rules: OutcomeRules,
): Reviewed['status'] {
  if (seen.harm === true) return 'harm-reported';
  if (found === undefined) return 'too-little';
  const needed = target.on === 'the-last' ? rules.aims.entries : rules.now.entries;
  // What was said on the first day is where it begins.
  if (target.on === 'the-last' && found.entries < needed) return 'too-little';
  if (target.is === 'at-least' ? found.value >= target.reach : found.value <= target.reach)
    return 'target-met';
  // One good day in a week of silence does not say that it is out of reach.
  if (found.entries < needed) return 'too-little';
  const isFirstHalf = seen.today < dayAfter(from, Math.floor(daysBetween(from, by) / 2));
  const gained = isGained(seen) || (target.on === 'the-last' && isCloser(target, seen, rules));
  return isFirstHalf || (seen.today < by && gained) ? 'on-track' : 'below-target';
}

/** Nearer to the target than on the first day, by more than chance. */
function isCloser({ is }: Aim['target'], { series }: ReviewSeen, { aims }: OutcomeRules): boolean {
  const [first, last] = [series[0]?.value ?? 0, series.at(-1)?.value ?? 0];
  return (is === 'at-least' ? last - first : first - last) >= aims.step;
}

/** A third less pain or interference, or the person's own word: any of these is a reason not to call it without effect. */
function isGained({ changes, impression }: ReviewSeen): boolean {
  const byNumbers = changes.some(
    (each) =>
      each.kind === 'compared' &&
      each.measure.counts &&
      each.way === 'better' &&
      (each.size === 'moderate' || each.size === 'substantial'),
  );
  return byNumbers || (impression !== undefined && impressions.indexOf(impression) < 2);
}

function dueOf(aim: Aim, seen: ReviewSeen, status: Reviewed['status'], rules: OutcomeRules): Reviewed['due'] {
  if (status === 'harm-reported' || seen.asked === true || seen.isWorse === true) return 'early';
  if (seen.today >= aim.by && status !== 'target-met' && !isGained(seen)) return 'not-met';
  const last = seen.reviewedOn ?? aim.from;
  return seen.today >= dayAfter(last, rules.reviews.fromDays) || seen.today >= aim.by ? 'regular' : 'no';
}

const ORDER = ['function', 'both', 'sleep', 'mood', 'other', 'pain'] as const;

function bringOf(aim: Aim, seen: ReviewSeen, status: Reviewed['status'], rules: OutcomeRules): Bring[] {
  const ordered = ORDER.flatMap((kind) => seen.changes.filter(({ measure }) => measure.kind === kind));
  const { answered, asked } = seen.adherence;
  const flareDays = seen.flares.reduce((sum, { days }) => sum + days, 0);
  return [
    { what: 'target', words: aim.words, status },
    ...(status === 'harm-reported' ? [{ what: 'harm' } as const] : []),
    ...ordered.map((change): Bring => {
      if (change.kind === 'compared') return { what: 'change', change };
      const { measure, now } = change;
      return { what: 'not-enough', measure: measure.id, entries: now?.entries ?? 0, days: rules.now.days };
    }),
    { what: 'flares', times: seen.flares.length, days: flareDays },
    { what: 'answers', answered, asked },
    { what: 'question', is: questionFor(status) },
  ];
}

function questionFor(status: Reviewed['status']): Extract<Bring, { what: 'question' }>['is'] {
  if (status === 'target-met') return 'what-next';
  return status === 'on-track' || status === 'too-little' ? 'go-on' : 'is-it-worth-it';
}
