/** Which form is due beside a day's check-in. Pure: the plan, what was asked and answered, and the time in, a name out. */
import type { Clinic } from '../model/clinician.ts';
import type { FormPolicy, Planned } from '../model/form-plan.ts';
import { isOpen } from '../model/opening.ts';
import { MINUTE, dayAfter, type Day, type Instant } from '../model/time.ts';

export interface FormsSeen {
  today: Day;
  now: Instant;
  /** The first day of the patient's plan. */
  since: Day;
  /** The day on which each form was begun last. */
  begun: Readonly<Record<string, Day>>;
  /** The day on which it was asked last whether a long form may begin. */
  offered?: Readonly<Record<string, Day>>;
  /** How often in a row it was put off. */
  putOff?: Readonly<Record<string, number>>;
  /** Begun, left in the middle, and to come back. */
  unfinished?: readonly string[];
  /** Numbers by "form/name", oldest first. */
  series: Readonly<Record<string, readonly { day: Day; value: number }[]>>;
}
type Hours = Pick<Clinic, 'zone' | 'openingHours' | 'holidays'>;

/** At most one a day, whatever else is due: the next days are there too. */
export function formDue(
  plan: readonly Planned[],
  rules: FormPolicy,
  seen: FormsSeen,
  clinic: Hours,
): string | undefined {
  const days = [...Object.values(seen.begun), ...Object.values(seen.offered ?? {})];
  if (days.includes(seen.today)) return undefined;
  const { unfinished = [] } = seen;
  // What somebody at the clinic wanted stands in no plan.
  const besides = unfinished.filter((form) => !plan.some((each) => each.form === form));
  for (const each of [...plan, ...besides.map((form) => ({ form, fromDay: 1 }))]) {
    if (!isDue(each, rules, seen)) continue;
    const form = askableNow(each.form, rules, clinic, seen.now);
    if (form !== undefined) return form;
  }
  return undefined;
}

/** The form itself, what stands in for it while nobody could answer to a danger it finds, or nothing. */
export function askableNow(form: string, rules: FormPolicy, clinic: Hours, now: Instant): string | undefined {
  const rule = rules.staffed.find((each) => each.form === form);
  if (rule === undefined) return form;
  const isStaffed = isOpen(clinic, now) && isOpen(clinic, now + rule.leftMinutes * MINUTE);
  return isStaffed ? form : rule.instead;
}

function isDue({ form, fromDay, everyDays, when }: Planned, rules: FormPolicy, seen: FormsSeen): boolean {
  if (seen.today < dayAfter(seen.since, fromDay - 1)) return false;
  const offered = seen.offered?.[form];
  if (offered !== undefined && seen.today < dayAfter(offered, againAfter(seen.putOff?.[form], rules)))
    return false;
  if (seen.unfinished?.includes(form) === true) return true;
  const last = lastOf([form, ...insteadOf(form, rules)], seen);
  if (last !== undefined && (everyDays === undefined || seen.today < dayAfter(last, everyDays))) return false;
  if (when === undefined) return true;
  const newest = seen.series[when.of]?.at(-1);
  if (newest === undefined || newest.day <= dayAfter(seen.today, -when.withinDays)) return false;
  // What one answer called for has been asked once it was asked after it.
  return newest.value >= when.atLeast && (last === undefined || last < newest.day);
}

/** Less often each time. */
function againAfter(times = 1, { askFirst: { againAfterDays: days } }: FormPolicy): number {
  return days[Math.min(times, days.length) - 1] ?? 1;
}

/** Whoever was asked the one has been asked the other. */
function insteadOf(form: string, { staffed }: FormPolicy): string[] {
  return staffed.flatMap((each) => (each.form === form && each.instead !== undefined ? [each.instead] : []));
}

function lastOf(forms: readonly string[], { begun }: FormsSeen): Day | undefined {
  return forms
    .flatMap((each) => begun[each] ?? [])
    .sort()
    .at(-1);
}
