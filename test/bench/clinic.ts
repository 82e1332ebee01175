/** The service as an operator runs it, everything switched on, with its Redis, and patients who have joined. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ring } from '../../src/ops/door.ts';
import { silentLog } from '../../src/log.ts';
import type { Store } from '../../src/ports/store.ts';
import { readKeyRing } from '../../src/store/key-file.ts';
import { openRedisStore } from '../../src/store/redis/redis-store.ts';
import { startRedis, type RedisServer } from '../harness/redis-server.ts';
import { converse } from './load.ts';
import { activity, patientList, text, TOKEN, type Person } from './people.ts';
import { startServer, type Server } from './process.ts';
import type { Provider } from '../harness/provider.ts';

/** The flags of `npm start`, and what it sets. */
const AS_STARTED = ['--max-semi-space-size=8', '--max-old-space-size=1024'];
const ARENAS = { MALLOC_ARENA_MAX: '2' };

export interface Clinic {
  service: Server;
  redis: RedisServer;
  dataDir: string;
  /** What it was started with. */
  env: Record<string, string>;
  /** The store as the service has it, with the same key, for what would take too long through the front door. */
  store(): Promise<Store>;
  /** Enrols them, and has each join by text and in Teams. */
  join(all: Person[]): Promise<void>;
  enrol(all: Person[]): Promise<void>;
  close(): Promise<void>;
}

export async function openClinic(
  provider: Provider,
  flags: string[] = [],
  more: Record<string, string> = {},
): Promise<Clinic> {
  const port = await freePort();
  const redis = await startRedis(['--port', `${port}`, '--bind', '127.0.0.1']);
  if (redis === undefined) throw new Error('the bench needs a redis-server on PATH');
  const dataDir = mkdtempSync(join(tmpdir(), 'flarepath-bench-'));
  const env = { ...ARENAS, ...settings(provider, dataDir, port), ...more };
  const service = await startServer('src/main.ts', env, [...AS_STARTED, ...flags]);
  const enrol = async (all: Person[]) => {
    const { ok, text: said } = await ring(dataDir, 'enrol', patientList(all));
    if (!ok || !said.includes(`${all.length} invited`)) throw new Error(`not enrolled: ${said.slice(-200)}`);
  };
  return {
    service,
    redis,
    dataDir,
    env,
    enrol,
    store: () =>
      openRedisStore({
        socketPath: redis.socketPath,
        keys: readKeyRing({ dataKey: undefined, dataKeyFile: undefined, dataDir }),
        shift: { offsetMs: 0 },
        log: silentLog,
      }),
    async join(all) {
      await enrol(all);
      const installation = (who: Person) =>
        activity(service.url, provider.url, who, { type: 'installationUpdate', action: 'add' });
      const joined = all.map((who) => [text(service.url, who, 'YES'), installation(who)]);
      const { failed } = await converse(provider, joined, 16);
      if (failed > 0) throw new Error(`${failed} steps of joining failed`);
    },
    async close() {
      await service.stop();
      await redis.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function settings(provider: Provider, dataDir: string, port: number): Record<string, string> {
  return {
    PORT: '0',
    DATA_DIR: dataDir,
    STORE: 'redis',
    REDIS_URL: `redis://127.0.0.1:${port}`,
    SIMULATOR: 'off',
    LOG_LEVEL: 'warn',
    TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: TOKEN,
    TWILIO_FROM: '+15550100000',
    TWILIO_API_BASE: provider.url,
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
