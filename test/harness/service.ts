/**
 * The real service as a process of its own, with a data directory of its own: started, stopped and killed by its process
 * id, and started again over the same data.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expectNothingLeaked, metricsAt, notingUrls, urlsCalled } from './service-writings.ts';
import type { Written } from './canary.ts';
import { compiledOnce } from './compiled-once.ts';
import { shutDown } from '../../src/store/redis/probe.ts';

export type Settings = Record<string, string>;

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

export interface Service {
  url: string;
  dataDir: string;
  pid: number;
  /** All that it has written since it was first started. */
  output(): string;
  /** Every address it has called, one a line. */
  called(): string;
  /** Asks it to stop, and gives how it ended. */
  stop(signal?: NodeJS.Signals): Promise<Ended>;
  kill9(): Promise<void>;
  /** Within limits of the system, told as to a shell: `ulimit -f 0` has no file grow, as on a full disk. */
  restart(limits?: string): Promise<void>;
  /** Ends whatever still runs and removes the data; throws when anything of a patient stands where it may not. */
  end(): Promise<void>;
}

const READY_WITHIN_MS = 90_000;
const STOP_WITHIN_MS = 60_000;

/** Only what a command needs, so that the settings of whoever runs the tests do not leak into them. */
function environment(settings: Settings): Settings {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(kept), ...compiledOnce, ...settings };
}

export async function startService(settings: Settings = {}): Promise<Service> {
  const dataDir = settings['DATA_DIR'] ?? mkdtempSync(join(tmpdir(), 'flarepath-service-'));
  const launch = (limits?: string) =>
    launched(
      { PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'debug', ...notingUrls(dataDir), ...settings },
      limits,
    );
  let running = await launch();
  let before = '';
  const metrics: Written[] = [];
  const output = () => before + running.out() + running.err();
  return {
    dataDir,
    get url() {
      return running.url;
    },
    get pid() {
      return running.child.pid ?? 0;
    },
    output,
    called: () => urlsCalled(dataDir),
    async stop(signal = 'SIGTERM') {
      metrics.push(...(await metricsAt(running.url)));
      return ended(running, signal);
    },
    kill9: async () => void (await ended(running, 'SIGKILL')),
    async restart(limits) {
      before += running.out() + running.err();
      running = await launch(limits);
    },
    async end() {
      metrics.push(...(await metricsAt(running.url)));
      await ended(running, 'SIGTERM');
      // A Redis of its own outlives a killed service, as it should.
      const socket = join(dataDir, 'redis.sock');
      if (existsSync(socket)) await shutDown(socket);
      try {
        expectNothingLeaked(dataDir, output(), metrics);
      } finally {
        rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
      }
    },
  };
}

/** Runs one of the commands, or a service that is expected not to start. */
export async function runCommand(
  file: string,
  args: string[],
  settings: Settings,
  input = '',
): Promise<Ended> {
  const child = spawn(process.execPath, [file, ...args], { env: environment(settings), stdio: 'pipe' });
  const [out, err] = [collected(child.stdout), collected(child.stderr)];
  child.stdin.on('error', () => undefined).end(input);
  const patience = setTimeout(() => child.kill('SIGKILL'), READY_WITHIN_MS);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(patience);
  return { code, out: out(), err: err() };
}

interface Running {
  child: ChildProcess;
  url: string;
  out: () => string;
  err: () => string;
}

/** Resolves at the line that names its address. */
async function launched(settings: Settings, limits?: string): Promise<Running> {
  const plain = [process.execPath, 'src/main.ts'] as const;
  const [command, ...args] =
    limits === undefined ? plain : ['sh', '-c', `${limits} && exec "$@"`, 'sh', ...plain];
  const child = spawn(command!, args, {
    env: environment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err] = [collected(child.stdout), collected(child.stderr)];
  const ready = () => /^ {2}service +(\S+)/m.exec(out())?.[1];
  const patience = new AbortController();
  void wait(READY_WITHIN_MS, undefined, { signal: patience.signal }).then(
    () => child.kill('SIGKILL'),
    () => undefined,
  );
  const over = once(child, 'exit');
  while (ready() === undefined && child.exitCode === null && child.signalCode === null)
    await Promise.race([once(child.stdout, 'data'), over]);
  patience.abort();
  const named = ready();
  if (named === undefined) throw new Error(`the service did not start:\n${out()}${err()}`);
  // Behind a public address it listens where it was told to.
  const url = settings['PUBLIC_URL'] === undefined ? named : `http://127.0.0.1:${settings['PORT']}`;
  return { child, url, out, err };
}

async function ended(running: Running, signal: NodeJS.Signals): Promise<Ended> {
  const { child, out, err } = running;
  if (child.exitCode === null && child.signalCode === null) {
    const patience = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    const closed = once(child, 'close');
    child.kill(signal);
    await closed;
    clearTimeout(patience);
  }
  return { code: child.exitCode, out: out(), err: err() };
}

function collected(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => (text += chunk));
  return () => text;
}
