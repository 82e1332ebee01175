/**
 * Whether this process should be given work: the store takes a write in time, its clock and ours agree, and nobody has
 * asked us to stop. Asked often and by strangers, so that one look serves everybody for a while.
 */
import { AppError } from '../errors.ts';
import type { Log } from '../ports/log.ts';
import type { Store, StoreTrouble } from '../ports/store.ts';

export type NotReady = 'store' | 'clock' | 'draining';

export interface Readiness {
  ready: boolean;
  not: NotReady[];
  storeUp: boolean;
  /** What is done about a store that is away. */
  store?: StoreTrouble;
  /** Why it takes no write, and what to do. */
  because?: string;
  /** Host minus store; undefined when the store did not say. */
  skewMs: number | undefined;
}

export interface ReadinessDeps {
  store: Store;
  log: Log;
  /** This host's time on the service's clock. */
  now: () => number;
  draining: () => boolean;
}

const ANSWER_WITHIN_MS = 1_500;
const SLOW = 'It does not answer in time: see whether it is busy or frozen.';
const GOOD_FOR_MS = 1_000;
const MAX_SKEW_MS = 2_000;
/** Owns nothing but the mark of the last look. */
const PROBE = 'probe';

type Look = Pick<Readiness, 'storeUp' | 'skewMs' | 'because'>;

export function createReadiness(deps: ReadinessDeps): () => Promise<Readiness> {
  let last: { at: number; look: Promise<Look> } | undefined;
  return async () => {
    const at = performance.now();
    if (last === undefined || at - last.at > GOOD_FOR_MS) last = { at, look: lookAt(deps) };
    const look = await last.look;
    // A stop is told at once and never from memory.
    const not = [
      ...(look.storeUp ? [] : ['store' as const]),
      ...(Math.abs(look.skewMs ?? 0) < MAX_SKEW_MS ? [] : ['clock' as const]),
      ...(deps.draining() ? ['draining' as const] : []),
    ];
    const trouble = look.storeUp ? undefined : deps.store.trouble?.();
    return { ...look, ready: not.length === 0, not, ...(trouble && { store: trouble }) };
  };
}

async function lookAt({ store, log, now }: ReadinessDeps): Promise<Look> {
  const late = Promise.withResolvers<Look>();
  const timer = setTimeout(() => late.resolve(away(SLOW)), ANSWER_WITHIN_MS);
  try {
    return await Promise.race([written(store, now), late.promise]);
  } catch (fault) {
    log.warn('store not ready', {}, fault);
    return away(fault instanceof AppError ? fault.detail : undefined);
  } finally {
    clearTimeout(timer);
  }
}

function away(because: string | undefined): Look {
  return { storeUp: false, skewMs: undefined, ...(because !== undefined && { because }) };
}

/** The write tells the store's time; ours is the middle of the way there and back. */
async function written(store: Store, now: () => number): Promise<Look> {
  const before = now();
  const committed = await store.commit(PROBE, { put: { probe: {} } });
  const after = now();
  if (committed.kind !== 'committed') return away(undefined);
  return { storeUp: true, skewMs: Math.round((before + after) / 2 - committed.at) };
}
