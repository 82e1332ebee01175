import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import nock from 'nock';
import { createCall, retryAfterMs, type Outward } from '../../../src/wire/call.ts';
import { keepingLog } from '../../http/keeping-log.ts';

const request = (url: string, more: Partial<Outward> = {}): Outward => ({
  method: 'POST',
  url,
  body: 'x',
  timeoutMs: 5_000,
  ...more,
});

describe('which addresses may be called', () => {
  const allowedHosts = ['api.twilio.com', '*.botframework.com', '127.0.0.1:3978'];
  beforeAll(() => {
    nock.disableNetConnect();
    nock(/.*/).persist().post(/.*/).reply(200, 'ok');
  });
  afterAll(() => {
    nock.cleanAll();
    nock.enableNetConnect();
    nock.restore();
  });

  it.each([
    'https://api.twilio.com/x',
    'https://API.twilio.com/x',
    'https://sms.botframework.com/x',
    'https://a.b.botframework.com/x',
    'http://127.0.0.1:3978/x',
  ])('calls %s', async (url) => {
    expect(await createCall({ allowedHosts, log: keepingLog() })(request(url))).toMatchObject({
      kind: 'answered',
      body: 'ok',
    });
  });

  it.each([
    'http://api.twilio.com/x',
    'https://api.twilio.com:8443/x',
    'https://api.twilio.com.evil.example/x',
    'https://evilbotframework.com/x',
    'https://botframework.com/x',
    'https://user:secret@api.twilio.com/x',
    'https://api.twilio.com@evil.example/x',
    'https://169.254.169.254/latest',
    'http://127.0.0.1:3979/x',
    'http://localhost/x',
    'file:///etc/passwd',
    'nonsense',
  ])('does not call %s', async (url) => {
    const log = keepingLog();
    expect(await createCall({ allowedHosts, log })(request(url))).toEqual({
      kind: 'not-sent',
      because: 'not-allowed',
    });
    expect(log.kept).toHaveLength(1);
  });

  it('says only the host of a refused address, for the rest may name a person', async () => {
    const log = keepingLog();
    await createCall({ allowedHosts, log })(request('https://evil.example/conversations/+15550100001'));
    expect(JSON.stringify(log.kept)).toContain('evil.example');
    expect(JSON.stringify(log.kept)).not.toContain('5550100001');
  });
});

describe('what became of a call', () => {
  let server: Server;
  let url: string;
  let seen = 0;
  const call = createCall({ allowedHosts: ['loopback'], log: keepingLog() });
  beforeAll(async () => {
    server = createServer((req, res) => {
      seen += 1;
      if (req.url === '/reset') return void req.socket.destroy();
      if (req.url === '/hang') return undefined;
      if (req.url === '/moved') return void res.writeHead(302, { location: '/ok' }).end();
      if (req.url === '/long') return void res.end('y'.repeat(1_100_000));
      return void res.end('fine');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('is not sent when nobody listens', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const { port } = free.address() as { port: number };
    free.close();
    await once(free, 'close');
    expect(await call(request(`http://127.0.0.1:${port}/`))).toEqual({
      kind: 'not-sent',
      because: 'ECONNREFUSED',
    });
  });

  it('is unknown when the connection breaks after the request went out', async () => {
    expect(await call(request(`${url}/reset`))).toMatchObject({ kind: 'unknown' });
  });

  it('is unknown when no answer comes in time', async () => {
    expect(await call(request(`${url}/hang`, { timeoutMs: 60 }))).toEqual({
      kind: 'unknown',
      because: 'timeout',
    });
  });

  it('is unknown when the answer is longer than can be trusted', async () => {
    expect(await call(request(`${url}/long`))).toEqual({ kind: 'unknown', because: 'answer-too-long' });
  });

  it('hands a redirect back instead of following it', async () => {
    seen = 0;
    expect(await call(request(`${url}/moved`))).toMatchObject({ kind: 'answered', status: 302 });
    expect(seen).toBe(1);
  });
});

it.each([
  ['7', 7_000],
  ['999999', 3_600_000],
  ['Tue, 24 Nov 2026 10:00:00 GMT', 1],
  [undefined, 1],
])('reads Retry-After %s', (value, ms) => {
  expect(retryAfterMs(new Headers(value === undefined ? {} : { 'retry-after': value }), 1)).toBe(ms);
});
