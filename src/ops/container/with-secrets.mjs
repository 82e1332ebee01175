/**
 * Starts the service, or with `watch` the watch over its alerts, with secrets that are files: of each NAME_FILE the content
 * becomes NAME, for those settings that have no file of their own. An environment can be read in many places; a file in memory
 * in one.
 */
import { readFileSync } from 'node:fs';

for (const name of [
  'REDIS_URL',
  'TWILIO_AUTH_TOKEN',
  'MICROSOFT_APP_PASSWORD',
  'OIDC_CLIENT_SECRET',
  'FHIR_TOKEN',
  'MODEL_API_KEY',
  'SMTP_PASSWORD',
  'PAGERDUTY_ROUTING_KEY',
  'PAGERDUTY_WEBHOOK_SECRET',
  'OPSGENIE_API_KEY',
  'OPSGENIE_WEBHOOK_SECRET',
  'GOALERT_TOKEN',
  'GOALERT_WEBHOOK_SECRET',
  'HEARTBEAT_URL',
]) {
  const path = process.env[`${name}_FILE`];
  if (path) process.env[name] = readFileSync(path, 'utf8').trim();
}
if (process.argv[2] === 'watch') await import('../../app/run-auditor.ts');
else await import('../../main.ts');
