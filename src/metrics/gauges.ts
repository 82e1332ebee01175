/** What is read from the store when somebody asks, and kept for a few seconds, so that asking often costs nothing. */
import { Counter, Gauge, type Registry } from 'prom-client';
import { openAlerts } from '../escalation/open-alerts.ts';
import { graveSince } from '../model/alert.ts';
import { LAST_LOOK, lastLook, WATCH } from '../model/last-look.ts';
import { tiers, type Tier } from '../model/signal.ts';
import { MINUTE } from '../model/time.ts';
import { UNSENT } from '../model/unsent.ts';
import { lanes, type Lane, type Waiting } from '../model/work.ts';
import type { Log } from '../ports/log.ts';
import { storeDoubts, type Store } from '../ports/store.ts';

export interface GaugeDeps {
  store: Store;
  log: Log;
  now: () => number;
  elapsed: () => number;
  readiness: () => Promise<{ ready: boolean; storeUp: boolean; skewMs: number | undefined }>;
  lastSweep: () => number | undefined;
  /** What the language model has cost, and whether it is left alone; nothing where there is none. */
  model: () => { tokens: number; rests: boolean } | undefined;
  /** What came in while the store was away and has not been handed over yet. */
  spooled: () => number;
  /** What could not be taken, by a fault of ours, since the start. */
  setAside: () => number;
  /** On the disk of the data directory, in bytes. */
  roomLeft: () => number | undefined;
  info: { version: string; content: string; tzdata: string };
}

const GOOD_FOR_MS = 5_000;
/** Between two tries of a message. */
const LONGEST_WAIT_MS = 30 * MINUTE;
/** How many entries of the outbox are looked at one by one. */
const MOST = 500;

/** Returns how to bring them up to date. */
export function createGauges(registry: Registry, deps: GaugeDeps): () => Promise<void> {
  const gauges = named(registry);
  gauges.info.set(deps.info, 1);
  let last: { at: number; done: Promise<void> } | undefined;
  return () => {
    const at = deps.elapsed();
    if (last === undefined || at - last.at > GOOD_FOR_MS) last = { at, done: refresh(gauges, deps) };
    return last.done;
  };
}

type Gauges = ReturnType<typeof named>;

function named(registry: Registry) {
  const gauge = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Gauge({ name: `flarepath_${name}`, help, labelNames, registers: [registry] });
  const counter = (name: string, help: string) =>
    new Counter({ name: `flarepath_${name}`, help, registers: [registry] });
  return {
    ready: gauge('ready', '1 when this process should be given work'),
    storeUp: gauge('store_up', '1 when the store takes a write in time'),
    doubt: gauge('store_doubt', '1 where the store is set up so that it may lose what it is told', 'doubt'),
    skew: gauge('clock_skew_seconds', 'Host clock minus store clock'),
    sweep: gauge('sweep_timestamp_seconds', 'When due work was last looked for with success'),
    dueDepth: gauge('due_depth', 'Due entries that wait to be taken up', 'lane'),
    dueOldest: gauge('due_oldest_seconds', 'How long the first of them has waited', 'lane'),
    dueSize: gauge('due_index_size', 'Due entries, whenever they are due', 'lane'),
    outboxDepth: gauge('outbox_depth', 'Messages and pages that wait to be sent, up to 500 a lane', 'lane'),
    outboxOldest: gauge('outbox_oldest_seconds', 'How long the oldest of them has waited', 'lane'),
    spool: gauge('spool_depth', 'Records on disk that wait for the store'),
    aside: gauge('spool_set_aside', 'Records on disk that met a fault of ours, until the next start'),
    roomLeft: gauge('data_dir_free_bytes', 'Room on the disk of the data directory'),
    unsent: gauge('unsent', 'Messages given up or in doubt, kept for an operator'),
    alerts: gauge('alert_open', 'Alerts nobody has closed', 'tier', 'status'),
    unanswered: gauge('alert_unacknowledged_oldest_seconds', 'Age of the oldest open alert', 'tier'),
    replicaWaits: counter('replica_wait_fail_total', 'Critical changes on too few replicas in time'),
    tokens: counter('model_tokens_total', 'What the language model has cost'),
    modelRests: gauge('model_resting', '1 while the language model is left alone because it fails'),
    watchStanding: gauge('watch_standing', 'Faults that the watch over alerts sees now'),
    watchFound: counter('watch_found_total', 'Faults that the watch over alerts has found'),
    watchLook: gauge('watch_timestamp_seconds', 'When the watch over alerts last looked'),
    info: gauge('config_info', 'What runs', 'version', 'content', 'tzdata'),
  };
}

