/** Telephones a clinician through Twilio's REST interface: one request, and what became of it as a value. */
import { z } from 'zod';
import type { Sent } from '../model/outgoing.ts';
import type { Page } from '../model/page.ts';
import type { Log } from '../ports/log.ts';
import type { Pager } from '../ports/paging.ts';
import { retryAfterMs, type Call, type Called } from '../wire/call.ts';
import type { Sealer } from '../wire/sealed.ts';
import type { Addresses } from './addresses.ts';
import { sealSpoken } from './spoken.ts';

export interface VoicePagerOptions {
  call: Call;
  log: Log;
  sealer: Sealer;
  addresses: Addresses;
  accountSid: string;
  authToken: string;
  from: string;
  apiBase: () => string;
}

const TIMEOUT_MS = 10_000;
const SOON_MS = 5_000;
const LATER_MS = 60_000;
/** Most answering machines take over after this. */
const RING_SECONDS = 25;
const MOST_SECONDS = 120;
const NUMBER = /^\+[1-9]\d{6,14}$/;

/** Codes that speak of our account, its numbers or its permissions: https://www.twilio.com/docs/api/errors. */
const OURS = new Set([
  20003, 20005, 20403, 20404, 13227, 21201, 21210, 21212, 21213, 21215, 21216, 21219, 21220,
]);
const TOO_FAST = new Set([10004, 14107, 20429]);

const created = z.object({ sid: z.string().min(1) });
const failed = z.object({ code: z.number().optional() });

export function createVoicePager(options: VoicePagerOptions): Pager {
  const { accountSid, authToken } = options;
  const headers = {
    authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
  };
  return {
    async send(page) {
      if (!NUMBER.test(page.to)) return { kind: 'refused', because: 'no-number' };
      const url = `${options.apiBase()}/2010-04-01/Accounts/${accountSid}/Calls.json`;
      const body = formOf(options, page).toString();
      const called = await options.call({ method: 'POST', url, headers, body, timeoutMs: TIMEOUT_MS });
      return sentOf(called, options.log);
    },
  };
}

function formOf({ sealer, addresses, from }: VoicePagerOptions, page: Page): URLSearchParams {
  const sealed = sealSpoken(sealer, page);
  return new URLSearchParams({
    To: page.to,
    From: from,
    Url: addresses.page(sealed, 0),
    Method: 'POST',
    StatusCallback: addresses.status(sealed),
    StatusCallbackMethod: 'POST',
    Timeout: String(RING_SECONDS),
    TimeLimit: String(MOST_SECONDS),
    // Beside the call and not before it: whoever lifts the receiver hears us at once.
    MachineDetection: 'Enable',
    AsyncAmd: 'true',
    AsyncAmdStatusCallback: addresses.machine(sealed),
    AsyncAmdStatusCallbackMethod: 'POST',
  });
}

/** The reasons are codes: Twilio's own sentences name the number. */
function sentOf(called: Called, log: Log): Sent {
  if (called.kind === 'not-sent') return { kind: 'later', afterMs: SOON_MS, because: called.because };
  if (called.kind === 'unknown') return called;
  const { status, headers } = called;
  if (status === 200 || status === 201) {
    const sid = parsed(created, called.body)?.sid;
    return sid === undefined ? { kind: 'unknown', because: 'no-sid' } : { kind: 'accepted', providerId: sid };
  }
  const code = parsed(failed, called.body)?.code;
  const because = code === undefined ? `http-${status}` : `twilio-${code}`;
  if (status === 429 || status === 503 || TOO_FAST.has(code ?? 0))
    return { kind: 'later', afterMs: retryAfterMs(headers, SOON_MS), because };
  if (
    OURS.has(code ?? 0) ||
    status < 400 ||
    (code === undefined && [401, 402, 403, 404, 405, 407].includes(status))
  ) {
    log.error('telephone carrier does not accept our account', { because });
    return { kind: 'later', afterMs: retryAfterMs(headers, LATER_MS), because };
  }
  return status >= 500 || status === 408 ? { kind: 'unknown', because } : { kind: 'refused', because };
}

function parsed<T>(schema: z.ZodType<T>, body: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
