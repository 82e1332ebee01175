/**
 * The room for telephoning clinicians through Twilio. It knows the wire and what a call says, never the alert: whether an
 * acknowledgement counts is decided where it is stored.
 */
import type { HttpRoute } from '../ports/http.ts';
import type { Log } from '../ports/log.ts';
import type { PageReceiver, Pager } from '../ports/paging.ts';
import type { Call } from '../wire/call.ts';
import type { Sealer } from '../wire/sealed.ts';
import { addressesAt } from './addresses.ts';
import { createVoicePager } from './pager.ts';
import { voiceRoutes } from './routes.ts';
import type { VoiceWords } from './spoken.ts';

export interface VoiceOptions {
  receiver: PageReceiver;
  call: Call;
  log: Log;
  sealer: Sealer;
  words: VoiceWords;
  accountSid: string;
  /** The first signs our requests; any of them may have signed a webhook. */
  authTokens: readonly [string, ...string[]];
  from: string;
  publicUrl: () => string;
  apiBase: () => string;
}

export interface Voice {
  routes: HttpRoute[];
  pager: Pager;
}

export function createVoice(options: VoiceOptions): Voice {
  const { authTokens, publicUrl } = options;
  const addresses = addressesAt(publicUrl);
  return {
    routes: voiceRoutes({ ...options, tokens: authTokens, addresses }),
    pager: createVoicePager({ ...options, authToken: authTokens[0], addresses }),
  };
}