/** A store that is away leaves the last figures standing, and says so by `store_up`. */
async function refresh(gauges: Gauges, deps: GaugeDeps): Promise<void> {
  const { ready, storeUp, skewMs } = await deps.readiness();
  gauges.ready.set(ready ? 1 : 0);
  gauges.storeUp.set(storeUp ? 1 : 0);
  if (skewMs !== undefined) gauges.skew.set(skewMs / 1_000);
  gauges.sweep.set((deps.lastSweep() ?? 0) / 1_000);
  gauges.spool.set(deps.spooled());
  gauges.aside.set(deps.setAside());
  const room = deps.roomLeft();
  if (room !== undefined) gauges.roomLeft.set(room);
  upTo(gauges.replicaWaits, deps.store.unreplicated ?? 0);
  const { tokens, rests } = deps.model() ?? { tokens: 0, rests: false };
  upTo(gauges.tokens, tokens);
  gauges.modelRests.set(rests ? 1 : 0);
  if (!storeUp) return;
  try {
    await Promise.all([
      readDoubts(gauges, deps),
      readLanes(gauges, deps),
      readAlerts(gauges, deps),
      readUnsent(gauges, deps),
      readWatch(gauges, deps),
    ]);
  } catch (fault) {
    deps.log.warn('gauges not read', {}, fault);
  }
}

async function readDoubts(gauges: Gauges, { store }: GaugeDeps): Promise<void> {
  const doubts = (await store.doubts?.()) ?? [];
  for (const doubt of storeDoubts) gauges.doubt.set({ doubt }, doubts.includes(doubt) ? 1 : 0);
}

async function readLanes(gauges: Gauges, { store, now }: GaugeDeps): Promise<void> {
  const depths = await store.depths();
  for (const lane of lanes) {
    const { ready, since, all } = depths[lane];
    gauges.dueDepth.set({ lane }, ready);
    gauges.dueOldest.set({ lane }, secondsSince(since, now()));
    gauges.dueSize.set({ lane }, all);
    const waiting = await outbox(store, lane, now());
    gauges.outboxDepth.set({ lane }, waiting.length);
    gauges.outboxOldest.set({ lane }, secondsSince(oldest(waiting), now()));
  }
}

/** What waits for another try counts as much as what waits for its first. */
async function outbox(store: Store, lane: Lane, now: number): Promise<Waiting[]> {
  const waiting = await store.peek(lane, now + LONGEST_WAIT_MS, MOST);
  return waiting.filter(({ work }) => work.kind === 'send' || work.kind === 'page');
}

function oldest(waiting: Waiting[]): number | undefined {
  const since = waiting.map(({ work, dueAt }) => {
    if (work.kind === 'send') return work.message.at;
    return work.kind === 'page' ? (work.since ?? dueAt) : dueAt;
  });
  return since.length === 0 ? undefined : Math.min(...since);
}

function secondsSince(at: number | undefined, now: number): number {
  return at === undefined ? 0 : Math.max(0, now - at) / 1_000;
}

async function readAlerts(gauges: Gauges, { store, now }: GaugeDeps): Promise<void> {
  const open = (await openAlerts(store)).map(({ alert }) => alert);
  for (const tier of tiers.filter(isAlerting)) {
    const these = open.filter((alert) => alert.tier === tier);
    for (const status of ['open', 'acknowledged'] as const)
      gauges.alerts.set({ tier, status }, these.filter((alert) => alert.status === status).length);
    const unanswered = these.filter(({ status }) => status === 'open').map(graveSince);
    const first = unanswered.length === 0 ? undefined : Math.min(...unanswered);
    gauges.unanswered.set({ tier }, secondsSince(first, now()));
  }
}

function isAlerting(tier: Tier): boolean {
  return tier === 'emergency' || tier === 'urgent' || tier === 'soon';
}

async function readUnsent(gauges: Gauges, { store }: GaugeDeps): Promise<void> {
  gauges.unsent.set((await store.members(UNSENT)).length);
}

/** A counter that is kept elsewhere. */
function upTo(counter: Counter, value: number): void {
  counter.reset();
  counter.inc(value);
}

async function readWatch(gauges: Gauges, { store }: GaugeDeps): Promise<void> {
  const { docs } = await store.read(WATCH);
  const look = lastLook.safeParse(docs[LAST_LOOK]?.value).data;
  if (look === undefined) return;
  gauges.watchStanding.set(look.standing);
  upTo(gauges.watchFound, look.found);
  gauges.watchLook.set(look.at / 1_000);
}
