/**
 * The environment in, typed configuration out, or a list of everything that is wrong with it. Nobody else reads
 * `process.env`. Secrets are a separate object, so that configuration can be shown and secrets cannot.
 */
import { z } from 'zod';
import { AppError } from './errors.ts';
import { allowedUrl } from './wire/hosts.ts';

const text = z.string().trim().min(1);
const flag = z.enum(['on', 'off']);
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== ''),
);
const port = z.coerce.number().int().min(0).max(65_535);
const rate = z.coerce.number().positive().max(10_000);
const base = z.url().transform((value) => value.replace(/\/+$/, ''));
/** Whoever can guess it can say that an alert is in good hands. */
const webhookSecret = z
  .string()
  .min(16, 'must have at least 16 characters; `openssl rand -hex 32` makes one');
const key = z
  .string()
  .refine((value) => Buffer.from(value, 'base64').length === 32, 'must be 32 bytes in base64');

/** Every setting there is. The README's table and .env.example are held to this list by a test. */
export const settings = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  HOST: text.optional(),
  PORT: port.default(3978),
  METRICS_PORT: port.optional(),
  METRICS_HOST: text.default('127.0.0.1'),
  DATA_DIR: text.default('.data'),
  CONTENT_DIR: text.default('content'),
  PUBLIC_URL: z.url().optional(),
  STORE: z.enum(['auto', 'redis', 'embedded']).default('auto'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://')
    .optional(),
  REDIS_CLUSTER: flag.default('off'),
  REDIS_REPLICAS: z.coerce.number().int().min(0).max(9).default(0),
  DATA_KEY: key.optional(),
  DATA_KEY_FILE: text.optional(),
  TWILIO_ACCOUNT_SID: text.optional(),
  TWILIO_AUTH_TOKEN: list.optional(),
  TWILIO_FROM: text.optional(),
  TWILIO_MESSAGING_SERVICE_SID: text.optional(),
  TWILIO_API_BASE: z.url().default('https://api.twilio.com'),
  TWILIO_VOICE_FROM: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'must be a number in international form, such as +15550100000')
    .optional(),
  SMTP_HOST: text.optional(),
  SMTP_PORT: port.default(587),
  SMTP_USER: text.optional(),
  SMTP_PASSWORD: text.optional(),
  MAIL_FROM: z.email().optional(),
  PAGERDUTY_ROUTING_KEY: text.optional(),
  PAGERDUTY_WEBHOOK_SECRET: webhookSecret.optional(),
  PAGERDUTY_API_BASE: base.default('https://events.pagerduty.com'),
  OPSGENIE_API_KEY: text.optional(),
  OPSGENIE_WEBHOOK_SECRET: webhookSecret.optional(),
  OPSGENIE_API_BASE: base.default('https://api.opsgenie.com'),
  GOALERT_TOKEN: text.optional(),
  GOALERT_WEBHOOK_SECRET: webhookSecret.optional(),
  GOALERT_API_BASE: base.optional(),
  HEARTBEAT_URL: z.url().optional(),
  FHIR_BASE: base.optional(),
  FHIR_TOKEN: text.optional(),
  FHIR_WRITES: z.enum(['transaction', 'single']).default('transaction'),
  FHIR_DROP: text.optional(),
  FHIR_PATIENT_SYSTEM: text.optional(),
  FHIR_ALSO: z
    .string()
    .transform((words) =>
      words
        .split(',')
        .map((each) => each.trim())
        .filter((each) => each !== ''),
    )
    .pipe(z.array(z.enum(['messages', 'provenance'])))
    .default([]),
  MODEL_API_BASE: base.optional(),
  MODEL_API_KEY: text.optional(),
  MODEL_NAME: text.optional(),
  MODEL_SECONDS: z.coerce.number().min(1).max(20).default(8),
  MODEL_AT_ONCE: z.coerce.number().int().min(1).max(100).default(4),
  MODEL_TOKENS_PER_DAY: z.coerce.number().int().min(1_000).default(1_000_000),
  SMS_PER_SECOND: rate.default(3),
  TEAMS_PER_SECOND: rate.default(20),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: text.optional(),
  OIDC_CLIENT_SECRET: text.optional(),
  MICROSOFT_APP_ID: text.optional(),
  MICROSOFT_APP_PASSWORD: text.optional(),
  MICROSOFT_APP_TENANT_ID: text.optional(),
  MICROSOFT_APP_TYPE: z.enum(['SingleTenant', 'MultiTenant']).default('SingleTenant'),
  ALLOWED_HOSTS: list.default([
    'api.twilio.com',
    'smba.trafficmanager.net',
    '*.botframework.com',
    'login.microsoftonline.com',
  ]),
  SIMULATOR: flag.optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).optional(),
});
type Settings = z.infer<typeof settings>;

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

