/** PagerDuty: Events API v2 out, v3 webhooks in. One incident for one alert, whatever number of pages. */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Tier } from '../model/signal.ts';
import type { Heard, Inward } from './inward.ts';
import { sameText } from './same-text.ts';
import type { PagingService } from './service.ts';

const severity: Record<Tier, 'critical' | 'error' | 'warning'> = {
  emergency: 'critical',
  urgent: 'error',
  soon: 'warning',
  ask: 'warning',
  none: 'warning',
};
const taken = z.object({ dedup_key: z.string().min(1) });

export function pagerDuty(apiBase: string, routingKey: string): PagingService {
  const url = `${apiBase}/v2/enqueue`;
  const event = (action: string, alert: string, more: object = {}) => ({
    url,
    body: JSON.stringify({ routing_key: routingKey, event_action: action, dedup_key: alert, ...more }),
  });
  return {
    name: 'pagerduty',
    page: ({ tier, label, why }, { summary, details }, alert) =>
      event('trigger', alert, {
        client: 'Flarepath',
        payload: {
          summary,
          source: 'flarepath',
          severity: severity[tier],
          component: label,
          custom_details: { details, why },
        },
      }),
    over: (alert) => event('resolve', alert),
    idOf: (body) => taken.safeParse(body).data?.dedup_key,
  };
}

const delivery = z.object({
  event: z.object({
    event_type: z.string().max(80),
    occurred_at: z.iso.datetime({ offset: true }),
    agent: z.object({ id: z.string().min(1).max(80) }).nullish(),
    data: z.object({ incident_key: z.string().max(500).nullish() }).loose(),
  }),
});

/** Signed over the whole body, with as many signatures as there are secrets at the moment. */
export const fromPagerDuty: Inward = {
  path: '/webhooks/pagerduty',
  proof: 'x-pagerduty-signature',
  isGenuine: ({ headers, body }, secret) => {
    const expected = createHmac('sha256', secret).update(body, 'utf8').digest('hex');
    const given = (headers['x-pagerduty-signature'] ?? '').split(',').map((each) => each.trim());
    return given.filter((each) => sameText(each, `v1=${expected}`)).length > 0;
  },
  read(body): Heard | undefined {
    const read = delivery.safeParse(body);
    if (!read.success) return undefined;
    const { event_type: type, occurred_at: at, agent, data } = read.data.event;
    if (type !== 'incident.acknowledged') return { kind: 'nothing' };
    // An incident that is none of ours has a key that none of ours can have, or none at all.
    return {
      kind: 'acknowledged',
      alert: { sealed: data.incident_key ?? '' },
      doneAt: Date.parse(at),
      agent: agent?.id,
    };
  },
};
