/** The watch as it is run: a process of its own over a real Redis, with a carrier and an outside watcher of the test's own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allFiles } from '../../src/audit/place.ts';
import { HOUR } from '../../src/model/time.ts';
import { readKeyRing } from '../../src/store/key-file.ts';
import { openRedisStore } from '../../src/store/redis/redis-store.ts';
import { compiledOnce } from '../harness/compiled-once.ts';
import { describeWithRedis } from '../harness/needs.ts';
import { freePorts, startRedis, type RedisServer } from '../harness/redis-server.ts';
import { runCommand } from '../harness/service.ts';
import { startCarrier, type StandInCarrier } from '../harness/stand-in-carrier.ts';
import { until } from '../harness/texting-clinic.ts';
import { anAlert } from '../unit/escalation/an-alert.ts';
import { keepingLog } from './keeping-log.ts';

const DATA_KEY = Buffer.alloc(32, 5).toString('base64');

describeWithRedis('the watch as a process', () => {
  let redis: RedisServer;
  let carrier: StandInCarrier;
  let outside: Server;
  let beaten = Promise.withResolvers<string>();
  let dataDir: string;
  let child: ChildProcess;
  let url: string;
  let output = '';
  const audited = () =>
    allFiles(join(dataDir, 'audit'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('');

  beforeAll(async () => {
    const [port] = await freePorts(1);
    redis = (await startRedis(['--port', `${port}`, '--bind', '127.0.0.1']))!;
    url = `redis://127.0.0.1:${port}`;
    carrier = await startCarrier();
    outside = createServer((request, response) => {
      beaten.resolve(`${request.method} ${request.url}`);
      response.end();
    }).listen(0, '127.0.0.1');
    await once(outside, 'listening');
    dataDir = mkdtempSync(join(tmpdir(), 'watch-'));
    child = spawn(process.execPath, ['src/app/run-auditor.ts'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        ...compiledOnce,
        DATA_DIR: dataDir,
        DATA_KEY,
        STORE: 'redis',
        REDIS_URL: url,
        PUBLIC_URL: 'https://clinic.example',
        TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`,
        TWILIO_AUTH_TOKEN: 'a-token-nobody-may-see',
        TWILIO_FROM: '+15550100000',
        TWILIO_API_BASE: `http://${carrier.address}`,
        HEARTBEAT_URL: `http://127.0.0.1:${(outside.address() as AddressInfo).port}/secret-name`,
      },
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  });
  afterAll(async () => {
    if (child.exitCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    outside.closeAllConnections();
    outside.close();
    await Promise.all([redis.stop(), carrier.close()]);
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('tells the outside that all is well', async () => {
    expect(await beaten.promise).toBe('GET /secret-name');
  });

  it('finds an alert that nobody carries on, by the records alone, and tells the fallback', async () => {
    const keys = readKeyRing({ dataKey: DATA_KEY, dataKeyFile: undefined, dataDir: '' });
    const store = await openRedisStore({ url, keys, shift: { offsetMs: 0 }, log: keepingLog() });
    const at = (await store.time()) - HOUR;
    const alert = { ...anAlert('emergency'), openedAt: at, facts: [{ kind: 'opened', at }] };
    const patient = {
      v: 1,
      id: 'patient-1',
      name: 'Amina Warsame',
      lang: 'en',
      country: 'US',
      zone: 'America/New_York',
      checkInAt: '09:00',
      prefers: 'sms',
      context: {},
    };
    await store.commit('patient-1', {
      put: { patient, alert },
      list: [{ list: 'open-alerts', entry: alert.id }],
    });
    await store.close();
    await carrier.takes(1);
    const [text] = carrier.texts;
    expect(text?.get('To')).toBe('+15550100203');
    expect(text?.get('Body')).toMatch(/^Harbor Pain: .*Alert KT47\./);
    expect(text?.get('StatusCallback')).toMatch(
      /^https:\/\/clinic\.example\/sms\/status\?o=clinician%2Fhaddad/,
    );
    // It is told first and written down next, for which it needs the records that the next test takes away.
    await until(async () => audited().includes('"watch found"'));
  });

  it('says that the records do not answer when Redis is gone', async () => {
    beaten = Promise.withResolvers();
    await redis.kill9();
    await carrier.takes(2);
    expect(carrier.texts[1]?.get('Body')).toMatch(/the records do not answer/);
  });

  it('stops when it is asked to, and has written what it found, of nobody by name', async () => {
    const over = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await over).toEqual([0, null]);
    const audit = audited();
    expect(audit).toContain('"watch found"');
    expect(audit + output).not.toMatch(/Amina|it hurts|5550100203|a-token|secret-name/);
  });

  it('has nothing to do where the service watches itself, and says so', async () => {
    const { code, err } = await runCommand('src/app/run-auditor.ts', [], { STORE: 'embedded' });
    expect(code).toBe(1);
    expect(err).toContain('REDIS_URL: is needed');
  });
});
