/** A person's text message, as Twilio posts it. The answer is empty: replies are sent later, by the carrier. */
import { z } from 'zod';
import { smsRoute } from '../model/patient.ts';
import type { Answer, HttpRoute, Request } from '../ports/http.ts';
import type { Inbound, Receiver } from '../ports/receiver.ts';
import { answerAfter, open, SIGNATURE, type Door } from './webhook.ts';

const INBOUND_PATH = '/sms/inbound';
const NO_REPLY: Answer = {
  status: 200,
  type: 'text/xml',
  body: '<?xml version="1.0" encoding="UTF-8"?><Response/>',
};

const message = z.object({
  MessageSid: z.string().regex(/^[A-Za-z0-9]{2,64}$/),
  From: z.string().min(1).max(64),
  Body: z.string().max(20_000).default(''),
  NumMedia: z.coerce.number().int().min(0).max(100).default(0),
  /** Present when the carrier has already answered a STOP, START or HELP by itself. */
  OptOutType: z.enum(['STOP', 'START', 'HELP']).optional().catch(undefined),
});
type Message = z.infer<typeof message>;

export interface InboundDeps extends Door {
  receiver: Pick<Receiver, 'said'>;
  publicUrl: () => string;
}

export function inboundRoute(deps: InboundDeps): HttpRoute {
  return { method: 'POST', path: INBOUND_PATH, proof: SIGNATURE, handle: (request) => handle(deps, request) };
}

async function handle(deps: InboundDeps, request: Request): Promise<Answer> {
  const query = request.query.size > 0 ? `?${request.query.toString()}` : '';
  const opened = open(deps, request, `${deps.publicUrl()}${INBOUND_PATH}${query}`);
  if (opened.kind === 'closed') return opened.answer;
  const read = message.safeParse(Object.fromEntries(opened.form));
  if (!read.success) return { status: 400 };
  const said = toInbound(read.data);
  if (said === undefined) {
    // A short code or a name cannot be a patient or be answered; saying yes keeps the carrier from repeating it.
    deps.log.warn('text from a sender without a number');
    return NO_REPLY;
  }
  return answerAfter(deps, deps.receiver.said(said), NO_REPLY);
}

function toInbound({ MessageSid, From, Body, NumMedia, OptOutType }: Message): Inbound | undefined {
  const from = smsRoute.safeParse({ channel: 'sms', number: From, via: 'twilio' });
  if (!from.success) return undefined;
  return {
    providerId: `sms:${MessageSid}`,
    from: from.data,
    text: Body,
    media: NumMedia,
    ...(OptOutType && { answered: answered[OptOutType] }),
  };
}

const answered = { STOP: 'stop', START: 'start', HELP: 'help' } as const;
