/** The due entry that keeps an alert moving: the next people are told, or an acknowledgement without outcome comes back. */
import type { Content } from '../content/content.ts';
import type { AlertFact } from '../model/alert-fact.ts';
import type { Alert } from '../model/alert.ts';
import type { Way } from '../model/clinician.ts';
import { SECOND, type Instant } from '../model/time.ts';
import { rescue, type Claim, type Due } from '../model/work.ts';
import type { Change } from '../ports/change.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { Watch } from '../ports/watch.ts';
import { comesBack } from './acts.ts';
import { tellOfAlert } from './alert-moments.ts';
import { noted } from './alerts.ts';
import { fileWith } from './clinician-file.ts';
import { lookAgain } from './desk.ts';
import { onDigest } from './digest.ts';
import { drillOver, someoneWaits } from './drill.ts';
import type { Duties, Duty } from './duty.ts';
import { isLastStep, nextStep, tierPolicy, type NextStep } from './next-step.ts';
import { patientHears } from './patient-hears.ts';
import { cardsNow, escalateNow, laneOf } from './raise.ts';
import { waitEnds } from './wait-ends.ts';
import { RINGS, waysTo } from './ways.ts';

interface Deps {
  store: Store;
  duties: Duties;
  content: Content;
  log: Log;
  watch: Watch;
  wake(owner: string): void;
}

export async function escalate(deps: Deps, claim: Claim, alertId: string): Promise<void> {
  const file = await fileWith(deps.store, claim.owner, alertId);
  if (file === undefined) return void (await deps.store.commit(claim.owner, { done: [claim.id] }));
  const duty = await deps.duties.at(file.at);
  const { alert, change } =
    file.alert.drill === true &&
    file.alert.status === 'open' &&
    (await someoneWaits(deps.store, deps.content))
      ? drillOver(file.alert, 'gave-way', file.at)
      : stepped(deps.content, duty, file.alert, file.at, claim.id);
  const committed = await deps.store.commit(claim.owner, {
    ...change,
    expect: { alert: file.version },
  });
  // Somebody acted on the alert meanwhile: look again, at the alert as it is now.
  if (committed.kind === 'conflict') return escalate(deps, claim, alertId);
  tellOfAlert(deps.watch, file.alert, change);
  if (change.enqueue !== undefined) deps.wake(claim.owner);
  if (alert.steps > file.alert.steps)
    deps.log.info('alert step', { alert: alertId, step: alert.step, loop: alert.loop, tier: alert.tier });
}

/** Pure: what this moment means for the alert. */
export function stepped(
  content: Content,
  duty: Duty,
  before: Alert,
  now: number,
  dueId: string,
): { alert: Alert; change: Change } {
  const rules = tierPolicy(before, content.policy);
  const back = rules && comesBack(before, rules, now);
  const current = back ?? before;
  const next = nextStep(current, content.policy, duty);
  // An acknowledgement may have come between our claim and our look; the entry that brings it back has the name of ours.
  if (next.kind === 'none') return { alert: before, change: resting(content, before, rules, now, dueId) };
  if (next.kind === 'wait') return waiting(before, current, next.until, now);
  if (before.drill === true && next.loop > before.loop) return drillOver(before, 'unanswered', now);
  const pages = pagesOf(content, current, next, now);
  const until = waitEnds(next, duty, content.clinic, now);
  const alert = carriedOut(current, next, pages, { now, until });
  const isOver = pages.ways.length === 0 && !isLastStep(alert, content.policy);
  const wait = isOver ? 0 : (until - now) / SECOND;
  return {
    alert,
    change: {
      put: { alert },
      ...(back === undefined ? {} : handedBack(before, now)),
      due: [
        ...(before.takenOver === undefined || back === undefined
          ? []
          : [rescue({ id: backId(before, now) })]),
        again(alert, wait),
        ...pages.ways.map((way, at) => page(content, alert, way, ringsBefore(pages.ways.slice(0, at), way))),
        ...(back === undefined ? [] : [cardsNow(alert)]),
      ],
    },
  };
}

/** Somebody has it, it is closed, or it is only on the list. */
function resting(
  content: Content,
  alert: Alert,
  rules: object | undefined,
  now: number,
  dueId: string,
): Change {
  if (alert.status === 'resolved') return { done: [dueId] };
  if (rules === undefined) return { done: [dueId], due: [onDigest(content, alert.id, now)] };
  return { due: [lookAgain(content, alert)] };
}

