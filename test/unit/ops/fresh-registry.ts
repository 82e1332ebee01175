import { Registry } from 'prom-client';
import { silentLog } from '../../../src/log.ts';
import { createCounters } from '../../../src/metrics/counters.ts';
import { createGauges } from '../../../src/metrics/gauges.ts';
import type { Store } from '../../../src/ports/store.ts';

/** The metrics of a service that has just been started. */
export function freshRegistry(): Registry {
  const registry = new Registry();
  createCounters(registry);
  const nothing = { storeUp: false, ready: false, skewMs: undefined };
  createGauges(registry, {
    store: {} as Store,
    log: silentLog,
    now: () => 0,
    elapsed: () => 0,
    readiness: async () => nothing,
    lastSweep: () => undefined,
    model: () => undefined,
    spooled: () => 0,
    setAside: () => 0,
    roomLeft: () => 5_000_000_000,
    info: { version: '', content: '', tzdata: '' },
  });
  return registry;
}
