/** An acknowledgement that was given in a paging service and comes back to us: who may say so, and what it says. */
import type { PageAck, PageOf } from '../model/page.ts';
import { SECOND, type Instant } from '../model/time.ts';
import type { Answer, HttpRoute, Request } from '../ports/http.ts';
import type { Log } from '../ports/log.ts';
import type { PageReceiver } from '../ports/paging.ts';

export interface Inward {
  path: string;
  /** The header without which nothing is genuine. */
  proof: string;
  isGenuine(request: Request, secret: string): boolean;
  /** Undefined for a body of no shape that the service sends. */
  read(body: unknown): Heard | undefined;
}

export type Heard =
  | { kind: 'nothing' }
  | {
      kind: 'acknowledged';
      alert: { sealed: string } | { providerId: string };
      /** Undefined where the service does not say. */
      doneAt: Instant | undefined;
      agent: string | undefined;
    };

/** Whose page it was, and whether the service's own user must be one of ours. */
export interface Paged {
  of: PageOf;
  /** The service's name, or the name and its user: "pagerduty", "pagerduty/PLH1HKV". */
  to: string;
}

export interface InwardDeps {
  receiver: PageReceiver;
  log: Log;
  now: () => Instant;
  open(sealed: string): Paged | undefined;
  /** The page that a service took under this id, among the open alerts. */
  find(providerId: string): Promise<Paged | undefined>;
}

/** Their clock and ours are not the same. */
const CLOCKS_MS = 30 * SECOND;
const DONE: Answer = { status: 204 };

export function inwardRoute(deps: InwardDeps, inward: Inward, secret: string): HttpRoute {
  const { path, proof } = inward;
  return {
    method: 'POST',
    path,
    proof,
    handle: (request) => {
      if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return { status: 400 };
      if (!inward.isGenuine(request, secret)) return { status: 403 };
      const heard = inward.read(parsed(request.body));
      return heard === undefined ? { status: 400 } : answer(deps, heard);
    },
  };
}

/** 503 makes the service tell it again, which changes nothing if it was stored after all. */
async function answer(deps: InwardDeps, heard: Heard): Promise<Answer> {
  if (heard.kind === 'nothing') return DONE;
  try {
    const paged =
      'sealed' in heard.alert ? deps.open(heard.alert.sealed) : await deps.find(heard.alert.providerId);
    // Somebody else's incident in the same service.
    if (paged === undefined) return DONE;
    await deps.receiver.acknowledged(ackOf(paged, heard, deps.now()));
    return DONE;
  } catch (fault) {
    deps.log.error('paging webhook not handled', {}, fault);
    return { status: 503 };
  }
}

type Acknowledged = Extract<Heard, { kind: 'acknowledged' }>;

/**
 * Where the contact names the service's user, only users who are clinicians of ours count; where it names the service alone,
 * whoever is paged there is that one clinician.
 */
function ackOf({ of, to }: Paged, { doneAt, agent }: Acknowledged, now: Instant): PageAck {
  const at = doneAt === undefined ? now : Math.min(doneAt + CLOCKS_MS, now);
  const service = to.split('/', 1)[0];
  const who = to.includes('/') ? { agent: `${service}/${agent ?? ''}` } : {};
  return { of, by: 'webhook', doneAt: at, ...who };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
