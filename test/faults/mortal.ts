/** The mortal service from outside: started, asked for things, found dead, and started again over the same data. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shutDown } from '../../src/store/redis/probe.ts';
import { compiledOnce } from '../harness/compiled-once.ts';
import { met } from '../harness/heard.ts';
import { redisPid } from '../harness/redis-server.ts';
import { expectNothingLeaked, notingUrls } from '../harness/service-writings.ts';
import { privateSocketFor } from '../../src/store/socket-path.ts';
import type { Last, Look, Wish } from './mortal-service.ts';

export interface Mortal {
  url: string;
  dead(): boolean;
  /** How often it has been started. */
  readonly lives: number;
  /** All that every life of it has logged. */
  log(): string;
  dieAt(last: Last): Promise<void>;
  enrol(csv: string): Promise<string>;
  /** Moves its clock and lets it do what is due; gives up quietly when it dies over it. */
  pass(ms: number): Promise<void>;
  rest(): Promise<void>;
  /** Begins practice; undefined when it dies over it. */
  drill(): Promise<unknown>;
  look(patient: string): Promise<Look>;
  /** Erases a patient, so that nothing of them goes on beside the next one. */
  forget(patient: string): Promise<void>;
  liveAgain(): Promise<void>;
  /** Its own Redis dies at that moment, and it does not. */
  killRedisAt(last: Last): Promise<void>;
  end(): Promise<void>;
}

export const TOKEN = 'a-token';

/** The settings of a service whose texts, calls and incidents this stand-in takes. */
export function textingBy({ url }: { url: string }): Record<string, string> {
  return {
    SIMULATOR: 'off',
    LOG_LEVEL: 'info',
    TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: TOKEN,
    TWILIO_FROM: '+15550100000',
    TWILIO_API_BASE: url,
    PAGERDUTY_API_BASE: url,
  };
}

export async function startMortal(settings: Record<string, string>): Promise<Mortal> {
  const dataDir = mkdtempSync(join(tmpdir(), 'flarepath-mortal-'));
  let offsetMs = 0;
  let log = '';
  let lives = 1;
  let life = await born();

  async function born(): Promise<Life> {
    const asked = { PATH: process.env['PATH'] ?? '', PORT: '0', DATA_DIR: dataDir, ...settings };
    const env = { ...asked, ...notingUrls(dataDir) };
    const child = fork('test/faults/mortal-service.ts', {
      env: { ...env, ...compiledOnce, OFFSET_MS: `${offsetMs}` },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (log += chunk));
    const [started] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [
      { url?: string },
    ];
    if (started?.url === undefined) throw new Error(`it did not start: ${log}`);
    return new Life(child, started.url);
  }

  return {
    get url() {
      return life.url;
    },
    get lives() {
      return lives;
    },
    dead: () => life.isOver,
    log: () => log,
    dieAt: async (last) => void (await life.ask({ do: 'die-at', last })),
    async enrol(csv) {
      const [, ...rows] = csv.split('\n');
      for (const [, name = '', mobile = ''] of rows.map((row) => row.split(',')))
        met({ name, addresses: [mobile] });
      return String(await life.ask({ do: 'enrol', csv }));
    },
    async pass(ms) {
      offsetMs += ms;
      await life.ask({ do: 'pass', ms });
    },
    rest: async () => void (await life.ask({ do: 'rest' })),
    drill: () => life.ask({ do: 'drill' }),
    look: async (patient) => (await life.ask({ do: 'look', patient })) as Look,
    forget: async (patient) => void (await life.ask({ do: 'forget', patient })),
    async liveAgain() {
      await life.over;
      life = await born();
      lives += 1;
    },
    async killRedisAt(last) {
      const pid = await redisPid(privateSocketFor(dataDir) ?? '');
      await life.ask({ do: 'kill-at', last, pid });
    },
    async end() {
      life.kill();
      await life.over;
      const socket = privateSocketFor(dataDir);
      if (settings['STORE'] === 'auto' && socket !== undefined) await shutDown(socket);
      try {
        expectNothingLeaked(dataDir, log, []);
      } finally {
        rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
      }
    },
  };
}

class Life {
  readonly url: string;
  readonly over: Promise<unknown>;
  isOver = false;
  readonly #child: ChildProcess;
  #asked = 0;

  constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
    this.over = once(child, 'exit').then(() => (this.isOver = true));
    child.on('error', () => undefined);
  }

  /** Undefined when it dies before it has answered. */
  async ask(wish: Wish): Promise<unknown> {
    if (this.isOver) return undefined;
    const id = (this.#asked += 1);
    const answered = new Promise((granted) => {
      const hear = (message: { id: number; granted: unknown }) => {
        if (message.id !== id) return;
        this.#child.off('message', hear);
        granted(message.granted);
      };
      this.#child.on('message', hear);
    });
    this.#child.send({ id, wish }, () => undefined);
    return Promise.race([answered, this.over.then(() => undefined)]);
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}
