/**
 * The service seen from outside: told of each moment by the core, and asked by whoever scrapes. It can change nothing, and
 * knows nobody: there is no id, number or word of a person in it.
 */
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { HttpRoute } from '../ports/http.ts';
import type { Watch } from '../ports/watch.ts';
import { createCounters } from './counters.ts';
import { createGauges, type GaugeDeps } from './gauges.ts';
import { createWatch } from './watching.ts';

export interface Metrics {
  watch: Watch;
  /** `everywhere` where the port is the operator's own; else only this machine is answered. */
  route(everywhere: boolean): HttpRoute;
}

export function createMetrics(deps: GaugeDeps): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const watch = createWatch(createCounters(registry), deps);
  const refresh = createGauges(registry, deps);
  return {
    watch,
    route: (everywhere) => ({
      method: 'GET',
      path: '/metrics',
      async handle({ loopback }) {
        if (!everywhere && !loopback) return { status: 404 };
        await refresh();
        return { status: 200, type: registry.contentType, body: await registry.metrics() };
      },
    }),
  };
}
