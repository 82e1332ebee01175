/** The watch over alerts put together: inside the service where the store is its own, or as a process beside it. */
import { createAuditor, type Auditor, type Fallback } from '../auditor/auditor.ts';
import { createHeartbeat } from '../auditor/heartbeat.ts';
import type { Config, Secrets } from '../config/config.ts';
import type { Content } from '../content/content.ts';
import type { Audit } from '../ports/audit.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { createSmsCarrier } from '../sms/carrier.ts';
import { createCall } from '../wire/call.ts';
import { senderOf, tokensOf } from './channels.ts';

export interface AuditingParts {
  config: Config;
  secrets: Secrets;
  content: Content;
  store: Store;
  audit: Audit;
  log: Log;
  /** Where the service itself is reached, when the configuration does not say. */
  address: () => string;
  hostNow: () => number;
}

/** Undefined when the fallback has no number: then there is nobody whom the watch could tell. */
export function openAuditor(parts: AuditingParts): Auditor | undefined {
  const { config, secrets, content, store, audit, log } = parts;
  const fallback = fallbackOf(content);
  if (fallback === undefined) return undefined;
  const call = createCall({ allowedHosts: config.allowedHosts, log });
  const reached = () => config.publicUrl ?? parts.address();
  const carrier = createSmsCarrier({
    call,
    log,
    accountSid: config.sms.accountSid,
    authToken: tokensOf(secrets)[0],
    sender: senderOf(config),
    apiBase: () => (config.simulator ? `${parts.address()}/simulator/carrier` : config.sms.apiBase),
    statusCallback: (owner, id) =>
      `${reached()}/sms/status?o=${encodeURIComponent(owner)}&m=${encodeURIComponent(id)}`,
  });
  const { heartbeatUrl: url } = secrets;
  return createAuditor({
    store,
    content,
    audit,
    log,
    carrier,
    fallback,
    elapsed: () => performance.now(),
    ...(url === undefined ? {} : { heartbeat: createHeartbeat(call, url, log) }),
    // Where there is a simulator the clock is moved for practice, and is not wrong.
    ...(config.simulator ? {} : { hostNow: parts.hostNow }),
  });
}

function fallbackOf({ clinic }: Content): Fallback | undefined {
  const who = clinic.clinicians.find(({ id }) => id === clinic.fallback);
  return who?.sms === undefined ? undefined : { id: who.id, number: who.sms, lang: who.lang };
}

/** A store that only this process can open has no room for another process beside it. */
export function isWatchedInside({ store }: Config): boolean {
  return store.choice === 'embedded' || store.redisUrl === undefined;
}
