/** The real service, started while its Redis is away, killed with messages on its disk, and there when Redis comes. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { describeWithRedis } from '../harness/needs.ts';
import { freePorts, startRedis, type RedisServer } from '../harness/redis-server.ts';
import { runCommand, startService, type Service, type Settings } from '../harness/service.ts';
import { startCarrier, type StandInCarrier } from '../harness/stand-in-carrier.ts';
import { until } from './outpost.ts';

const PUBLIC_URL = 'https://pain.example.org';
const TOKEN = 'a-token-nobody-may-see';
const PATIENT = '+15550107777';
const OTIENO = '+15550100201';

describeWithRedis('the service without its Redis', () => {
  let carrier: StandInCarrier;
  let redis: RedisServer;
  let service: Service;
  let settings: Settings;

  beforeAll(async () => {
    carrier = await startCarrier();
    const [port, redisPort] = await freePorts(2);
    redis = (await startRedis(['--port', `${redisPort}`, '--bind', '127.0.0.1']))!;
    await redis.kill9();
    settings = {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: `${port}`,
      PUBLIC_URL,
      STORE: 'redis',
      REDIS_URL: `redis://:hush@127.0.0.1:${redisPort}`,
      DATA_KEY: Buffer.alloc(32, 3).toString('base64'),
      TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`,
      TWILIO_AUTH_TOKEN: TOKEN,
      TWILIO_FROM: '+15550100000',
      TWILIO_API_BASE: `http://${carrier.address}`,
      ALLOWED_HOSTS: carrier.address,
    };
    service = await startService(settings);
  });
  afterAll(async () => {
    await service.end();
    await carrier.close();
    await redis.stop();
  });

  let count = 0;
  const textFrom = async (number: string, words: string) => {
    count += 1;
    const form = { From: number, To: '+15550100000', Body: words, MessageSid: `SM${count}` };
    const signature = getExpectedTwilioSignature(TOKEN, `${PUBLIC_URL}/sms/inbound`, form);
    const headers = { 'x-twilio-signature': signature };
    const body = new URLSearchParams(form);
    return (await fetch(`${service.url}/sms/inbound`, { method: 'POST', headers, body })).status;
  };
  const textsTo = (number: string) =>
    carrier.texts.filter((each) => each.get('To') === number).map((each) => each.get('Body') ?? '');
  const waiting = () => join(service.dataDir, 'spool', 'waiting');
  const spooled = () => statSync(waiting()).size;
  const linesSpooled = () => readFileSync(waiting(), 'latin1').split('\n').length - 1;

  it('starts, and says that the store is away, why, and what to do', () => {
    expect(service.output()).toMatch(
      /store {4}Redis at 127\.0\.0\.1:\d+ is AWAY\. .*ECONNREFUSED.*start Redis/,
    );
  });

  it('takes what comes in, and cares for whoever is in danger', async () => {
    expect(await textFrom(PATIENT, 'hello there')).toBe(200);
    expect(await textFrom(PATIENT, 'I want to kill myself')).toBe(200);
    await carrier.takes(3);
    expect(textsTo(PATIENT)).toEqual([expect.stringMatching(/^If you are in danger, call 911.*988/)]);
    expect(textsTo(OTIENO)).toEqual([expect.stringMatching(/Reply 99A/)]);
    // Two messages, the page and that the patient was told: a kill before the last is written may tell them twice.
    await until(() => linesSpooled() === 4);
    const { out } = await runCommand('src/ops/ops.ts', ['status'], { DATA_DIR: service.dataDir });
    expect(out).toMatch(/ECONNREFUSED.*start Redis.*; it takes no write$/m);
  });

  it('knows after it was killed what it had taken, whom it has told and which code it gave out', async () => {
    await service.kill9();
    await service.restart();
    expect(await textFrom(OTIENO, '99A')).toBe(200);
    await until(() => textsTo(OTIENO).length === 2);
    expect(textsTo(OTIENO)[1]).toContain(`phone ${PATIENT} now`);
    expect(textsTo(PATIENT)).toHaveLength(1);
  });

  it('goes the ordinary way with all of it when Redis comes', async () => {
    await redis.restart();
    await until(() => spooled() === 0);
    await until(() => textsTo(PATIENT).length === 2);
    expect(textsTo(PATIENT)[1]).toContain('does not know you');
    expect(await textFrom(PATIENT, 'hello again')).toBe(200);
    expect(spooled()).toBe(0);
    const { out } = await runCommand('src/ops/ops.ts', ['status'], { DATA_DIR: service.dataDir });
    expect(out).toMatch(/^store +Redis at 127\.0\.0\.1:\d+, clocks/m);
  });

  it('has said no word, number or password of anybody', () => {
    expect(service.output()).not.toMatch(/kill myself|hello|\+?1555\d{7}|hush/);
  });

  it('ends loudly when the Redis that comes was written with another key', async () => {
    await redis.kill9();
    const port = String((await freePorts(1))[0]);
    const other = { ...settings, PORT: port, DATA_KEY: Buffer.alloc(32, 4).toString('base64') };
    const running = await startService(other);
    try {
      expect(running.output()).toContain('AWAY');
      await redis.restart();
      await until(() => running.output().includes('Stored data cannot be read with this key'));
    } finally {
      await running.end();
    }
    const wrong = { ...other, DATA_DIR: service.dataDir };
    await service.stop();
    const { code, err } = await runCommand('src/main.ts', [], wrong);
    expect(code).toBe(1);
    expect(err).toContain('Stored data cannot be read with this key');
  });
});