export type Places = Pick<Config, 'dataDir' | 'contentDir' | 'dataKeyFile'>;

/** `wrongPlaces` looks at what the settings name on this machine, so that all that is wrong is said at once. */
export function readConfig(
  env: Record<string, string | undefined>,
  wrongPlaces: (of: Places) => string[] = () => [],
): { config: Config; secrets: Secrets } {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const { read, faults } = readSettings(given);
  const config = configFrom(read);
  const all = [...faults, ...wrongPlaces(config)];
  if (all.length > 0) throw new AppError('CONFIG', all.map((each) => `  ${each}`).join('\n'));
  return { config, secrets: secretsFrom(read) };
}

/** The settings as far as they can be read, and all that is wrong with them: with each, and with them together. */
function readSettings(given: Record<string, string | undefined>): { read: Settings; faults: string[] } {
  const parsed = settings.safeParse(given);
  if (parsed.success) return { read: parsed.data, faults: together(parsed.data) };
  const { issues } = parsed.error;
  const wrong = new Set(issues.map(({ path }) => String(path[0])));
  const right = Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name)));
  const read = settings.parse(right);
  // A setting that is there and wrong is not said to be missing as well.
  const isAbout = (fault: string) => [...wrong].some((name) => fault.startsWith(name));
  return { read, faults: [...lines(issues), ...together(read).filter((fault) => !isAbout(fault))] };
}

/** All that a command needs to find the running service; the service's secrets may be where a command cannot see them. */
export function readDataDir(env: Record<string, string | undefined>): string {
  return settings.shape.DATA_DIR.parse(env['DATA_DIR'] || undefined);
}

/** Where the service of this machine listens, for a command that speaks to it. */
export function readPort(env: Record<string, string | undefined>): number {
  return settings.shape.PORT.parse(env['PORT'] || undefined);
}

function lines(issues: { path: PropertyKey[]; message: string }[]): string[] {
  return issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

/** What no single setting can show: what production needs, and what goes only with something else. */
function together(of: Settings): string[] {
  const faults: string[] = [];
  const need = (ok: unknown, fault: string) => void (ok || faults.push(fault));
  need(of.STORE !== 'redis' || of.REDIS_URL, 'REDIS_URL: is needed with STORE=redis');
  need(
    !of.TWILIO_ACCOUNT_SID || of.TWILIO_AUTH_TOKEN?.length,
    'TWILIO_AUTH_TOKEN: is needed with TWILIO_ACCOUNT_SID',
  );
  need(
    !of.MICROSOFT_APP_ID || of.MICROSOFT_APP_PASSWORD,
    'MICROSOFT_APP_PASSWORD: is needed with MICROSOFT_APP_ID',
  );
  need(
    of.METRICS_PORT === undefined || of.METRICS_PORT === 0 || of.METRICS_PORT !== of.PORT,
    'METRICS_PORT: must not be the PORT that everybody reaches',
  );
  faults.push(...ofPaging(of), ...ofSignIn(of), ...ofModel(of));
  if (of.NODE_ENV !== 'production') return faults;
  need(
    of.STORE !== 'auto',
    'STORE: must be named in production (redis, or embedded for one process and a small trial)',
  );
  need(
    of.DATA_KEY ?? of.DATA_KEY_FILE,
    'DATA_KEY or DATA_KEY_FILE: is needed in production; `openssl rand -base64 32` makes one',
  );
  need(of.PUBLIC_URL, 'PUBLIC_URL: is needed in production; Twilio signs the address it was given');
  need(
    of.PUBLIC_URL?.startsWith('https:') ?? true,
    'PUBLIC_URL: must begin with https:// in production; what patients write travels there',
  );
  need(
    of.TWILIO_ACCOUNT_SID ?? of.MICROSOFT_APP_ID,
    'TWILIO_ACCOUNT_SID or MICROSOFT_APP_ID: no channel is configured',
  );
  need(
    !of.TWILIO_ACCOUNT_SID || (of.TWILIO_FROM ?? of.TWILIO_MESSAGING_SERVICE_SID),
    'TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID: is needed to send',
  );
  need(
    !of.MICROSOFT_APP_ID || of.MICROSOFT_APP_TENANT_ID || of.MICROSOFT_APP_TYPE === 'MultiTenant',
    'MICROSOFT_APP_TENANT_ID: is needed for a single-tenant bot',
  );
  need(of.SIMULATOR !== 'on', 'SIMULATOR: cannot be on in production');
  return faults;
}

function ofSignIn(of: Settings): string[] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: client } = of;
  const isCallable = issuer === undefined || allowedUrl(issuer, hostsAllowed(of)) !== undefined;
  return [
    ...(!issuer === !client ? [] : ['OIDC_ISSUER and OIDC_CLIENT_ID: are needed together']),
    ...(isCallable ? [] : ['OIDC_ISSUER: its host is not in ALLOWED_HOSTS, or it is not https']),
  ];
}

