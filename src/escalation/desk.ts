/** Where clinicians act on alerts, from whatever channel: each act is one atomic step, and the first one wins. */
import type { Content } from '../content/content.ts';
import type { Alert } from '../model/alert.ts';
import type { Event } from '../model/event.ts';
import type { Instant } from '../model/time.ts';
import type { Due } from '../model/work.ts';
import { lastHeld } from '../notify/standing.ts';
import type { Change } from '../ports/change.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { Watch } from '../ports/watch.ts';
import { acted, comesBackAt, isDone, type Act, type Actor, type Done } from './acts.ts';
import { tellOfAlert } from './alert-moments.ts';
import { fileWith } from './clinician-file.ts';
import { codedBy } from './coded.ts';
import { tierPolicy } from './next-step.ts';
import { servicesOver } from './page-over.ts';
import { patientHears } from './patient-hears.ts';
import { cardsNow, escalateNow } from './raise.ts';

export type Outcome =
  | { kind: 'done'; act: Act; alert: Alert }
  | (Exclude<Done, { kind: 'done' }> & { alert: Alert })
  | { kind: 'unknown' };

export interface Desk {
  act(patientId: string, alertId: string, actor: Actor, act: Act): Promise<Outcome>;
  /** What a clinician typed: the code is looked up among those sent to this very clinician. */
  byCode(actor: Actor, code: number | 'latest', act: Act): Promise<Outcome>;
  /** The alert a code stands for, before anything is done with it. */
  known(actor: Actor, code: number | 'latest'): Promise<Known | undefined>;
}

export interface Known {
  code: number;
  alert: Alert;
}

interface Deps {
  store: Store;
  content: Content;
  log: Log;
  watch: Watch;
  wake(owner: string): void;
}

export function createDesk(deps: Deps): Desk {
  const desk: Desk = {
    async act(patientId, alertId, actor, act) {
      for (;;) {
        const file = await fileWith(deps.store, patientId, alertId);
        if (file === undefined) return { kind: 'unknown' };
        const before = file.alert;
        const again = isDone(before, actor) ? doneBefore(before, act, file.at) : undefined;
        if (again !== undefined) return again;
        const done = acted(before, act, actor, tierPolicy(before, deps.content.policy), file.at);
        if (done.kind !== 'done') return { ...done, alert: before };
        const change = changeFor(deps.content, before, done.alert, file.at);
        const expect = { alert: file.version };
        const committed = await deps.store.commit(patientId, { ...change, expect });
        if (committed.kind !== 'committed') continue;
        tellOfAlert(deps.watch, before, change);
        deps.log.info('alert acted on', { alert: alertId, act: act.act, clinician: actor.clinician });
        deps.wake(patientId);
        return { kind: 'done', act, alert: done.alert };
      }
    },
    async byCode(actor, code, act) {
      const coded = await codedBy(deps.store, actor, code, act.act);
      return coded === undefined ? { kind: 'unknown' } : desk.act(coded.patientId, coded.alertId, actor, act);
    },
    async known(actor, code) {
      const coded = await codedBy(deps.store, actor, code, 'resolve');
      const file = coded && (await fileWith(deps.store, coded.patientId, coded.alertId));
      return coded && file && { code: coded.code, alert: file.alert };
    },
  };
  return desk;
}

/**
 * Of an act that is told again: it stands as it was done, or there has been news, which they must read first. Undefined where
 * the alert has come back of itself: then it is done anew.
 */
function doneBefore(alert: Alert, act: Act, at: Instant): Outcome | undefined {
  const isNobodys = alert.status === 'open' && act.act !== 'hand-back' && act.act !== 'reassign';
  if (!isNobodys) return { kind: 'done', act, alert };
  const back = alert.facts.findLast((fact) => fact.kind === 'came-back');
  if (back?.because !== 'new-danger') return undefined;
  return { kind: 'refused', because: 'news', at: alert.quotes.at(-1)?.at ?? at, alert };
}

/** What goes with an act in its one write: the cards, what the patient hears, and when the alert is looked at again. */
export function changeFor(content: Content, before: Alert, alert: Alert, at: Instant): Change {
  const heard = patientHears(alert, news(before, alert, at));
  const told = { ...heard, put: { alert } };
  // What was in good hands before has been closed there then.
  const rings = before.status === 'open' ? servicesOver(alert) : [];
  const due = [cardsNow(alert), ...rings, ...heard.due];
  if (alert.status === 'resolved')
    return {
      ...told,
      due,
      done: [`escalate:${alert.id}`],
      unlist: [{ list: 'open-alerts', entry: alert.id }],
    };
  return { ...told, due: [...due, lookAgain(content, alert)] };
}

/** An entry of the name that every look at the alert has, so that there is always exactly one. */
export function lookAgain(content: Content, alert: Alert): Due {
  const terms = tierPolicy(alert, content.policy);
  const back = terms && comesBackAt(alert, terms);
  const now = escalateNow(alert);
  return back === undefined ? now : { ...now, at: back };
}

/** The patient hears who has read it, when it is somebody else or something graver than before; and of the end, after which nobody reads along. */
function news(before: Alert, alert: Alert, at: Instant): Event[] {
  return [...heard(before, alert, at), ...talkOf(before, alert, at)];
}

function talkOf(before: Alert, alert: Alert, at: Instant): Event[] {
  const [then, now] = [before.takenOver?.clinician, alert.takenOver?.clinician];
  // Its end says more than that the talk is given back.
  if (then === now || alert.status === 'resolved') return [];
  const base = { v: 1, at, alertId: alert.id, id: `${alert.id}/talk-${at.toString(36)}` } as const;
  return [
    now === undefined
      ? { ...base, kind: 'talk-handed-back' }
      : { ...base, kind: 'talk-taken-over', clinician: now },
  ];
}

function heard(before: Alert, alert: Alert, at: Instant): Event[] {
  const holder = alert.acknowledgedBy?.clinician;
  const base = { v: 1, at, alertId: alert.id } as const;
  const held = lastHeld(before);
  const isKnown = held?.clinician === holder && !isRaisedSince(before, held?.at ?? 0);
  const isNew = holder !== undefined && before.acknowledgedBy === undefined && !isKnown;
  if (isNew)
    return [
      { ...base, kind: 'alert-acknowledged', id: `${alert.id}/ack-${at.toString(36)}`, clinician: holder },
    ];
  const last = alert.facts.at(-1);
  const isPaging = alert.tier === 'emergency' || alert.tier === 'urgent';
  if (last?.kind !== 'resolved' || !isPaging) return [];
  const wroteAt = alert.quotes.at(-1)?.at;
  return [
    {
      ...base,
      kind: 'alert-closed',
      id: `${alert.id}/closed`,
      clinician: last.clinician,
      ...(wroteAt !== undefined && { wroteAt }),
    },
  ];
}

function isRaisedSince({ facts }: Alert, then: Instant): boolean {
  const held = facts.findLastIndex(({ kind, at }) => kind === 'acknowledged' && at === then);
  return facts.slice(held + 1).some(({ kind }) => kind === 'raised');
}
