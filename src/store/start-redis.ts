/** A Redis of our own: when the machine has one installed, it needs no setting up to be used. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Log } from '../ports.ts';

export interface OwnRedis {
  socketPath: string;
  stop(): Promise<void>;
}

/** The longest path a unix socket may have on every system we know, with room to spare. */
const LONGEST_SOCKET_PATH = 100;
const TRIES = 200;
const BETWEEN_TRIES_MS = 25;

/**
 * Starts the installed Redis on a private socket with its data in `dataDir`, or finds the one that an earlier process
 * left running there: it is detached, so that our own death does not take it along. Undefined when none is installed,
 * or when it does not answer; the caller then uses another store.
 */
export async function startOwnRedis(dataDir: string, path: string, log: Log): Promise<OwnRedis | undefined> {
  const socketPath = socketFor(dataDir);
  if (await answers(socketPath)) return running(socketPath);
  const program = onPath(['redis-server', 'valkey-server'], path);
  if (program === undefined) return undefined;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  launch(program, resolve(dataDir), socketPath);
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (await answers(socketPath)) return running(socketPath);
    await wait(BETWEEN_TRIES_MS);
  }
  log.warn('own-redis-silent');
  return undefined;
}

function launch(program: string, dir: string, socketPath: string): void {
  const settings = { dir, unixsocket: socketPath, unixsocketperm: '600', port: '0', ...durable, save: '' };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn(program, args, { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
}

/** Refusing writes when memory is full is the only safe choice: every other policy would drop patients' data. */
const durable = { appendonly: 'yes', appendfsync: 'everysec', 'maxmemory-policy': 'noeviction' };

function socketFor(dataDir: string): string {
  const inside = join(resolve(dataDir), 'redis.sock');
  if (inside.length <= LONGEST_SOCKET_PATH) return inside;
  const short = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16);
  return join(tmpdir(), `flarepath-${short}.sock`);
}

function onPath(names: string[], path: string): string | undefined {
  const places = names.flatMap((name) => path.split(delimiter).map((dir) => join(dir, name)));
  return places.find((place) => isExecutable(place));
}

function isExecutable(place: string): boolean {
  try {
    accessSync(place, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function running(socketPath: string): OwnRedis {
  return { socketPath, stop: () => withClient(socketPath, (client) => client.shutdown()).then(() => undefined) };
}

async function answers(socketPath: string): Promise<boolean> {
  return (await withClient(socketPath, (client) => client.ping())) === 'PONG';
}

/** Undefined when nobody answers: also what a server says that is just shutting down. */
async function withClient<T>(socketPath: string, use: (client: Redis) => Promise<T>): Promise<T | undefined> {
  const client = new Redis({ path: socketPath, lazyConnect: true, retryStrategy: () => null, commandTimeout: 1_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await use(client);
  } catch {
    return undefined;
  } finally {
    client.disconnect();
  }
}