function ofModel(of: Settings): string[] {
  const { MODEL_API_BASE: at, MODEL_NAME: name, MODEL_API_KEY: key } = of;
  const isCallable = at === undefined || allowedUrl(at, hostsAllowed(of)) !== undefined;
  return [
    ...(!at === !name ? [] : ['MODEL_API_BASE and MODEL_NAME: are needed together']),
    ...(!key || at ? [] : ['MODEL_API_BASE: is needed with MODEL_API_KEY']),
    ...(isCallable ? [] : ['MODEL_API_BASE: its host is not in ALLOWED_HOSTS, or it is not https']),
  ];
}

/** The further ways to page: what each needs, and that its host may be called at all. */
function ofPaging(of: Settings): string[] {
  const faults: string[] = [];
  const need = (ok: unknown, fault: string) => void (ok || faults.push(fault));
  need(
    !of.TWILIO_VOICE_FROM || of.TWILIO_ACCOUNT_SID,
    'TWILIO_ACCOUNT_SID: is needed with TWILIO_VOICE_FROM',
  );
  need(!of.SMTP_HOST || of.MAIL_FROM, 'MAIL_FROM: is needed with SMTP_HOST');
  need(!of.MAIL_FROM || of.SMTP_HOST, 'SMTP_HOST: is needed with MAIL_FROM');
  need(!of.SMTP_USER === !of.SMTP_PASSWORD, 'SMTP_USER and SMTP_PASSWORD: are needed together');
  need(!of.GOALERT_TOKEN || of.GOALERT_API_BASE, 'GOALERT_API_BASE: is needed with GOALERT_TOKEN');
  const called = (name: string, isUsed: unknown, ...addresses: (string | undefined)[]) =>
    need(
      !isUsed || addresses.some((each) => each && allowedUrl(each, hostsAllowed(of))),
      `${name}: its host is not in ALLOWED_HOSTS, or it is not https`,
    );
  const { SMTP_HOST: smtp, SMTP_PORT: smtpPort } = of;
  called('SMTP_HOST', smtp, `https://${smtp}/`, `https://${smtp}:${smtpPort}/`);
  called('PAGERDUTY_API_BASE', of.PAGERDUTY_ROUTING_KEY, of.PAGERDUTY_API_BASE);
  called('OPSGENIE_API_BASE', of.OPSGENIE_API_KEY, of.OPSGENIE_API_BASE);
  called('GOALERT_API_BASE', of.GOALERT_API_BASE, of.GOALERT_API_BASE);
  called('HEARTBEAT_URL', of.HEARTBEAT_URL, of.HEARTBEAT_URL);
  called('FHIR_BASE', of.FHIR_BASE, of.FHIR_BASE);
  need(!of.FHIR_TOKEN || of.FHIR_BASE, 'FHIR_BASE: is needed with FHIR_TOKEN');
  return faults;
}

function hostsAllowed(of: Settings): string[] {
  return [...of.ALLOWED_HOSTS, ...(of.NODE_ENV === 'production' ? [] : ['loopback'])];
}

function configFrom(of: Settings): Config {
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

function secretsFrom(of: Settings): Secrets {
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
