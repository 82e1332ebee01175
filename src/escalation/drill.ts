/**
 * Practice: a drill goes the way of an alert, by the same steps to the same people, and there is no patient behind it. The
 * first answer ends it; so does one round of the policy without any, and anybody in danger whom nobody has taken on yet.
 */
import type { Content } from '../content/content.ts';
import type { AlertFact } from '../model/alert-fact.ts';
import type { Alert } from '../model/alert.ts';
import type { Instant } from '../model/time.ts';
import type { Change } from '../ports/change.ts';
import type { Store } from '../ports/store.ts';
import { noted } from './alerts.ts';
import { DRILLS, drillIn } from './clinician-file.ts';
import { tierPolicy } from './next-step.ts';
import { openAlerts } from './open-alerts.ts';
import { servicesOver } from './page-over.ts';
import { cardsNow, escalateNow, labelOf } from './raise.ts';

export type DrillTier = 'emergency' | 'urgent';
export type DrillEnd = Extract<AlertFact, { kind: 'drill-over' }>['because'];

export type Begun =
  { kind: 'begun'; drill: Alert } | { kind: 'not-now'; because: 'drill' | 'danger' | 'list' };

interface Deps {
  store: Store;
  content: Pick<Content, 'policy'>;
}

/** `more` is stored with it. */
export async function beginDrill(
  { store, content }: Deps,
  tier: DrillTier,
  more: Pick<Change, 'due'> = {},
): Promise<Begun> {
  if (tierPolicy({ tier }, content.policy) === undefined) return { kind: 'not-now', because: 'list' };
  if (await someoneWaits(store, content)) return { kind: 'not-now', because: 'danger' };
  for (;;) {
    const { at, docs } = await store.read(DRILLS);
    const before = drillIn(docs);
    if (before?.status === 'open') return { kind: 'not-now', because: 'drill' };
    const drill = newDrill(tier, at);
    const committed = await store.commit(DRILLS, {
      put: { alert: drill },
      expect: { alert: docs['alert']?.version ?? 0 },
      append: before === undefined ? {} : { alerts: [before] },
      due: [escalateNow(drill), ...(more.due ?? [])],
    });
    if (committed.kind === 'committed') return { kind: 'begun', drill };
  }
}

/** The drill that was stopped; undefined when there was none. */
export async function stopDrill({ store }: Pick<Deps, 'store'>): Promise<Alert | undefined> {
  for (;;) {
    const { at, docs } = await store.read(DRILLS);
    const drill = drillIn(docs);
    if (drill?.status !== 'open') return undefined;
    const expect = { alert: docs['alert']?.version ?? 0 };
    const committed = await store.commit(DRILLS, { ...drillOver(drill, 'stopped', at).change, expect });
    if (committed.kind === 'committed') return drill;
  }
}

export function drillOver(drill: Alert, because: DrillEnd, at: Instant): { alert: Alert; change: Change } {
  const alert = noted({ ...drill, status: 'resolved' }, { kind: 'drill-over', at, because });
  const done = [`escalate:${drill.id}`];
  return { alert, change: { put: { alert }, done, due: [cardsNow(alert), ...servicesOver(alert)] } };
}

/** Somebody is in danger and no clinician has taken them on: nobody's phone may ring for practice. */
export async function someoneWaits(store: Store, { policy }: Deps['content']): Promise<boolean> {
  const open = await openAlerts(store);
  return open.some(({ alert }) => alert.status === 'open' && tierPolicy(alert, policy) !== undefined);
}

function newDrill(tier: DrillTier, at: Instant): Alert {
  const id = `drill-${at.toString(36)}`;
  return {
    v: 1,
    id,
    patientId: DRILLS,
    label: labelOf(id),
    tier,
    drill: true,
    tasks: [],
    status: 'open',
    openedAt: at,
    step: -1,
    loop: 0,
    steps: 0,
    quotes: [],
    facts: [{ kind: 'opened', at }],
    cards: [],
  };
}
