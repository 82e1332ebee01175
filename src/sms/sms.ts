/**
 * The room for texting through Twilio: its webhooks become `Inbound` and `Delivery`, and our messages become requests to
 * its REST interface. It knows the wire, never the patient: it reads no store, and decides nothing about consent or danger.
 */
import type { Carrier } from '../ports/carrier.ts';
import type { HttpRoute } from '../ports/http.ts';
import type { Log } from '../ports/log.ts';
import type { Receiver } from '../ports/receiver.ts';
import type { Call } from '../wire/call.ts';
import { createSmsCarrier, type Sender } from './carrier.ts';
import { inboundRoute } from './inbound.ts';
import { STATUS_PATH, statusRoute } from './status.ts';

export interface SmsOptions {
  receiver: Pick<Receiver, 'said' | 'delivered'>;
  call: Call;
  log: Log;
  accountSid: string;
  /** The first signs our requests; any of them may have signed a webhook, so that a token can be replaced in service. */
  authTokens: readonly [string, ...string[]];
  sender: Sender;
  /** Where the service is reached from outside, without a final slash: what Twilio signs, whatever proxies rewrite. */
  publicUrl: () => string;
  /** Where its REST interface is; another address stands in for it in tests and on a laptop. */
  apiBase?: () => string;
}

export interface Sms {
  routes: HttpRoute[];
  carrier: Carrier;
}

export function createSms(options: SmsOptions): Sms {
  const { authTokens, publicUrl } = options;
  const statusCallback = (owner: string, messageId: string): string =>
    `${publicUrl()}${STATUS_PATH}?o=${encodeURIComponent(owner)}&m=${encodeURIComponent(messageId)}`;
  return {
    routes: [
      inboundRoute({ ...options, tokens: authTokens }),
      statusRoute({ ...options, tokens: authTokens, statusCallback }),
    ],
    carrier: createSmsCarrier({
      ...options,
      authToken: authTokens[0],
      apiBase: options.apiBase ?? (() => 'https://api.twilio.com'),
      statusCallback,
    }),
  };
}
