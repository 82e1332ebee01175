/** A Redis of our own: when the machine has one installed, it needs no setting up to be used. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../ports/log.ts';
import { holdStartLock } from './start-lock.ts';
import { stateAt, shutDown } from './redis/probe.ts';
import { privateSocketFor } from './socket-path.ts';

export interface OwnRedis {
  socketPath: string;
  stop(): Promise<void>;
}

const TRIES = 400;
const BETWEEN_TRIES_MS = 25;

/** Refusing writes when memory is full is the only safe choice: every other policy would drop patients' data. */
const durable = { appendonly: 'yes', appendfsync: 'everysec', 'maxmemory-policy': 'noeviction', save: '' };
/**
 * An owner's documents are few and short: kept one behind the other and not as a table they take a kilobyte less for each
 * patient. The name is the one that every version knows.
 */
const small = { 'hash-max-ziplist-value': '1024' };

/**
 * Starts the installed Redis on a private socket with its data in `dataDir`, or finds the one that an earlier process
 * left running there: it is detached, so that our own death does not take it along. Undefined when none is installed
 * or it does not answer in ten seconds; the caller then uses another store.
 */
export async function startOwnRedis(
  dataDir: string,
  log: Log,
  programs = ['redis-server', 'valkey-server'],
): Promise<OwnRedis | undefined> {
  const dir = resolve(dataDir);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const socketPath = privateSocketFor(dir);
  if (socketPath === undefined) {
    log.warn('own-redis-socket-not-private');
    return undefined;
  }
  for (let tries = 0; tries < TRIES; tries += 1) {
    if ((await stateAt(socketPath)) === 'ready') return { socketPath, stop: () => stop(socketPath) };
    const launched = await launchOnce(programs, dir, socketPath);
    if (launched === 'none-installed') return undefined;
    await wait(BETWEEN_TRIES_MS);
  }
  log.warn('own-redis-silent');
  return undefined;
}

/**
 * One that outlived a killed service, when the service is started with another store: nobody would ever stop it. Whoever
 * calls has the data directory to themselves.
 */
export async function stopLeftRedis(dataDir: string, log: Log): Promise<void> {
  const socketPath = privateSocketFor(resolve(dataDir));
  if (socketPath === undefined || !existsSync(socketPath)) return;
  if ((await stateAt(socketPath)) === 'absent') return;
  log.warn('a redis-server of an earlier start is stopped, its data stays where it is');
  await stop(socketPath);
}

/**
 * A second server on the same files would take the socket from the first and ruin its file, so only one process at a
 * time may look and launch.
 */
async function launchOnce(programs: string[], dir: string, socketPath: string) {
  const lock = holdStartLock(join(dir, 'redis-start.lock'));
  if (lock === undefined) return 'somebody-else-launches';
  try {
    if ((await stateAt(socketPath)) !== 'absent') return 'running';
    if (!(await launchFirst(programs, dir, socketPath))) return 'none-installed';
    for (let tries = 0; tries < TRIES && (await stateAt(socketPath)) === 'absent'; tries += 1) {
      await wait(BETWEEN_TRIES_MS);
    }
    return 'running';
  } finally {
    lock.release();
  }
}

async function launchFirst(programs: string[], dir: string, socketPath: string): Promise<boolean> {
  const settings = { dir, unixsocket: socketPath, unixsocketperm: '600', port: '0', ...durable, ...small };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  for (const program of programs) if (await launch(program, args)) return true;
  return false;
}

/** False when there is no such program. */
function launch(program: string, args: string[]): Promise<boolean> {
  const child = spawn(program, args, { detached: true, stdio: 'ignore' });
  child.unref();
  return new Promise((tell) => {
    child.once('spawn', () => tell(true));
    child.once('error', () => tell(false));
  });
}

async function stop(socketPath: string): Promise<void> {
  await shutDown(socketPath);
  for (let tries = 0; tries < TRIES && (await stateAt(socketPath)) !== 'absent'; tries += 1) {
    await wait(BETWEEN_TRIES_MS);
  }
}
