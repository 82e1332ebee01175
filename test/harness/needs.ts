/**
 * What some tests need of the machine. Without it they are skipped by name, so that a laptop can run the rest; with
 * NOTHING_SKIPPED=1, as in continuous integration, they run and fail instead.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export const CHROMIUM = '/usr/bin/chromium';

/** A `describe` for suites that need `what`, and what to add to their names when they are skipped. */
function needing(what: string, there: boolean): { describe: typeof describe; unless: string } {
  if (there || process.env['NOTHING_SKIPPED'] === '1') return { describe, unless: '' };
  return {
    describe: describe.skip as typeof describe,
    unless: ` (skipped: there is no ${what} on this machine)`,
  };
}

export const needsRedis = () => needing('redis-server', isRedisInstalled());
export const needsChromium = () => needing(CHROMIUM, existsSync(CHROMIUM));

export function isRedisInstalled(): boolean {
  return spawnSync('redis-server', ['--version']).status === 0;
}
