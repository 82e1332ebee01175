/** Connecting to Redis, and telling an absent store from a mistake of ours. */
import { setTimeout as wait } from 'node:timers/promises';
import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { AppError } from '../../errors.ts';
import type { Log } from '../../ports/log.ts';
import { scripts, type Client } from './scripts.ts';
import { nodesOf } from '../../wire/nodes-of.ts';
import { isOurMistake, isReplacedPrimary, troubleOf, withRemedy } from './trouble.ts';

export interface Address {
  /** Of a cluster it may name several nodes, with commas between them. */
  url?: string;
  socketPath?: string;
  cluster?: boolean;
  /** How long it may take to answer before it counts as away. */
  answerWithinMs?: number;
}

const ANSWER_WITHIN_MS = 2_000;
const RECONNECT_WITHIN_MS = 1_500;

/**
 * Nothing is sent twice or later than asked: a change that was waiting in a queue while its caller was already told
 * "away" would come back from the dead. Callers repeat, and the change's `once` makes that safe.
 */
const optionsOf = (answerWithinMs = ANSWER_WITHIN_MS): RedisOptions => ({
  commandTimeout: answerWithinMs,
  connectTimeout: answerWithinMs,
  maxRetriesPerRequest: 1,
  autoResendUnfulfilledCommands: false,
  protocol: 2,
  // Commands of one turn of the event loop travel as one write; each still has its own answer.
  enableAutoPipelining: true,
  reconnectOnError: isReplacedPrimary,
  retryStrategy: (times) => Math.min(25 * 2 ** Math.min(times, 6), 1_000),
});

const lastTrouble = new WeakMap<Client, string>();
/** So that ten minutes without Redis are a line and not a thousand. */
const lastSaid = new WeakMap<Log, string>();

export function connect(address: Address, log: Log): Client {
  const client = address.cluster ? clusterClient(address) : singleClient(address);
  // Everything that is asked while it is away waits for the same "ready".
  client.setMaxListeners(0);
  client.on('error', (error) => {
    const because = troubleOf(error);
    lastTrouble.set(client, because);
    if (lastSaid.get(log) !== because) log.warn('store-connection', { because });
    lastSaid.set(log, because);
  });
  client.on('ready', () => {
    lastTrouble.delete(client);
    lastSaid.delete(log);
  });
  return client;
}

function singleClient({ url, socketPath, answerWithinMs }: Address): Redis {
  const own: RedisOptions = { ...optionsOf(answerWithinMs), enableOfflineQueue: false, scripts };
  return url === undefined ? new Redis({ ...own, path: socketPath }) : new Redis(url, own);
}

function clusterClient({ url = '', answerWithinMs }: Address): Cluster {
  const nodes = nodesOf(url);
  const { username = '', password = '', protocol } = nodes[0] ?? {};
  const { retryStrategy, ...redisOptions } = optionsOf(answerWithinMs);
  const startup = nodes.map(({ hostname, port }) => ({ host: hostname, port: Number(port || 6379) }));
  return new Cluster(startup, {
    scripts,
    clusterRetryStrategy: retryStrategy,
    redisOptions: {
      ...redisOptions,
      ...(username ? { username: decodeURIComponent(username) } : {}),
      ...(password ? { password: decodeURIComponent(password) } : {}),
      ...(protocol === 'rediss:' ? { tls: {} } : {}),
    },
  });
}

/** Asks once there is a connection; a short interruption is sat out, a long one is STORE_AWAY. */
export async function ask<T>(client: Client, question: (client: Client) => Promise<T>): Promise<T> {
  try {
    if (client.status !== 'ready') await ready(client);
    return await question(client);
  } catch (error) {
    throw isOurMistake(error) ? withoutArguments(error) : away(error, client);
  }
}

async function ready(client: Client): Promise<void> {
  const done = new AbortController();
  const connected = new Promise<void>((resolve) => {
    const tell = () => resolve();
    client.once('ready', tell);
    done.signal.addEventListener('abort', () => client.off('ready', tell));
  });
  const late = wait(RECONNECT_WITHIN_MS, 'late', { signal: done.signal }).catch(() => undefined);
  const first = await Promise.race([connected, late]);
  done.abort();
  if (first === 'late') throw new Error('not connected');
}

/** ioredis hangs the whole command on its errors, with everything that was to be stored. */
function withoutArguments(error: Error): Error {
  return new Error(`Redis refused a command: ${error.message.slice(0, 200)}`);
}

function away(error: unknown, client: Client): AppError {
  if (error instanceof AppError) return error;
  const trouble = troubleOf(error);
  // Why there is no connection was said when it failed, not to whoever then asks.
  const because = trouble === 'disconnected' ? (lastTrouble.get(client) ?? trouble) : trouble;
  return new AppError('STORE_AWAY', withRemedy(because), undefined, because);
}
