/** Settings as the rooms that use them want to be told: what may be shown, and what may not. */
import { hostsAllowed, type Settings } from './settings.ts';

export interface Config {
  production: boolean;
  host: string;
  port: number;
  /** Undefined when nobody is to scrape; then only this machine may ask, outside production. */
  metrics: { host: string; port: number } | undefined;
  dataDir: string;
  contentDir: string;
  publicUrl: string | undefined;
  store: { choice: Settings['STORE']; redisUrl: string | undefined; cluster: boolean; replicas: number };
  sms: {
    accountSid: string;
    from: string | undefined;
    messagingServiceSid: string | undefined;
    apiBase: string;
  };
  /** The number that telephones clinicians; undefined when nobody is telephoned. */
  voiceFrom: string | undefined;
  mail: { host: string; port: number; from: string } | undefined;
  /** Where each paging service is reached. */
  pagingServices: { pagerduty: string; opsgenie: string; goalert: string | undefined };
  /** The language model that may read messages after their turn; undefined where none does. */
  model: { base: string; name: string; timeoutMs: number; atOnce: number; tokensPerDay: number } | undefined;
  /** Where clinicians sign in; without it only on this machine, outside production. */
  signIn: { issuer: string; clientId: string } | undefined;
  /** The clinic's record system: a server, a directory to put files into, both or neither. */
  recordSystem: {
    server: { base: string; writes: 'transaction' | 'single' } | undefined;
    drop: string | undefined;
    /** The system of the clinic's own patient numbers, when patients are enrolled under these. */
    patientSystem: string | undefined;
    /** What is handed over beside answers, goals and alerts. */
    also: { messages: boolean; provenance: boolean };
  };
  bot: { appId: string | undefined; tenantId: string | undefined; appType: string };
  /** Routine messages a second that this process hands to each channel. */
  rates: { sms: number; teams: number };
  allowedHosts: string[];
  simulator: boolean;
  logLevel: NonNullable<Settings['LOG_LEVEL']>;
  dataKeyFile: string | undefined;
}

/** Never logged, never shown, never part of `Config`. */
export interface Secrets {
  dataKey: string | undefined;
  twilioTokens: string[];
  botPassword: string | undefined;
  signIn: string | undefined;
  /** What we show the record system's server. */
  recordSystem: string | undefined;
  smtp: { user: string; password: string } | undefined;
  /** What we show each paging service, and what it shows us. */
  pagingServices: Record<PagingService, { key: string | undefined; webhook: string | undefined }>;
  modelKey: string | undefined;
  /** Names us to the outside watcher: whoever has it can say that all is well. */
  heartbeatUrl: string | undefined;
}
export type PagingService = 'pagerduty' | 'opsgenie' | 'goalert';

/** What the local phones use where no real account is configured; worthless anywhere else. */
const DEMO = { accountSid: `AC${'0'.repeat(32)}`, token: 'simulated-token', from: '+15550100000' };

export function configFrom(of: Settings): Config {
  const production = of.NODE_ENV === 'production';
  const simulator =
    !production &&
    of.SIMULATOR !== 'off' &&
    of.TWILIO_ACCOUNT_SID === undefined &&
    of.MICROSOFT_APP_ID === undefined;
  return {
    production,
    // Without a configured bot anybody could speak as anybody, so only this machine may reach a service under development.
    host: of.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    port: of.PORT,
    metrics: of.METRICS_PORT === undefined ? undefined : { host: of.METRICS_HOST, port: of.METRICS_PORT },
    dataDir: of.DATA_DIR,
    contentDir: of.CONTENT_DIR,
    publicUrl: of.PUBLIC_URL?.replace(/\/$/, ''),
    store: {
      choice: of.STORE,
      redisUrl: of.REDIS_URL,
      cluster: of.REDIS_CLUSTER === 'on',
      replicas: of.REDIS_REPLICAS,
    },
    sms: {
      accountSid: of.TWILIO_ACCOUNT_SID ?? DEMO.accountSid,
      from: of.TWILIO_FROM ?? (of.TWILIO_MESSAGING_SERVICE_SID ? undefined : DEMO.from),
      messagingServiceSid: of.TWILIO_MESSAGING_SERVICE_SID,
      apiBase: of.TWILIO_API_BASE.replace(/\/$/, ''),
    },
    voiceFrom: of.TWILIO_VOICE_FROM,
    mail:
      of.SMTP_HOST !== undefined && of.MAIL_FROM !== undefined
        ? { host: of.SMTP_HOST, port: of.SMTP_PORT, from: of.MAIL_FROM }
        : undefined,
    pagingServices: {
      pagerduty: of.PAGERDUTY_API_BASE,
      opsgenie: of.OPSGENIE_API_BASE,
      goalert: of.GOALERT_API_BASE,
    },
    model:
      of.MODEL_API_BASE !== undefined && of.MODEL_NAME !== undefined
        ? {
            base: of.MODEL_API_BASE,
            name: of.MODEL_NAME,
            timeoutMs: of.MODEL_SECONDS * 1_000,
            atOnce: of.MODEL_AT_ONCE,
            tokensPerDay: of.MODEL_TOKENS_PER_DAY,
          }
        : undefined,
    signIn:
      of.OIDC_ISSUER !== undefined && of.OIDC_CLIENT_ID !== undefined
        ? { issuer: of.OIDC_ISSUER, clientId: of.OIDC_CLIENT_ID }
        : undefined,
    recordSystem: {
      server: of.FHIR_BASE === undefined ? undefined : { base: of.FHIR_BASE, writes: of.FHIR_WRITES },
      drop: of.FHIR_DROP,
      patientSystem: of.FHIR_PATIENT_SYSTEM,
      also: {
        messages: of.FHIR_ALSO.includes('messages'),
        provenance: of.FHIR_ALSO.includes('provenance'),
      },
    },
    bot: {
      appId: of.MICROSOFT_APP_ID,
      tenantId: of.MICROSOFT_APP_TENANT_ID,
      appType: of.MICROSOFT_APP_TYPE,
    },
    rates: { sms: of.SMS_PER_SECOND, teams: of.TEAMS_PER_SECOND },
    allowedHosts: hostsAllowed(of),
    simulator,
    // On a laptop the terminal belongs to the person in front of it.
    logLevel: of.LOG_LEVEL ?? (production ? 'info' : 'warn'),
    dataKeyFile: of.DATA_KEY_FILE,
  };
}

export function secretsFrom(of: Settings): Secrets {
  return {
    dataKey: of.DATA_KEY,
    twilioTokens: of.TWILIO_AUTH_TOKEN ?? (of.NODE_ENV === 'production' ? [] : [DEMO.token]),
    botPassword: of.MICROSOFT_APP_PASSWORD,
    signIn: of.OIDC_CLIENT_SECRET,
    recordSystem: of.FHIR_TOKEN,
    smtp:
      of.SMTP_USER !== undefined && of.SMTP_PASSWORD !== undefined
        ? { user: of.SMTP_USER, password: of.SMTP_PASSWORD }
        : undefined,
    pagingServices: {
      pagerduty: { key: of.PAGERDUTY_ROUTING_KEY, webhook: of.PAGERDUTY_WEBHOOK_SECRET },
      opsgenie: { key: of.OPSGENIE_API_KEY, webhook: of.OPSGENIE_WEBHOOK_SECRET },
      goalert: { key: of.GOALERT_TOKEN, webhook: of.GOALERT_WEBHOOK_SECRET },
    },
    modelKey: of.MODEL_API_KEY,
    heartbeatUrl: of.HEARTBEAT_URL,
  };
}
