/**
 * When the drills of the policy come: each has an entry of its own among what is due, which puts the next one there, so that
 * there is no clock that could stop. A start puts them there anew only when the plan has been changed.
 */
import { z } from 'zod';
import type { Content } from '../content/content.ts';
import type { Policy } from '../model/policy.ts';
import { turnAt, turnBegins } from '../model/shifts.ts';
import { HOUR, MINUTE, type Instant } from '../model/time.ts';
import type { Claim, Due, Work } from '../model/work.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { DRILLS } from './clinician-file.ts';
import { beginDrill } from './drill.ts';

interface Deps {
  store: Store;
  content: Content;
  log: Log;
}
const kept = z.object({ plan: z.string(), count: z.number() });
type Rule = NonNullable<Policy['drills']>[number];

/** While somebody in danger has nobody, or another drill runs, it waits; not into another part of the day. */
const AGAIN_MS = 15 * MINUTE;
const STALE_MS = 2 * HOUR;

export async function planDrills({ store, content }: Deps): Promise<void> {
  const rules = content.policy.drills ?? [];
  const plan = JSON.stringify([content.clinic.zone, rules]);
  for (;;) {
    const { docs, at } = await store.read(DRILLS);
    const before = kept.optional().parse(docs['plan']?.value);
    if (before?.plan === plan || (before === undefined && rules.length === 0)) return;
    const dropped = Array.from({ length: before?.count ?? 0 }, (_, nth) => nameOf(nth));
    const committed = await store.commit(DRILLS, {
      put: { plan: { plan, count: rules.length } },
      expect: { plan: docs['plan']?.version ?? 0 },
      done: dropped.filter((_, nth) => nth >= rules.length),
      due: rules.map((rule, nth) => next(content, rule, nth, at)),
    });
    if (committed.kind === 'committed') return;
  }
}

/** The time of one has come. */
export async function plannedDrill(
  { store, content, log }: Deps,
  claim: Claim,
  work: Extract<Work, { kind: 'drill' }>,
): Promise<void> {
  const rule = content.policy.drills?.[work.nth];
  if (rule === undefined) return void (await store.commit(claim.owner, { done: [claim.id] }));
  const at = await store.time();
  const after = next(content, rule, work.nth, at);
  const isStale = at > work.planned + STALE_MS;
  const begun = isStale
    ? ({ kind: 'not-now', because: 'late' } as const)
    : await beginDrill({ store, content }, rule.tier, { due: [after] });
  if (begun.kind === 'begun') return log.info('drill begun', { alert: begun.drill.id, tier: rule.tier });
  const waits = begun.because === 'danger' || begun.because === 'drill';
  log.info('drill not now', { because: begun.because });
  const again: Due = { ...after, at: { inMs: AGAIN_MS }, work };
  await store.commit(claim.owner, { due: [waits ? again : after] });
}

function next({ clinic }: Content, rule: Rule, nth: number, now: Instant): Due {
  const planned = turnBegins(rule, clinic.zone, turnAt(rule, clinic.zone, now) + 1);
  return { id: nameOf(nth), lane: 'routine', at: planned, work: { kind: 'drill', nth, planned } };
}

function nameOf(nth: number): string {
  return `drill:${nth}`;
}
