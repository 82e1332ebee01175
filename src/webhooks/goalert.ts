/**
 * GoAlert: its generic API out, its webhook in. The webhook names the alert by GoAlert's own number, says in a sentence what
 * happened and not when, and is not signed by anything we could check: its address holds a password.
 */
import { z } from 'zod';
import type { Heard, Inward } from './inward.ts';
import { showsSecret } from './same-text.ts';
import type { PagingService } from './service.ts';

const number = z.union([z.number().int().positive(), z.string().regex(/^\d{1,18}$/)]).transform(String);
/** The answer's names differ between versions. */
const taken = z.union([
  z.object({ _id: number }).transform(({ _id }) => _id),
  z.object({ AlertID: number }).transform(({ AlertID }) => AlertID),
  z.object({ ID: number }).transform(({ ID }) => ID),
  z.object({ id: number }).transform(({ id }) => id),
]);

export function goAlert(apiBase: string, token: string): PagingService {
  const url = `${apiBase}/api/v2/generic/incoming`;
  // In the header and not in the address, which is written into logs along the way.
  const headers = { authorization: `Bearer ${token}` };
  return {
    name: 'goalert',
    page: (_page, { summary, details }, alert) => ({
      url,
      headers,
      body: JSON.stringify({ summary, details, dedup: alert }),
    }),
    over: (alert) => ({
      url,
      headers,
      body: JSON.stringify({ summary: 'closed', action: 'close', dedup: alert }),
    }),
    idOf: (body, alert) => {
      const read = taken.safeParse(body);
      // An older one answers without a word: it has taken it, and its webhook will not be understood.
      return read.success ? `goalert:${read.data}` : body === undefined ? `goalert:${alert}` : undefined;
    },
  };
}

const delivery = z.object({
  Type: z.string().max(80),
  AlertID: z.number().int().positive().optional(),
  LogEntry: z.string().max(1_000).default(''),
});

export const fromGoAlert: Inward = {
  path: '/webhooks/goalert',
  proof: 'authorization',
  isGenuine: showsSecret,
  read(body): Heard | undefined {
    const read = delivery.safeParse(body);
    if (!read.success) return undefined;
    const { Type, AlertID, LogEntry } = read.data;
    if (Type !== 'AlertStatus' || AlertID === undefined || !/^Acknowledged\b/.test(LogEntry))
      return { kind: 'nothing' };
    return {
      kind: 'acknowledged',
      alert: { providerId: `goalert:${AlertID}` },
      doneAt: undefined,
      agent: undefined,
    };
  },
};
