/**
 * What numbers, trends and silence say: what has been answered or missed in, dangers and things to look at out. Pure; every
 * threshold comes from the rules. It must not decide what is said or who is told.
 */
import type { SignalName } from '../model/signal.ts';
import { dayAfter, type Day } from '../model/time.ts';
import type { TriggerRule } from '../model/trigger.ts';

export interface Point {
  day: Day;
  value: number;
}

export interface PastDanger {
  signal: SignalName;
  day: Day;
  /** Of the screen, or a rule about numbers; without a name it is none that is talked about. */
  rule?: string;
  /** A clinician has dealt with it since. */
  isTalkedAbout?: boolean;
}

export interface Observed {
  today: Day;
  /** What has just been answered, as "form/item". */
  answer?: { of: string; value: number | 'yes' | 'no' | 'refused' };
  /** Numbers by "form/item", one a day, oldest first; look at them now. */
  series?: Readonly<Record<string, readonly Point[]>>;
  /** The first of them that there are, for changes too slow to be seen in the last days. */
  first?: Readonly<Record<string, readonly Point[]>>;
  /** What has just happened instead of an answer. */
  silence?: 'missed' | 'opted-out';
  /** How many asked check-ins in a row have met with silence, this one too. */
  missedInARow?: number;
  /** The days that these are of; as many, where it is left out. */
  silentDays?: number;
  /** What was urgent or an emergency, by each rule that has heard it, as it has heard it last. */
  dangers?: readonly PastDanger[];
  /** The day on which each rule was found last. */
  found?: Readonly<Record<string, Day>>;
  /** What each number was, in the mean, when the clinic was told of it last. */
  toldWith?: Readonly<Record<string, number>>;
  /** Something of this person stands on the clinic's list already: one matter more makes it no longer. */
  isListed?: boolean;
}

export interface Found {
  rule: string;
  source: string;
  tier: TriggerRule['tier'];
  signals: SignalName[];
  task?: string;
  say?: string;
  /** The numbers that met the rule, in words for a clinician. */
  because: string;
  /** What it is told with: later only what is worse than this is news. */
  level?: { of: string; value: number };
}

type When = TriggerRule['when'];
type Of<K extends When['kind']> = Extract<When, { kind: K }>;

export function triggered(rules: readonly TriggerRule[], seen: Observed): Found[] {
  return rules.flatMap((rule) => {
    if (isFoundLately(rule, seen) || isBundled(rule, rules, seen) || isKnown(rule, rules, seen)) return [];
    const signals = rule.signal !== undefined ? [rule.signal] : signalsOf(dangersOf(rule, seen));
    const because = met(rule.when, seen, signals);
    if (because === undefined) return [];
    const { id, source, tier, task, say } = rule;
    const level = rule.news && levelOf(rule.when, seen);
    return [
      {
        rule: id,
        source,
        tier,
        signals,
        because,
        ...(task && { task }),
        ...(say && { say }),
        ...(level && { level }),
      },
    ];
  });
}

function isFoundLately(rule: TriggerRule, seen: Observed): boolean {
  const last = seen.found?.[rule.id];
  if (last === undefined || seen.today >= dayAfter(last, rule.notAgainDays)) return false;
  // Silence after a danger that was heard since then is another silence; it is itself one of that day.
  return !dangersOf(rule, seen).some(({ day }) => day > last);
}

/** Somebody has just looked at this person for another reason. What still holds when those days are over comes then. */
function isBundled({ id, bundledDays }: TriggerRule, rules: readonly TriggerRule[], seen: Observed): boolean {
  if (bundledDays === undefined || seen.isListed === true) return false;
  const since = dayAfter(seen.today, 1 - bundledDays);
  return rules.some((other) => {
    const last = other.id === id ? undefined : seen.found?.[other.id];
    return last !== undefined && last >= since && last < seen.today;
  });
}

/** So many days are what the clinic was told with, whichever rule it was. */
const TOLD_WITH = 3;

