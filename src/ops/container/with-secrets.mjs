/**
 * Starts the service with secrets that are files: of each NAME_FILE the content becomes NAME, for those settings that have
 * no file of their own. An environment can be read in many places; a file in memory in one.
 */
import { readFileSync } from 'node:fs';

for (const name of ['REDIS_URL', 'TWILIO_AUTH_TOKEN', 'MICROSOFT_APP_PASSWORD']) {
  const path = process.env[`${name}_FILE`];
  if (path) process.env[name] = readFileSync(path, 'utf8').trim();
}
await import('../../main.ts');
