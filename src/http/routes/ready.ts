import type { HttpRoute } from '../../ports/http.ts';
import type { StoreTrouble } from '../../ports/store.ts';

/** For load balancers: whether this process should be given work, and if not, the names of what is missing. */
export function readyRoute(
  readiness: () => Promise<{ ready: boolean; not: string[]; store?: StoreTrouble }>,
): HttpRoute {
  return {
    method: 'GET',
    path: '/readyz',
    async handle() {
      const { ready, not, store } = await readiness();
      const body = JSON.stringify({ status: ready ? 'ready' : 'not ready', not, ...(store && { store }) });
      return { status: ready ? 200 : 503, type: 'application/json', body };
    },
  };
}
