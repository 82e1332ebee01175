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
    if (!nock.isActive()) nock.activate();
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
    'https://2852039166/latest',
    'https://0xa9fea9fe/latest',
    'https://0251.0376.0251.0376/latest',
    'https://169.254.43518/latest',
    'https://[::ffff:169.254.169.254]/latest',
    'https://[fe80::1%25eth0]/',
    'http://[::1]:3978/x',
    'http://2130706433:3978@evil.example/',
    'http://127.0.0.2:3978/x',
    'https://127.0.0.1:3978.evil.example/',
    'https://api.twilio.com./x',
    'https://sms.botframework.com./x',
    'https://botframework.com.evil.example/x',
    'https://sms.botframework.com.evil/x',
    'https://sms.botframework.com:8443/x',
    'https://.botframework.com.evil.example/x',
    'https://api.twilio.com%2eevil.example/x',
    'https://api.twilio.com%00.evil.example/x',
    'https://api.twilio.com\\@evil.example/x',
    'https://аpi.twilio.com/x',
    'https://api。twilio.com.evil.example/x',
    '//api.twilio.com/x',
    'javascript:alert(1)//api.twilio.com',
    'ftp://api.twilio.com/x',
    'gopher://127.0.0.1:3978/x',
    'https://',
    '',
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
  let moved = { status: 302, location: '/ok' };
  const call = createCall({ allowedHosts: ['loopback'], log: keepingLog() });
  beforeAll(async () => {
    server = createServer((req, res) => {
      seen += 1;
      if (req.url === '/reset') return void req.socket.destroy();
      if (req.url === '/hang') return undefined;
      if (req.url === '/moved') return void res.writeHead(moved.status, { location: moved.location }).end();
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

  it.each([301, 302, 303, 307, 308])('hands a redirect (%s) back instead of following it', async (status) => {
    let visited = 0;
    const inside = createServer((_req, res) => ((visited += 1), void res.end('secret'))).listen(
      0,
      '127.0.0.1',
    );
    await once(inside, 'listening');
    moved = { status, location: `http://127.0.0.1:${(inside.address() as { port: number }).port}/` };
    seen = 0;
    expect(await call(request(`${url}/moved`))).toMatchObject({ kind: 'answered', status, body: '' });
    expect([seen, visited]).toEqual([1, 0]);
    inside.close();
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
