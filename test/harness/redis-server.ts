/** Redis servers of the test's own: private sockets and directories, nothing shared with the machine's own Redis. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';

export interface RedisServer {
  socketPath: string;
  pid: number;
  /** What it has written to its directory so far. */
  files(): Promise<Buffer>;
  /** Sends each of these commands and gives the answers. */
  ask(...commands: (readonly [string, ...(string | number)[]])[]): Promise<unknown[]>;
  /** Resolves when no rewriting of its append-only file is under way or waited for. */
  rewritten(): Promise<void>;
  kill9(): Promise<void>;
  /** Starts it again over the same files, after `kill9`. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export function isRedisInstalled(): boolean {
  return spawnSync('redis-server', ['--version']).status === 0;
}

/** As the service starts one, but for what a test wants otherwise. Undefined when no `redis-server` is installed. */
export async function startRedis(settings: string[] = []): Promise<RedisServer | undefined> {
  if (!isRedisInstalled()) return undefined;
  const dir = await mkdtemp(join(tmpdir(), 'flarepath-redis-'));
  const socketPath = join(dir, 'redis.sock');
  const kept = ['--appendonly', 'yes', '--save', '', '--hash-max-ziplist-value', '1024'];
  const args = ['--dir', dir, '--unixsocket', socketPath, ...kept, ...settings];
  const port = settings.includes('--port') ? [] : ['--port', '0'];
  const launch = () => launched(spawn('redis-server', [...args, ...port], { stdio: 'ignore' }), socketPath);
  let child = await launch();
  return {
    socketPath,
    get pid() {
      return child.pid!;
    },
    files: async () => Buffer.concat(await contentsOf(dir)),
    ask: (...commands) => ask(socketPath, commands),
    rewritten: () =>
      until(async () => {
        const [info] = await ask(socketPath, [['info', 'persistence']]);
        return /aof_rewrite_in_progress:0\r?\n/.test(`${info}`) && /aof_rewrite_scheduled:0/.test(`${info}`);
      }),
    kill9: () => ended(child, 'SIGKILL'),
    restart: async () => {
      child = await launch();
    },
    stop: async () => {
      await ended(child, 'SIGKILL');
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Whoever started it: it says itself which process it is. */
export async function redisPid(socketPath: string): Promise<number> {
  const [info] = await ask(socketPath, [['info', 'server']]);
  return Number(/process_id:(\d+)/.exec(`${info}`)?.[1]);
}

export interface RedisCluster {
  /** Of the first node. */
  url: string;
  urls: string[];
  nodes: RedisServer[];
}

/** Three nodes with a third of the slots each, and if wanted a replica of each, in the same order behind them. */
export async function startRedisCluster(replicated = false): Promise<RedisCluster | undefined> {
  const count = replicated ? 6 : 3;
  const ports = await freePorts(2 * count);
  const nodes: RedisServer[] = [];
  for (let index = 0; index < count; index += 1) {
    const own = [
      '--port',
      `${ports[index]}`,
      '--cluster-port',
      `${ports[index + count]}`,
      '--bind',
      '127.0.0.1',
    ];
    const node = await startRedis([...own, '--cluster-enabled', 'yes', '--cluster-node-timeout', '2000']);
    if (node === undefined) return undefined;
    nodes.push(node);
  }
  const bounds = [0, 5_461, 10_923, 16_384];
  for (const [index, node] of nodes.entries()) {
    if (index < 3) await node.ask(['cluster', 'addslotsrange', bounds[index]!, bounds[index + 1]! - 1]);
    await nodes[0]!.ask(['cluster', 'meet', '127.0.0.1', ports[index]!, ports[index + count]!]);
  }
  for (const node of nodes)
    await until(async () => `${await node.ask(['cluster', 'info'])}`.includes('state:ok'));
  for (const [index, node] of nodes.slice(3).entries()) {
    const [primary] = await nodes[index]!.ask(['cluster', 'myid']);
    await until(
      async () => (await node.ask(['cluster', 'replicate', `${primary}`]).catch(() => []))[0] === 'OK',
    );
    await until(async () => `${await node.ask(['info', 'replication'])}`.includes('master_link_status:up'));
  }
  const urls = ports.slice(0, count).map((port) => `redis://127.0.0.1:${port}`);
  return { url: urls[0]!, urls, nodes };
}

/** The replica takes over from its primary, as it does when that has died. */
export async function failOver(replica: RedisServer): Promise<void> {
  await replica.ask(['cluster', 'failover']);
  await until(async () => `${await replica.ask(['info', 'replication'])}`.includes('role:master'));
}

async function launched(child: ChildProcess, socketPath: string): Promise<ChildProcess> {
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`);
    return (await ask(socketPath, [['ping']]).catch(() => []))[0] === 'PONG';
  });
  return child;
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

async function ask(
  socketPath: string,
  commands: (readonly [string, ...(string | number)[]])[],
): Promise<unknown[]> {
  const client = new Redis({ path: socketPath, lazyConnect: true, retryStrategy: () => null, protocol: 2 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await Promise.all(commands.map(([name, ...args]) => client.call(name, ...args)));
  } finally {
    client.disconnect();
  }
}

/** A server has no way to call us when it is ready. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 6_000; tries += 1) {
    if (await isSo()) return;
    await wait(10);
  }
  throw new Error('redis-server did not get ready');
}

async function contentsOf(dir: string): Promise<Buffer[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((one) => one.isFile())
      .map((one) => readFile(join(one.parentPath, one.name)).catch(ifGone)),
  );
}

/** Redis takes its old files away when it has written them anew. */
function ifGone(fault: NodeJS.ErrnoException): Buffer {
  if (fault.code === 'ENOENT') return Buffer.alloc(0);
  throw fault;
}

export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
}
