/** The service as an operator runs it: nothing guessed, no simulator, nothing secret said. */
import { createServer, type AddressInfo } from 'node:net';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { heard } from '../harness/heard.ts';
import { runCommand, startService, type Service } from '../harness/service.ts';
import { startCarrier, type StandInCarrier } from '../harness/stand-in-carrier.ts';

const PUBLIC_URL = 'https://pain.example.org';
const secrets = {
  DATA_KEY: Buffer.alloc(32, 3).toString('base64'),
  TWILIO_AUTH_TOKEN: 'a-token-nobody-may-see',
  MICROSOFT_APP_PASSWORD: 'a-password-nobody-may-see',
};

describe('the service in production', () => {
  let carrier: StandInCarrier;
  let service: Service;

  beforeAll(async () => {
    carrier = await startCarrier();
    service = await startService({
      ...secrets,
      NODE_ENV: 'production',
      LOG_LEVEL: 'debug',
      HOST: '127.0.0.1',
      PORT: String(await freePort()),
      PUBLIC_URL,
      STORE: 'embedded',
      TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`,
      TWILIO_FROM: '+15550100000',
      TWILIO_API_BASE: `http://${carrier.address}`,
      ALLOWED_HOSTS: `${carrier.address},smba.trafficmanager.net`,
      MICROSOFT_APP_ID: '00000000-0000-4000-8000-000000000001',
      MICROSOFT_APP_TENANT_ID: '00000000-0000-4000-8000-000000000002',
    });
  });
  afterAll(async () => {
    await service.end();
    await carrier.close();
  });

  const textFrom = async (number: string, words: string, token: string) => {
    heard(words, number);
    const form = { From: number, To: '+15550100000', Body: words, MessageSid: `SM${words.length}` };
    const signature = getExpectedTwilioSignature(token, `${PUBLIC_URL}/sms/inbound`, form);
    const headers = { 'x-twilio-signature': signature };
    const body = new URLSearchParams(form);
    return (await fetch(`${service.url}/sms/inbound`, { method: 'POST', headers, body })).status;
  };

  it.each(['/', '/simulator', '/simulator/state', '/simulator/page.js', '/simulator/events'])(
    'has nothing at %s',
    async (path) => {
      expect((await fetch(`${service.url}${path}`, { redirect: 'manual' })).status).toBe(404);
    },
  );

  it.each(['/clinic', '/clinic/sign-in', '/clinic/alerts/AB12'])(
    'has no page of the clinic at %s without a provider to sign in at',
    async (path) => {
      expect((await fetch(`${service.url}${path}`, { redirect: 'manual' })).status).toBe(404);
    },
  );

  it.each(['say', 'act', 'install', 'clock', 'begin'])('lets nobody %s as somebody else', async (wish) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${service.url}/simulator/${wish}`, { method: 'POST', headers, body: '{}' });
    expect(answer.status).toBe(404);
  });

  it('lets in neither an unsigned text nor an activity without a token', async () => {
    expect(await textFrom('+15550109999', 'hello', 'not-the-token')).toBe(403);
    const activity = { type: 'message', id: '1', text: 'hello', channelId: 'msteams' };
    const where = { serviceUrl: 'https://smba.trafficmanager.net/', conversation: { id: 'c' } };
    const who = { from: { id: 'u' }, recipient: { id: 'b' } };
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ ...activity, ...where, ...who });
    expect((await fetch(`${service.url}/api/messages`, { method: 'POST', headers, body })).status).toBe(401);
  });

  it('gives the emergency numbers to an unknown number in danger, and no other answer', async () => {
    expect(await textFrom('+15550109998', 'hello there', secrets.TWILIO_AUTH_TOKEN)).toBe(200);
    expect(await textFrom('+15550109999', 'I want to kill myself', secrets.TWILIO_AUTH_TOKEN)).toBe(200);
    await carrier.takes(1);
    expect(carrier.texts.map((each) => each.get('To'))).toEqual(['+15550109999']);
    expect(carrier.texts[0]?.get('Body')).toMatch(/911.*988/);
    expect(carrier.texts[0]?.get('StatusCallback')).toMatch(/^https:\/\/pain\.example\.org\/sms\/status/);
  });

  it('writes no secret, no number and no word of anybody', () => {
    for (const each of [...Object.values(secrets), '+1555', 'kill', 'hello'])
      expect(service.output()).not.toContain(each);
  });

  it('does not start without settings, and names all that are missing at once', async () => {
    const { code, err } = await runCommand('src/main.ts', [], { NODE_ENV: 'production' });
    expect(code).toBe(1);
    for (const name of ['STORE', 'DATA_KEY', 'PUBLIC_URL', 'TWILIO_ACCOUNT_SID or MICROSOFT_APP_ID'])
      expect(err).toContain(`  ${name}`);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('names a setting that is wrong without repeating it', async () => {
    const { code, err } = await runCommand('src/main.ts', [], { DATA_KEY: 'almost-a-secret', PORT: 'x' });
    expect(code).toBe(1);
    expect(err).toMatch(/ {2}PORT: .*\n {2}DATA_KEY: must be 32 bytes/);
    expect(err).not.toContain('almost-a-secret');
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
