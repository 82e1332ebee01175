/** Sends a text through Twilio's REST interface: one request, and what became of it as a value. */
import { z } from 'zod';
import type { SendPermit } from '../model/consent.ts';
import type { Outgoing, Sent } from '../model/outgoing.ts';
import type { Carrier } from '../ports/carrier.ts';
import type { Log } from '../ports/log.ts';
import { type Call, type Called, retryAfterMs } from '../wire/call.ts';
import { toGsm } from './gsm.ts';
import { aboutCode } from './refusals.ts';

export type Sender = { from: string } | { messagingServiceSid: string };

export interface SmsCarrierOptions {
  call: Call;
  log: Log;
  accountSid: string;
  authToken: string;
  sender: Sender;
  apiBase: () => string;
  statusCallback: (owner: string, messageId: string) => string;
}

const TIMEOUT_MS = 10_000;
const SOON_MS = 5_000;
const LATER_MS = 60_000;
const MUCH_LATER_MS = 3_600_000;

const created = z.object({ sid: z.string().min(1) });
const failed = z.object({ code: z.number().optional() });

export function createSmsCarrier(options: SmsCarrierOptions): Carrier {
  const url = () => `${options.apiBase()}/2010-04-01/Accounts/${options.accountSid}/Messages.json`;
  const headers = {
    authorization: `Basic ${Buffer.from(`${options.accountSid}:${options.authToken}`).toString('base64')}`,
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
  };
  return {
    send: async (message: Outgoing, _permit: SendPermit) => {
      if (message.to.channel !== 'sms') return { kind: 'refused', because: 'not-a-phone' };
      const text = toGsm(message.text);
      if (text.trim() === '') return { kind: 'refused', because: 'no-text' };
      const body = formOf(options, message.to.number, text, message).toString();
      return sentOf(
        await options.call({ method: 'POST', url: url(), headers, body, timeoutMs: TIMEOUT_MS }),
        options.log,
      );
    },
  };
}

function formOf(
  options: SmsCarrierOptions,
  to: string,
  text: string,
  { owner, id }: Outgoing,
): URLSearchParams {
  const { sender } = options;
  return new URLSearchParams({
    To: to,
    ...('from' in sender ? { From: sender.from } : { MessagingServiceSid: sender.messagingServiceSid }),
    Body: text,
    StatusCallback: options.statusCallback(owner, id),
  });
}

/** The reasons are codes: Twilio's own sentences name the number. */
function sentOf(called: Called, log: Log): Sent {
  if (called.kind === 'not-sent') return { kind: 'later', afterMs: SOON_MS, because: called.because };
  if (called.kind === 'unknown') return { kind: 'unknown', because: called.because };
  const { status, headers } = called;
  if (status === 200 || status === 201) return taken(called.body);
  const code = parsed(failed, called.body)?.code;
  const because = code === undefined ? `http-${status}` : `twilio-${code}`;
  const soon = retryAfterMs(headers, status === 429 || status === 503 ? SOON_MS : LATER_MS);
  switch (code === undefined ? undefined : aboutCode(code)) {
    case 'opted-out':
      return { kind: 'refused', because, then: 'revoke' };
    case 'no-phone':
      return { kind: 'refused', because, then: 'route-dead' };
    case 'not-reached':
      return { kind: 'refused', because, then: 'not-reached' };
    case 'too-fast':
      return { kind: 'later', afterMs: soon, because };
    case 'day-limit':
      return ours(log, because, MUCH_LATER_MS);
    case 'account':
      return ours(log, because, LATER_MS);
    case 'this-text':
      return { kind: 'refused', because };
    default:
      return byStatus(status, because, soon, log);
  }
}

/** Nothing about the person: it can go as soon as somebody has mended our account, so it is said loudly. */
function ours(log: Log, because: string, afterMs: number): Sent {
  log.error('text carrier does not accept our account', { because });
  return { kind: 'later', afterMs, because };
}

function byStatus(status: number, because: string, soon: number, log: Log): Sent {
  // 503 is said at the door; any other fault on their side may have come after the text was taken.
  if (status === 429 || status === 503) return { kind: 'later', afterMs: soon, because };
  if (status < 400 || [401, 402, 403, 404, 405, 407].includes(status)) return ours(log, because, LATER_MS);
  return status >= 500 || status === 408 ? { kind: 'unknown', because } : { kind: 'refused', because };
}

function taken(body: string): Sent {
  const sid = parsed(created, body)?.sid;
  return sid === undefined ? { kind: 'unknown', because: 'no-sid' } : { kind: 'accepted', providerId: sid };
}

function parsed<T>(schema: z.ZodType<T>, body: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
