/** A service that is asked to stop while it is in the middle of something, and whoever goes on after it. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import { readKeyRing } from '../../src/store/key-file.ts';
import { openRedisStore } from '../../src/store/redis/redis-store.ts';
import type { Store } from '../../src/ports/store.ts';
import { keepingLog } from './keeping-log.ts';
import { describeWithRedis } from '../harness/needs.ts';
import { freePorts, startRedis, type RedisServer } from '../harness/redis-server.ts';
import type { Service, Settings } from '../harness/service.ts';
import { startCarrier, type StandInCarrier } from '../harness/stand-in-carrier.ts';
import {
  DATA_KEY,
  enrolPatient,
  PATIENT,
  readiness,
  startTextingService,
  text,
  until,
} from '../harness/texting-clinic.ts';

const keys = readKeyRing({ dataKey: DATA_KEY, dataKeyFile: undefined, dataDir: '' });
const world = { keys, shift: { offsetMs: 0 }, hostNow: Date.now, log: keepingLog() };

interface Subject {
  settings(): Settings;
  /** The store of a service that has ended. */
  open(service: Service): Promise<Store>;
  /** Another process over the same data. */
  next(service: Service): Promise<Service>;
}

function suite(subject: Subject, carrierOf: () => StandInCarrier): void {
  let service: Service;
  let gates: string;
  const slow = new URL('../harness/slow/register.ts', import.meta.url).href;

  beforeEach(async () => {
    gates = mkdtempSync(join(tmpdir(), 'flarepath-gates-'));
    const slowly = { GATE_DIR: gates, NODE_OPTIONS: `--import ${slow}` };
    service = await startTextingService(carrierOf(), { ...subject.settings(), ...slowly });
    await enrolPatient(service);
    await carrierOf().takes(1);
    await text(service, 'SM01', 'YES');
    await carrierOf().takes(2);
  });
  afterEach(async () => {
    await service.end();
    rmSync(gates, { recursive: true });
  });

  const bodies = () => carrierOf().texts.map((each) => each.get('Body') ?? '');

  /** Nothing is left that another process would have to wait for. */
  async function expectAllLetGo(): Promise<void> {
    const store = await subject.open(service);
    const locked = await store.lock(PATIENT, 1_000);
    expect(locked.kind).toBe('held');
    if (locked.kind === 'held') await store.unlock(PATIENT, locked.fence);
    const soon = (await store.time()) + 60_000;
    const held = await Promise.all(
      (['safety', 'reply', 'routine'] as const).map((lane) => store.peek(lane, soon, 100)),
    );
    expect(held.flat().filter(({ attempt }) => attempt > 0)).toEqual([]);
    await store.close();
  }

  it('finishes a message that a slow provider has, hears people meanwhile, and loses nothing', async () => {
    const carrier = carrierOf();
    const goOn = carrier.hold();
    await text(service, 'SM02', 'thank you');
    await carrier.takes(3);
    const ended = service.stop();
    await until(async () => (await readiness(service)).status === 503);
    expect((await readiness(service)).not).toEqual(['draining']);
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
    expect(await text(service, 'SM03', 'hello')).toBe(200);
    goOn();
    expect((await ended).code).toBe(0);
    expect(bodies().slice(2)).toEqual([expect.stringMatching(/welcome/i), expect.stringMatching(/^Hello/)]);
    await expectAllLetGo();
  });

  it('finishes a slow turn, and another process goes on with the conversation', async () => {
    writeFileSync(join(gates, 'closed'), '');
    expect(await text(service, 'SM04', 'check in')).toBe(200);
    await until(async () => existsSync(join(gates, 'begun')));
    const ended = service.stop();
    await until(async () => (await readiness(service)).status === 503);
    writeFileSync(join(gates, 'open'), '');
    expect((await ended).code).toBe(0);
    expect(bodies().at(-1)).toMatch(/pain right now/);
    await expectAllLetGo();
    rmSync(join(gates, 'closed'));
    const next = await subject.next(service);
    await text(next, 'SM05', '6');
    await carrierOf().takes(4);
    expect(bodies().at(-1)).toMatch(/limit you/);
    await next.end();
  });

  it('ends within its time when a turn hangs, and another process takes up what was not done', async () => {
    writeFileSync(join(gates, 'closed'), '');
    await text(service, 'SM06', 'check in');
    await until(async () => existsSync(join(gates, 'begun')));
    expect((await service.stop()).code).toBe(0);
    await expectAllLetGo();
    rmSync(join(gates, 'closed'));
    const next = await subject.next(service);
    await carrierOf().takes(3);
    expect(bodies().at(-1)).toMatch(/pain right now/);
    expect(bodies()).toHaveLength(3);
    await next.end();
  });
}

describe('a service that is asked to stop', () => {
  let carrier: StandInCarrier;
  beforeEach(async () => {
    carrier = await startCarrier();
  });
  afterEach(() => carrier.close());

  describe('with the embedded store', () =>
    suite(
      {
        settings: () => ({ STORE: 'embedded' }),
        open: ({ dataDir }) => openEmbeddedStore({ ...world, dir: dataDir }),
        async next(service) {
          await service.restart();
          return service;
        },
      },
      () => carrier,
    ));

  describeWithRedis('with a Redis that others use too', () => {
    let redis: RedisServer;
    let url: string;
    beforeEach(async () => {
      const [port] = await freePorts(1);
      url = `redis://127.0.0.1:${port}`;
      redis = (await startRedis(['--port', `${port}`, '--bind', '127.0.0.1']))!;
    });
    afterEach(() => redis.stop());
    suite(
      {
        settings: () => ({ STORE: 'redis', REDIS_URL: url }),
        open: () => openRedisStore({ ...world, url }),
        next: () => startTextingService(carrier, { STORE: 'redis', REDIS_URL: url }),
      },
      () => carrier,
    );
  });
});
