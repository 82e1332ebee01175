/** Opsgenie, and what speaks like it: the alert API out, its webhook integration in. */
import { z } from 'zod';
import type { Tier } from '../model/signal.ts';
import type { Heard, Inward } from './inward.ts';
import { showsSecret } from './same-text.ts';
import type { PagingService } from './service.ts';

const priority: Record<Tier, 'P1' | 'P2' | 'P3'> = {
  emergency: 'P1',
  urgent: 'P2',
  soon: 'P3',
  ask: 'P3',
  none: 'P3',
};
const MOST_LETTERS = 130;
const taken = z.object({ requestId: z.string().min(1) });

export function opsgenie(apiBase: string, key: string): PagingService {
  const headers = { authorization: `GenieKey ${key}` };
  return {
    name: 'opsgenie',
    page: ({ tier, label, why }, { summary, details }, alert) => ({
      url: `${apiBase}/v2/alerts`,
      headers,
      body: JSON.stringify({
        message: summary.slice(0, MOST_LETTERS),
        alias: alert,
        description: details,
        entity: label,
        source: 'Flarepath',
        priority: priority[tier],
        tags: ['flarepath', why],
      }),
    }),
    over: (alert) => ({
      url: `${apiBase}/v2/alerts/${alert}/close?identifierType=alias`,
      headers,
      body: JSON.stringify({ source: 'Flarepath' }),
    }),
    idOf: (body) => taken.safeParse(body).data?.requestId,
  };
}

const delivery = z.object({
  action: z.string().max(80),
  alert: z.object({
    alias: z.string().max(600).default(''),
    username: z.string().max(300).optional(),
    /** In nanoseconds in its newer payloads, in milliseconds in its older ones. */
    updatedAt: z.number().positive(),
  }),
});
const NANO = 1e15;

export const fromOpsgenie: Inward = {
  path: '/webhooks/opsgenie',
  proof: 'authorization',
  isGenuine: showsSecret,
  read(body): Heard | undefined {
    const read = delivery.safeParse(body);
    if (!read.success) return undefined;
    const { action, alert } = read.data;
    if (action !== 'Acknowledge') return { kind: 'nothing' };
    return {
      kind: 'acknowledged',
      alert: { sealed: alert.alias },
      doneAt: alert.updatedAt > NANO ? Math.floor(alert.updatedAt / 1e6) : alert.updatedAt,
      agent: alert.username,
    };
  },
};
