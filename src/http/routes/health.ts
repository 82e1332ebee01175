import type { HttpRoute } from '../../ports/http.ts';

/** Says that the process answers, and nothing about the store: a restart would not mend that. */
export const healthRoute: HttpRoute = {
  method: 'GET',
  path: '/healthz',
  handle: () => ({ status: 200, type: 'application/json', body: JSON.stringify({ status: 'alive' }) }),
};
