/** What the clinic has been told of a person already, so that the same is no news. */
import { dayAfter, type Day } from '../model/time.ts';
import type { TriggerRule } from '../model/trigger.ts';
import { between, isLowWorse, lately, mean, type Observed, type When } from './observed.ts';

/** Somebody has just looked at this person for another reason. What still holds when those days are over comes then. */
export function isBundled(
  { id, bundledDays }: TriggerRule,
  rules: readonly TriggerRule[],
  seen: Observed,
): boolean {
  if (bundledDays === undefined || seen.isListed === true) return false;
  const since = dayAfter(seen.today, 1 - bundledDays);
  const others = rules.filter((other) => other.id !== id);
  return others
    .flatMap((other) => [other.id, ...(other.known === undefined ? [] : [other.known.as])])
    .some((name) => {
      const last = seen.found?.[name];
      return last !== undefined && last >= since && last < seen.today;
    });
}

/** So many days are what the clinic was told with, whichever rule it was. */
const TOLD_WITH = 3;

/**
 * The clinic has been told of it, by this rule or by another of this number or this task, and it is no worse than what it was
 * told with, nor than it has been since.
 */
export function isKnown(
  { when, news, task }: TriggerRule,
  rules: readonly TriggerRule[],
  seen: Observed,
): boolean {
  if (news === undefined || !('of' in when)) return false;
  const isOfIt = (each: TriggerRule) =>
    (task !== undefined && each.task === task) || ('of' in each.when && each.when.of === when.of);
  const last = rules
    .filter((each) => each.news !== undefined && isOfIt(each))
    .flatMap(({ id }) => seen.found?.[id] ?? [])
    .sort()
    .at(-1);
  if (last === undefined || last === seen.today) return false;
  if (seen.today >= dayAfter(last, news.withinDays)) return false;
  const now = levelOf(when, seen)?.value;
  const known = [seen.toldWith?.[when.of], sinceTold(when, last, seen)].filter((each) => each !== undefined);
  if (now === undefined || known.length === 0) return false;
  return known.every((level) => (isLowWorse(when) ? level - now : now - level) < news.by);
}

/** It has called, a clinician has talked about that and whatever else was heard of such a danger since, and it is no worse. */
export function isTalkedOver({ id, signal, when, known }: TriggerRule, seen: Observed): boolean {
  if (known === undefined || !('of' in when)) return false;
  const { by, withinDays, talkedAbout } = known;
  const since = dayAfter(seen.today, -withinDays);
  const lately = (seen.dangers ?? []).filter((each) => each.signal === signal && each.day >= since);
  const hasCalled = lately.some(({ rule }) => rule === id);
  const isAllOver = lately.every(
    ({ rule = '', isTalkedAbout = false }) => isTalkedAbout && talkedAbout.includes(rule),
  );
  const [now, told] = [levelOf(when, seen)?.value, seen.toldWith?.[when.of]];
  if (!hasCalled || !isAllOver || now === undefined || told === undefined) return false;
  return (isLowWorse(when) ? told - now : now - told) < by;
}

type OfNumber = Extract<When, { of: string }>;

/** How it has been from what the clinic was told with to the days that are looked at now. */
function sinceTold(when: OfNumber, last: Day, seen: Observed): number | undefined {
  const before = dayAfter(seen.today, -spanOf(when));
  const since = before > last ? before : last;
  const told = between(seen, when.of, dayAfter(last, 1 - TOLD_WITH), since);
  // Of what is asked once a week there may be none of just those days.
  const known =
    told.length > 0 ? told : (seen.series?.[when.of] ?? []).filter(({ day }) => day <= since).slice(-1);
  return known.length === 0 ? undefined : mean(known);
}

/** The number as the rule looks at it now: the answer, or the mean of its days. */
export function levelOf(when: When, seen: Observed): { of: string; value: number } | undefined {
  if (!('of' in when)) return undefined;
  const { of } = when;
  if (when.kind === 'answer')
    return typeof seen.answer?.value === 'number' ? { of, value: seen.answer.value } : undefined;
  const now = lately(seen, of, spanOf(when));
  return now.length === 0 ? undefined : { of, value: mean(now) };
}

function spanOf(when: OfNumber): number {
  return when.kind === 'days' ? when.outOf : when.kind === 'worse' || when.kind === 'answer' ? 1 : when.days;
}
