/** Every setting there is, and what each may be by itself. */
import { z } from 'zod';
import { nodesOf } from '../wire/nodes-of.ts';

const text = z.string().trim().min(1);
const flag = z.enum(['on', 'off']);
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== ''),
);
const port = z.coerce.number('must be a number').int().min(0).max(65_535);
const rate = z.coerce.number().positive().max(10_000);
const base = z.url().transform((value) => value.replace(/\/+$/, ''));
const sid = (kind: string) =>
  text.regex(new RegExp(`^${kind}[0-9a-fA-F]{32}$`), `must be ${kind} and 32 digits of 0 to 9 and a to f`);
const isNodes = (value: string) => {
  try {
    return nodesOf(value).every(({ hostname }) => hostname !== '');
  } catch {
    return false;
  }
};
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
    .refine(isNodes, 'must be an address, or those of some nodes of a cluster with commas between them')
    .optional(),
  REDIS_CLUSTER: flag.default('off'),
  REDIS_REPLICAS: z.coerce.number().int().min(0).max(9).default(0),
  DATA_KEY: key.optional(),
  DATA_KEY_FILE: text.optional(),
  TWILIO_ACCOUNT_SID: sid('AC').optional(),
  TWILIO_AUTH_TOKEN: list.optional(),
  TWILIO_FROM: z
    .string()
    .trim()
    .regex(/^(\+[1-9]\d{6,14}|\d{4,8})$/, 'must be a number such as +15550100000, or a short code')
    .optional(),
  TWILIO_MESSAGING_SERVICE_SID: sid('MG').optional(),
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
export type Settings = z.infer<typeof settings>;

/** What may be called: outside production, also what runs on this machine. */
export function hostsAllowed(of: Settings): string[] {
  return [...of.ALLOWED_HOSTS, ...(of.NODE_ENV === 'production' ? [] : ['loopback'])];
}
