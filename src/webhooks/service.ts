/** What every paging service has in common: what it is asked to do, and what became of it. */
import type { Sent } from '../model/outgoing.ts';
import type { Page } from '../model/page.ts';
import type { Log } from '../ports/log.ts';
import { retryAfterMs, type Call, type Called, type Outward } from '../wire/call.ts';

export interface HookWords {
  summary: string;
  details: string;
}

/** One service: how a page looks there, and how an alert is ended there. `alert` is the same for all pages of an alert. */
export interface PagingService {
  name: 'pagerduty' | 'opsgenie' | 'goalert';
  page(page: Page, words: HookWords, alert: string): Request;
  /** Closes it there: one that were only acknowledged would swallow the page with which the alert comes back. */
  over(alert: string): Request;
  /** Its own id of what it has taken; undefined when the answer holds none. */
  idOf(body: unknown, alert: string): string | undefined;
}
export type Request = Pick<Outward, 'url' | 'headers' | 'body'>;

export const TIMEOUT_MS = 10_000;
const SOON_MS = 5_000;
const LATER_MS = 60_000;

export interface AskDeps {
  call: Call;
  log: Log;
}

/**
 * Asks once. All of these tell repeats by the alert's own name, so what may have arrived is asked again without harm; that
 * is the caller's decision.
 */
export async function ask(
  deps: AskDeps,
  service: PagingService,
  request: Request,
  alert: string,
): Promise<Sent> {
  const headers = { 'content-type': 'application/json', accept: 'application/json', ...request.headers };
  const called = await deps.call({ ...request, headers, method: 'POST', timeoutMs: TIMEOUT_MS });
  return sentOf(deps, service, called, alert);
}

/** The reasons are codes: a service's sentences may repeat what it was sent, the key included. */
function sentOf({ log }: AskDeps, service: PagingService, called: Called, alert: string): Sent {
  if (called.kind === 'not-sent') return { kind: 'later', afterMs: SOON_MS, because: called.because };
  if (called.kind === 'unknown') return { kind: 'unknown', because: called.because };
  const { status, headers } = called;
  const because = `http-${status}`;
  if (status >= 200 && status < 300) {
    const providerId = service.idOf(parsed(called.body), alert);
    return providerId === undefined
      ? { kind: 'unknown', because: 'no-id' }
      : { kind: 'accepted', providerId };
  }
  if (status === 429 || status === 503)
    return { kind: 'later', afterMs: retryAfterMs(headers, SOON_MS), because };
  if (status < 400 || [401, 402, 403, 404, 405, 407, 422].includes(status)) {
    log.error('paging service does not accept our account', { service: service.name, because });
    return { kind: 'later', afterMs: retryAfterMs(headers, LATER_MS), because };
  }
  return status >= 500 || status === 408 ? { kind: 'unknown', because } : { kind: 'refused', because };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