/** Nobody is told before the clinic opens; said once, as a fact, and to the patient. */
function waiting(before: Alert, current: Alert, until: number, at: number): { alert: Alert; change: Change } {
  const look: Due = { ...escalateNow(current), at: until };
  const last = current.facts.findLast(
    ({ kind }) => kind === 'waits' || kind === 'opened' || kind === 'raised',
  );
  const isBack = current !== before;
  if (last?.kind === 'waits' && last.until === until)
    return {
      alert: current,
      change: isBack ? { put: { alert: current }, due: [look, cardsNow(current)] } : { due: [look] },
    };
  const alert = noted(current, { kind: 'waits', at, until });
  const id = `${alert.id}/waits-${until.toString(36)}`;
  const told = { kind: 'alert-waits', v: 1, id, at, alertId: alert.id, until } as const;
  const heard = patientHears(alert, [told]);
  return { alert, change: { ...heard, put: { alert }, due: [look, ...heard.due] } };
}

/** What has come back without a word from whoever was in the talk gives the talk back too. */
function handedBack(before: Alert, at: number): Pick<Change, 'enqueue'> {
  if (before.takenOver === undefined) return {};
  const alertId = before.id;
  return { enqueue: [{ kind: 'talk-handed-back', v: 1, id: backId(before, at), at, alertId }] };
}

function backId({ id }: Alert, at: number): string {
  return `${id}/back-${at.toString(36)}`;
}

type Telling = Extract<NextStep, { kind: 'tell' }>;
interface Pages {
  ways: { who: string; by: Way }[];
  /** Who has no way open now. */
  without: string[];
}

function pagesOf({ clinic }: Content, { tier }: Alert, next: Telling, at: number): Pages {
  const told = next.people.map((who) => {
    const known = clinic.clinicians.find(({ id }) => id === who);
    const ways = known === undefined ? [] : waysTo(known, next.by, { tier, at, zone: clinic.zone });
    return { who, ways };
  });
  return {
    ways: told.flatMap(({ who, ways }) => ways.map((by) => ({ who, by }))),
    without: told.filter(({ ways }) => ways.length === 0).map(({ who }) => who),
  };
}

function carriedOut(
  current: Alert,
  next: Telling,
  { ways, without }: Pages,
  { now: at, until }: { now: Instant; until: Instant },
): Alert {
  const { lead: _, ...rest } = current;
  const { step, loop, outOfHours } = next;
  const moved: Alert = { ...rest, step, loop, outOfHours, steps: current.steps + 1 };
  const facts: AlertFact[] = [
    ...(next.nobody ? [{ kind: 'no-one-on-call', at, step: next.step } as const] : []),
    {
      kind: 'step',
      at,
      step: next.step,
      loop: next.loop,
      told: next.people,
      pages: ways.length + without.length,
      ways: ways.map(({ who, by }) => `${who}/${by}`),
      ...(until < at + next.waitSeconds * SECOND && { until }),
    },
    ...without.map(
      (clinician) =>
        ({ kind: 'failed', at, clinician, by: 'any', because: 'no way open', nth: moved.steps }) as const,
    ),
  ];
  return facts.reduce(noted, moved);
}

function again(alert: Alert, waitSeconds: number): Due {
  return { ...escalateNow(alert), at: { inMs: waitSeconds * SECOND } };
}

function ringsBefore(earlier: Pages['ways'], { who, by }: Pages['ways'][number]): number {
  return RINGS.has(by) ? earlier.filter((each) => each.who === who && RINGS.has(each.by)).length : 0;
}

/** Of several ways that ring, the first in a person's own order rings at once, and the next when the phone may ring again. */
function page(
  { policy }: Content,
  alert: Alert,
  { who, by }: Pages['ways'][number],
  rungBefore: number,
): Due {
  const { everySeconds, emergencyEverySeconds } = policy.throttle;
  const apart = alert.tier === 'emergency' ? emergencyEverySeconds : everySeconds;
  return {
    id: `page:${alert.id}:${alert.steps}:${who}:${by}`,
    lane: laneOf(alert),
    at: { inMs: rungBefore * apart * SECOND },
    work: {
      kind: 'page',
      alertId: alert.id,
      clinician: who,
      by,
      because: 'step',
      tries: 0,
      nth: alert.steps,
    },
  };
}
