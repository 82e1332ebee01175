/** Who is told next. Pure: alert, policy and who is on call in, the step out. */
import type { Alert } from '../model/alert.ts';
import type { Way } from '../model/clinician.ts';
import type { Policy, TierPolicy } from '../model/policy.ts';
import type { Instant } from '../model/time.ts';
import type { Duty } from './duty.ts';

export type NextStep =
  | { kind: 'none' }
  /** The clinic is closed, and this can wait until it opens. */
  | { kind: 'wait'; until: Instant }
  | {
      kind: 'tell';
      step: number;
      loop: number;
      outOfHours: boolean;
      people: string[];
      by: Way[];
      waitSeconds: number;
      byDay: Steps[number]['byDay'];
      nobody: boolean;
    };

/** What of an alert decides about its next step. Without its quotes it is taken for something that cannot wait. */
export type Standing = Pick<Alert, 'tier' | 'status' | 'step' | 'loop' | 'lead' | 'outOfHours'> &
  Partial<Pick<Alert, 'quotes'>>;

type Paging = Extract<TierPolicy, { kind: 'page' }>;
type Steps = Paging['steps'];

/**
 * The step after the one carried out last. After the last one it starts again: it never ends by itself. A step that
 * names nobody goes to the fallback at once, and says so.
 */
export function nextStep(alert: Standing, policy: Policy, duty: Duty): NextStep {
  const rules = tierPolicy(alert, policy);
  if (rules === undefined || alert.status !== 'open') return { kind: 'none' };
  const { lead } = alert;
  if (lead?.alone === true) return forOne(lead.who, alert, rules);
  const closed = closedSteps(alert, rules, duty);
  if (closed?.length === 0 && duty.opensAt !== undefined) return { kind: 'wait', until: duty.opensAt };
  const outOfHours = closed !== undefined && closed.length > 0;
  const place = placeAfter(
    alert,
    outOfHours ? closed : rules.steps,
    outOfHours ? 0 : rules.repeatFrom,
    outOfHours,
  );
  const people = [...new Set(place.chosen.tell.flatMap((whom) => named(whom, duty)))];
  const nobody = people.length === 0;
  const told = nobody ? [duty.fallback] : people;
  return {
    kind: 'tell',
    step: place.step,
    loop: place.loop,
    outOfHours,
    people: lead === undefined ? told : [...new Set([lead.who, ...told])],
    by: place.chosen.by,
    waitSeconds: place.chosen.waitSeconds,
    byDay: place.chosen.byDay,
    nobody,
  };
}

/** The steps for a closed clinic, if it is closed and they hold for what this alert is about. */
function closedSteps({ quotes }: Standing, { outOfHours }: Paging, { open }: Duty): Steps | undefined {
  if (open || outOfHours === undefined || quotes === undefined) return undefined;
  const heard = quotes.flatMap(({ signals }) => signals.map(({ signal }) => signal));
  return heard.some((signal) => outOfHours.exceptFor.includes(signal)) ? undefined : outOfHours.steps;
}

/** When the clinic opens or closes meanwhile, the other steps begin with their first. */
function placeAfter(alert: Standing, steps: Steps, repeatFrom: number, outOfHours: boolean) {
  const before = (alert.outOfHours ?? false) === outOfHours ? alert.step : -1;
  const last = before + 1 >= steps.length;
  const step = last ? repeatFrom : before + 1;
  const chosen = steps[step];
  if (chosen === undefined) throw new Error('the policy names a step to repeat from that it does not have');
  return { step, loop: last ? alert.loop + 1 : alert.loop, chosen };
}

/** Before the first step: somebody who is to have it, or has it in all but name. Then the steps go on as they are. */
function forOne(who: string, { step, loop, outOfHours = false }: Standing, { steps }: Paging): NextStep {
  const [first] = steps;
  if (first === undefined) throw new Error('the policy has no step');
  const { by, waitSeconds, byDay } = first;
  return { kind: 'tell', step, loop, outOfHours, people: [who], by, waitSeconds, byDay, nobody: false };
}

/** The paging rules of the alert's tier; undefined for a tier that only goes on the list. */
export function tierPolicy(alert: Pick<Alert, 'tier'>, policy: Policy): Paging | undefined {
  if (alert.tier !== 'emergency' && alert.tier !== 'urgent') return undefined;
  const rules = policy.tiers[alert.tier];
  return rules.kind === 'page' ? rules : undefined;
}

export function named(
  whom: Steps[number]['tell'][number],
  duty: Pick<Duty, 'onCall' | 'fallback'>,
): string[] {
  if (whom === 'everyone') return duty.onCall;
  if (whom === 'fallback') return [duty.fallback];
  const place = { first: 0, second: 1, third: 2 }[whom];
  const person = duty.onCall[place];
  return person === undefined ? [] : [person];
}

/** The policy's last step: after it the wait is kept even if nobody could be told, or a dead channel would spin. */
export function isLastStep(alert: Alert, policy: Policy): boolean {
  return alert.step + 1 >= stepsOf(alert, policy).length;
}

/** Those of the night while they are taken. */
export function stepsOf(alert: Alert, policy: Policy): Steps {
  const rules = tierPolicy(alert, policy);
  return (alert.outOfHours === true ? rules?.outOfHours?.steps : undefined) ?? rules?.steps ?? [];
}
