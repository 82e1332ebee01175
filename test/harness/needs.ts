/**
 * Suites that need something of the machine. Where it is missing they are skipped by name, so that a laptop can run the
 * rest; with NOTHING_SKIPPED=1, as in continuous integration, they fail instead.
 */
import { existsSync } from 'node:fs';
import { isRedisInstalled } from './redis-server.ts';

export const CHROMIUM = '/usr/bin/chromium';

export function describeWithRedis(name: string, suite: () => void): void {
  needing('redis-server', isRedisInstalled(), name, suite);
}

export function describeWithChromium(name: string, suite: () => void): void {
  needing(CHROMIUM, existsSync(CHROMIUM), name, suite);
}

function needing(what: string, isThere: boolean, name: string, suite: () => void): void {
  const missing = `there is no ${what} on this machine`;
  if (isThere) describe(name, suite);
  else if (process.env['NOTHING_SKIPPED'] !== '1') describe.skip(`${name} (skipped: ${missing})`, suite);
  else
    it(`${name} is tested`, () => {
      throw new Error(missing);
    });
}
