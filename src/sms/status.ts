/** What Twilio reports of a text it took. Reports come late, twice and out of order; that is the receiver's to sort out. */
import { z } from 'zod';
import type { DeliveryState } from '../model/outgoing.ts';
import type { Answer, HttpRoute, Request } from '../ports/http.ts';
import type { Receiver } from '../ports/receiver.ts';
import { answerAfter, open, SIGNATURE, type Door } from './webhook.ts';

export const STATUS_PATH = '/sms/status';

const states: Record<string, DeliveryState> = {
  accepted: 'accepted',
  scheduled: 'accepted',
  queued: 'queued',
  sending: 'sending',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  undelivered: 'undelivered',
  failed: 'failed',
  canceled: 'failed',
};

const address = z.object({ o: z.string().min(1).max(200), m: z.string().min(1).max(200) });
const report = z.object({
  MessageSid: z.string().regex(/^[A-Za-z0-9]{2,64}$/),
  MessageStatus: z.string().max(40),
  ErrorCode: z
    .string()
    .regex(/^\d{1,6}$/)
    .optional()
    .catch(undefined),
});

export interface StatusDeps extends Door {
  receiver: Pick<Receiver, 'delivered'>;
  statusCallback: (owner: string, messageId: string) => string;
}

export function statusRoute(deps: StatusDeps): HttpRoute {
  return { method: 'POST', path: STATUS_PATH, proof: SIGNATURE, handle: (request) => handle(deps, request) };
}

async function handle(deps: StatusDeps, request: Request): Promise<Answer> {
  const ours = address.safeParse(Object.fromEntries(request.query));
  if (!ours.success) return { status: 400 };
  const { o: owner, m: messageId } = ours.data;
  // Built again rather than taken from the request, so that it is letter for letter the address we gave away.
  const opened = open(deps, request, deps.statusCallback(owner, messageId));
  if (opened.kind === 'closed') return opened.answer;
  const read = report.safeParse(Object.fromEntries(opened.form));
  if (!read.success) return { status: 400 };
  const { MessageSid: providerId, MessageStatus, ErrorCode: code } = read.data;
  const state = states[MessageStatus];
  if (state === undefined) return { status: 204 };
  const delivery = { owner, messageId, providerId, state, ...(code && { code }) };
  return answerAfter(deps, deps.receiver.delivered(delivery), { status: 204 });
}
