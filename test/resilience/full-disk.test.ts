/** The real service on a disk on which no file may grow any more: its Redis, elsewhere, is well, so nobody may be left unheard. */
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { describeWithRedis } from '../harness/needs.ts';
import { freePorts, startRedis, type RedisServer } from '../harness/redis-server.ts';
import { startService, type Service } from '../harness/service.ts';
import { startCarrier, type StandInCarrier } from '../harness/stand-in-carrier.ts';

const PUBLIC_URL = 'https://pain.example.org';
const TOKEN = 'a-token-nobody-may-see';
const SOMEBODY = '+15550107777';

describeWithRedis('the service on a full disk', () => {
  let carrier: StandInCarrier;
  let redis: RedisServer;
  let service: Service;

  beforeAll(async () => {
    carrier = await startCarrier();
    const [port, redisPort] = await freePorts(2);
    redis = (await startRedis(['--port', `${redisPort}`, '--bind', '127.0.0.1']))!;
    service = await startService({
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: `${port}`,
      PUBLIC_URL,
      STORE: 'redis',
      REDIS_URL: `redis://127.0.0.1:${redisPort}`,
      DATA_KEY: Buffer.alloc(32, 3).toString('base64'),
      TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`,
      TWILIO_AUTH_TOKEN: TOKEN,
      TWILIO_FROM: '+15550100000',
      TWILIO_API_BASE: `http://${carrier.address}`,
      ALLOWED_HOSTS: carrier.address,
    });
  });
  afterAll(async () => {
    await service.end();
    await carrier.close();
    await redis.stop();
  });

  it('starts, says what it could not note, and answers whoever is in danger', async () => {
    await service.kill9();
    await service.restart('ulimit -f 0');
    const form = { From: SOMEBODY, To: '+15550100000', Body: 'I want to kill myself', MessageSid: 'SM1' };
    const signature = getExpectedTwilioSignature(TOKEN, `${PUBLIC_URL}/sms/inbound`, form);
    const { status } = await fetch(`${service.url}/sms/inbound`, {
      method: 'POST',
      headers: { 'x-twilio-signature': signature },
      body: new URLSearchParams(form),
    });
    expect(status).toBe(200);
    await carrier.takes(1);
    expect(carrier.texts.map((each) => [each.get('To'), each.get('Body')])).toContainEqual([
      SOMEBODY,
      expect.stringContaining('988'),
    ]);
    expect(service.output()).toContain('held work not noted');
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
  });
});
