/**
 * The room for paging services: PagerDuty, Opsgenie and GoAlert. A page goes out with label and urgency only; what comes back
 * is believed only with the service's signature or secret, and counts as decided where alerts are stored.
 */
import { z } from 'zod';
import type { Sent } from '../model/outgoing.ts';
import type { Page } from '../model/page.ts';
import type { Instant } from '../model/time.ts';
import type { HttpRoute } from '../ports/http.ts';
import type { Log } from '../ports/log.ts';
import type { PageReceiver, Pager } from '../ports/paging.ts';
import type { Call } from '../wire/call.ts';
import type { Sealer } from '../wire/sealed.ts';
import { fromGoAlert, goAlert } from './goalert.ts';
import { inwardRoute, type Inward, type InwardDeps, type Paged } from './inward.ts';
import { fromOpsgenie, opsgenie } from './opsgenie.ts';
import { fromPagerDuty, pagerDuty } from './pagerduty.ts';
import { ask, type HookWords, type PagingService } from './service.ts';

export type ServiceName = PagingService['name'];

export interface WebhookOptions {
  call: Call;
  log: Log;
  sealer: Sealer;
  words: (page: Page) => HookWords;
  receiver: PageReceiver;
  find: InwardDeps['find'];
  now: () => Instant;
  /** What we need for each service that is used: the address and key to page, the secret to be answered. */
  services: Partial<
    Record<ServiceName, { apiBase: string; key?: string | undefined; webhook?: string | undefined }>
  >;
}

export interface Webhooks {
  routes: HttpRoute[];
  pager: Required<Pager>;
}

const makers = { pagerduty: pagerDuty, opsgenie, goalert: goAlert };
const inwards: Record<ServiceName, Inward> = {
  pagerduty: fromPagerDuty,
  opsgenie: fromOpsgenie,
  goalert: fromGoAlert,
};
const names = ['pagerduty', 'opsgenie', 'goalert'] as const;
/** PagerDuty takes no more for a name by which it tells repeats. */
const MOST_LETTERS = 255;

export function createWebhooks(options: WebhookOptions): Webhooks {
  const { sealer, services } = options;
  const used = new Map(
    names.flatMap((name) => {
      const { apiBase, key } = services[name] ?? {};
      return apiBase === undefined || key === undefined ? [] : [[name, makers[name](apiBase, key)] as const];
    }),
  );
  const serviceOf = (to: string) => used.get(to.split('/', 1)[0] as ServiceName);
  const inwardDeps = { ...options, open: (sealed: string) => openPaged(sealer, sealed) };
  return {
    routes: names.flatMap((name) => {
      const secret = services[name]?.webhook;
      return secret === undefined ? [] : [inwardRoute(inwardDeps, inwards[name], secret)];
    }),
    pager: {
      async send(page) {
        const service = serviceOf(page.to);
        if (service === undefined) return { kind: 'refused', because: 'no-such-service' };
        const alert = sealPaged(sealer, page);
        if (alert.length > MOST_LETTERS) return { kind: 'refused', because: 'name-too-long' };
        return ask(options, service, service.page(page, options.words(page), alert), alert);
      },
      async over(page) {
        const service = serviceOf(page.to);
        if (service === undefined) return { kind: 'refused', because: 'no-such-service' };
        const ended = await Promise.all(
          sealer
            .sealings(wordsOf(page))
            .map((alert) => ask(options, { ...service, idOf: () => alert }, service.over(alert), alert)),
        );
        return worst(ended);
      },
    },
  };
}

const shape = z.tuple([z.string(), z.string(), z.string(), z.string()]);

/** The same for every page of an alert to one person, so that it is one incident there as long as our key is the same. */
function sealPaged(sealer: Sealer, page: Pick<Page, 'of' | 'to'>): string {
  return sealer.seal(wordsOf(page));
}

function wordsOf({ of, to }: Pick<Page, 'of' | 'to'>): string[] {
  return [of.patientId, of.alertId, of.clinician, to];
}

/** It has ended only when none of them has to be asked again; a name that the service does not know rings nowhere. */
function worst(ended: Sent[]): Sent {
  const left = ended.find(({ kind }) => kind === 'later' || kind === 'unknown');
  return (
    left ??
    ended.find(({ kind }) => kind === 'accepted') ??
    ended[0] ?? { kind: 'refused', because: 'no-key' }
  );
}

function openPaged(sealer: Sealer, sealed: string): Paged | undefined {
  const read = shape.safeParse(sealer.open(sealed));
  if (!read.success) return undefined;
  const [patientId, alertId, clinician, to] = read.data;
  return { of: { patientId, alertId, clinician }, to };
}
