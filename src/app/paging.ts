/** The further ways to page clinicians, as the configuration names them, and what comes back by them. */
import { hkdfSync } from 'node:crypto';
import type { Config, Secrets } from '../config/config.ts';
import type { Content } from '../content/content.ts';
import { createMail } from '../mail/mail.ts';
import type { PagerName } from '../model/page.ts';
import { hookWords, mailWords, voiceWords } from '../notify/page-words.ts';
import type { HttpRoute } from '../ports/http.ts';
import type { Log } from '../ports/log.ts';
import type { PageReceiver, Pager } from '../ports/paging.ts';
import { createVoice } from '../voice/voice.ts';
import { createWebhooks, type WebhookOptions } from '../webhooks/webhooks.ts';
import { createCall } from '../wire/call.ts';
import { createSealer } from '../wire/sealed.ts';
import { tokensOf } from './channels.ts';
import { placesIn } from './look-up.ts';

export interface PagingParts {
  config: Config;
  secrets: Secrets;
  content: Content;
  log: Log;
  receiver: PageReceiver;
  /** The page that a service took under this id. */
  find: WebhookOptions['find'];
  /** What seals our ids on their way through other people's machines: the newest first. */
  keys: readonly Buffer[];
  address: () => string;
  now: () => number;
}

export interface Paging {
  pagers: Partial<Record<PagerName, Pager>>;
  routes: HttpRoute[];
}

export function openPaging(parts: PagingParts): Paging {
  const { config, secrets, content, log, receiver } = parts;
  const call = createCall({ allowedHosts: config.allowedHosts, log });
  const places = placesIn(config);
  const reached = () => config.publicUrl ?? parts.address();
  const sealer = (use: string) => createSealer(parts.keys.map(derived), use);
  const voice =
    config.voiceFrom === undefined
      ? undefined
      : createVoice({
          receiver,
          call,
          log,
          sealer: sealer('voice'),
          words: voiceWords(content, places),
          accountSid: config.sms.accountSid,
          authTokens: tokensOf(secrets),
          from: config.voiceFrom,
          publicUrl: reached,
          apiBase: () => config.sms.apiBase,
        });
  const mail =
    config.mail &&
    createMail({
      ...config.mail,
      auth: secrets.smtp,
      log,
      words: mailWords(
        content,
        config.signIn && (({ label }) => `${reached()}/clinic/alerts/${label}`),
        places,
      ),
    });
  const webhooks = createWebhooks({
    receiver,
    call,
    log,
    sealer: sealer('webhook'),
    words: hookWords(content, places),
    find: parts.find,
    now: parts.now,
    services: servicesOf(config, secrets),
  });
  return {
    pagers: { ...(voice && { voice: voice.pager }), ...(mail && { email: mail }), webhook: webhooks.pager },
    routes: [...(voice?.routes ?? []), ...webhooks.routes],
  };
}

function servicesOf({ pagingServices: at }: Config, { pagingServices: secret }: Secrets) {
  return {
    pagerduty: { apiBase: at.pagerduty, ...secret.pagerduty },
    opsgenie: { apiBase: at.opsgenie, ...secret.opsgenie },
    ...(at.goalert !== undefined && { goalert: { apiBase: at.goalert, ...secret.goalert } }),
  };
}

/** The ring's keys encrypt what is kept; what travels has keys of its own, made from them. */
function derived(key: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', 'flarepath pages that travel', 32));
}
