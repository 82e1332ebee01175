/**
 * What numbers, trends and silence say: what has been answered or missed in, dangers and things to look at out. Pure; every
 * threshold comes from the rules. It must not decide what is said or who is told.
 */
import type { SignalName } from '../model/signal.ts';
import { dayAfter } from '../model/time.ts';
import type { TriggerRule } from '../model/trigger.ts';
import { aboveBaseline, aboveFirst, answered, fallen, onDays, worse } from './numbers-met.ts';
import type { Observed, Of, PastDanger, When } from './observed.ts';
import { isBundled, isKnown, isTalkedOver, levelOf } from './told-before.ts';

export type { Observed, PastDanger, Point } from './observed.ts';

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
  /** How grave what was heard is, where it is known and told of less urgently. */
  heardAs?: TriggerRule['tier'];
}

export function triggered(rules: readonly TriggerRule[], seen: Observed): Found[] {
  return rules.flatMap((rule) => {
    if (isFoundLately(rule, seen) || isBundled(rule, rules, seen) || isKnown(rule, rules, seen)) return [];
    const signals = rule.signal !== undefined ? [rule.signal] : signalsOf(dangersOf(rule, seen));
    const because = met(rule.when, seen, signals);
    if (because === undefined) return [];
    const { source, say } = rule;
    return [{ source, signals, because, ...toldAs(rule, seen), ...(say && { say }) }];
  });
}

/** As the rule says, or as what has been talked about already. */
function toldAs(
  rule: TriggerRule,
  seen: Observed,
): Pick<Found, 'rule' | 'tier' | 'task' | 'level' | 'heardAs'> {
  const { id, tier, task, news, known, when } = rule;
  if (known !== undefined && isTalkedOver(rule, seen))
    return { rule: known.as, tier: known.tier, task: known.task, heardAs: tier };
  const level = (news ?? known) && levelOf(when, seen);
  return { rule: id, tier, ...(task && { task }), ...(level && { level }) };
}

function isFoundLately(rule: TriggerRule, seen: Observed): boolean {
  const last = [rule.id, rule.known?.as ?? rule.id]
    .flatMap((name) => seen.found?.[name] ?? [])
    .sort()
    .at(-1);
  if (last === undefined || seen.today >= dayAfter(last, rule.notAgainDays)) return false;
  // Silence after a danger that was heard since then is another silence; it is itself one of that day.
  return !dangersOf(rule, seen).some(({ day }) => day > last);
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