/**
 * The clinic has been told of it, by this rule or by another of this number or this task, and it is no worse than what it was
 * told with, nor than it has been since.
 */
function isKnown({ when, news, task }: TriggerRule, rules: readonly TriggerRule[], seen: Observed): boolean {
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
function levelOf(when: When, seen: Observed): Found['level'] {
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

function isLowWorse(when: When): boolean {
  return when.kind === 'fall' || (isBounded(when) && when.atLeast === undefined);
}

function isBounded(when: When): when is Of<'days'> | Of<'answer'> {
  return when.kind === 'days' || when.kind === 'answer';
}

/** Why the rule is met, or undefined. */
function met(when: When, seen: Observed, signals: readonly SignalName[]): string | undefined {
  switch (when.kind) {
    case 'answer':
      return answered(when, seen);
    case 'days':
      return onDays(when, seen);
    case 'above-baseline':
      return aboveBaseline(when, seen);
    case 'above-first':
      return aboveFirst(when, seen);
    case 'fall':
      return fallen(when, seen);
    case 'worse':
      return worse(when, seen);
    case 'silence-after-risk':
      return seen.silence === 'missed' && signals.length > 0
        ? 'a check-in unanswered after a risk'
        : undefined;
    case 'silence-after-talk':
      return isSilent(when, seen) && signals.length > 0
        ? `${seen.missedInARow} check-ins in a row unanswered after a risk that was talked about`
        : undefined;
    case 'opt-out-after-risk':
      return seen.silence === 'opted-out' && signals.length > 0 ? 'opted out after a risk' : undefined;
    case 'missed':
      return isSilent(when, seen) ? `${seen.missedInARow} check-ins in a row unanswered` : undefined;
  }
}

function isSilent({ inARow, after }: Pick<Of<'missed'>, 'inARow' | 'after'>, seen: Observed): boolean {
  const { silence, silentDays, missedInARow = 0, found, today } = seen;
  if (silence !== 'missed' || (silentDays ?? missedInARow) < inARow) return false;
  return (
    after === undefined ||
    after.rules.some((rule) => {
      const day = found?.[rule];
      return day !== undefined && day >= dayAfter(today, -after.withinDays);
    })
  );
}

/** The dangers heard lately that make silence, or an opt-out, one too. */
function dangersOf({ when, only }: TriggerRule, { dangers = [], today }: Observed): PastDanger[] {
  if (!('withinDays' in when)) return [];
  const since = dayAfter(today, -when.withinDays);
  const lately = dangers.filter(({ day, signal }) => day >= since && (only?.includes(signal) ?? true));
  switch (when.kind) {
    case 'silence-after-risk':
      return lately.filter((each) => !isTalkedAbout(each, when.unlessTalkedAbout));
    case 'silence-after-talk': {
      const others = signalsOf(lately.filter((each) => !isTalkedAbout(each, when.talkedAbout)));
      return lately.filter(({ signal }) => !others.includes(signal));
    }
    case 'opt-out-after-risk':
      return lately;
  }
}

function isTalkedAbout(
  { rule = '', isTalkedAbout: isIt = false }: PastDanger,
  rules: readonly string[] = [],
): boolean {
  return isIt && rules.includes(rule);
}

function signalsOf(dangers: readonly PastDanger[]): SignalName[] {
  return [...new Set(dangers.map(({ signal }) => signal))];
}

interface Bounds {
  atLeast?: number | undefined;
  atMost?: number | undefined;
}

/** A rule without bounds means no number at all. */
function isWithin(value: number, { atLeast, atMost }: Bounds): boolean {
  if (atLeast === undefined && atMost === undefined) return false;
  return value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
}

function answered(when: Of<'answer'>, { answer }: Observed): string | undefined {
  if (answer === undefined || answer.of !== when.of) return undefined;
  const { value } = answer;
  const isMet =
    typeof value === 'number'
      ? isWithin(value, when)
      : (value === 'yes' && when.yes === true) || (value === 'refused' && when.refused === true);
  return isMet ? `${when.of}: ${value}` : undefined;
}

function onDays(when: Of<'days'>, seen: Observed): string | undefined {
  const points = lately(seen, when.of, when.outOf).filter(({ value }) => isWithin(value, when));
  if (points.length < when.days || points.at(-1)?.day !== seen.today) return undefined;
  if (when.with !== undefined) {
    const other = lately(seen, when.with.of, when.outOf).at(-1);
    if (other === undefined || !isWithin(other.value, when.with)) return undefined;
  }
  if (isUsual(when, points, seen)) return undefined;
  return inWords(when.of, points);
}

function isUsual(when: Of<'days'>, points: Point[], seen: Observed): boolean {
  const { of, unlessUsual, outOf } = when;
  if (unlessUsual === undefined) return false;
  const until = dayAfter(seen.today, -outOf);
  const before = between(seen, of, dayAfter(until, 1 - unlessUsual.days), until);
  if (before.length < unlessUsual.entries) return unlessUsual.orUnknown === true;
  const higherBy = mean(points) - mean(before);
  return (isLowWorse(when) ? -higherBy : higherBy) < unlessUsual.by;
}

function aboveBaseline(when: Of<'above-baseline'>, seen: Observed): string | undefined {
  const points = lately(seen, when.of, when.days);
  const until = dayAfter(seen.today, -when.days);
  const before = between(seen, when.of, dayAfter(until, 1 - when.baselineDays), until);
  if (points.length < when.entries || before.length < when.baselineEntries) return undefined;
  const floor = mean(before) + when.by;
  return points.every(({ value }) => value >= floor) ? inWords(when.of, points) : undefined;
}

function aboveFirst(when: Of<'above-first'>, seen: Observed): string | undefined {
  const known = seen.first?.[when.of] ?? [];
  const [begin] = known;
  if (begin === undefined) return undefined;
  const until = dayAfter(begin.day, when.firstDays);
  const first = known.filter(({ day }) => day < until);
  const points = lately(seen, when.of, when.days);
  const isEnough = first.length >= when.firstEntries && points.length >= when.entries;
  if (!isEnough || dayAfter(seen.today, 1 - when.days) < until) return undefined;
  return mean(points) - mean(first) >= when.by ? inWords(when.of, points) : undefined;
}

function fallen(when: Of<'fall'>, seen: Observed): string | undefined {
  const points = lately(seen, when.of, when.days);
  const now = points.slice(-when.holds);
  const best = Math.max(...points.map(({ value }) => value));
  const isLow = ({ value }: Point) => best - value >= when.by && value <= (when.toAtMost ?? Infinity);
  const isMet = now.length === when.holds && now.at(-1)?.day === seen.today && now.every(isLow);
  return isMet ? inWords(when.of, points) : undefined;
}

function worse(when: Of<'worse'>, seen: Observed): string | undefined {
  const points = seen.series?.[when.of] ?? [];
  const now = points.slice(-when.holds);
  const before = points.slice(0, -when.holds);
  if (now.at(-1)?.day !== seen.today || before.length === 0) return undefined;
  const isMet = [before[0]!, before.at(-1)!].some(({ value: from }) =>
    now.every(({ value }) => {
      const share = from >= when.percentFrom && value >= from * (1 + when.percent / 100);
      return value - from >= when.by || share;
    }),
  );
  return isMet ? inWords(when.of, points) : undefined;
}

/** The numbers of so many days up to today. */
function lately(seen: Observed, of: string, days: number): Point[] {
  return between(seen, of, dayAfter(seen.today, 1 - days), seen.today);
}

function between({ series = {} }: Observed, of: string, from: Day, to: Day): Point[] {
  return (series[of] ?? []).filter(({ day }) => day >= from && day <= to);
}

function mean(points: readonly Point[]): number {
  return points.reduce((sum, { value }) => sum + value, 0) / points.length;
}

function inWords(of: string, points: readonly Point[]): string {
  return `${of}: ${points.map(({ value }) => value).join(', ')}`;
}
