/** What somebody with a socket can try against the whole service: each is answered 4xx in plain words, or let go. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { healthRoute } from '../../src/http/routes/health.ts';
import { createHttpServer } from '../../src/http/server.ts';
import {
  bearer,
  publicKeyPem,
  startComposed,
  strangerKeys,
  twilioSignature,
  type Composed,
} from '../harness/composed.ts';
import { createHmac } from 'node:crypto';
import { keepingLog } from './keeping-log.ts';

const log = keepingLog();
let composed: Composed;
const quiet = { error: console.error, warn: console.warn };
beforeAll(async () => {
  Object.assign(console, { error: () => undefined, warn: () => undefined });
  composed = await startComposed(log);
});
afterAll(async () => {
  Object.assign(console, quiet);
  await composed.close();
});

const alive = async () => (await fetch(`${composed.url}/healthz`)).status === 200;

/** Everything that comes back until the other side, or we after the first answer, hang up. */
async function raw(text: string | Buffer, port = composed.port): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk.toString('latin1');
    socket.end();
  });
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

const head = (line: string, ...headers: string[]) =>
  `${line} HTTP/1.1\r\nHost: clinic.example\r\n${headers.map((each) => `${each}\r\n`).join('')}\r\n`;
const FORM = 'Content-Type: application/x-www-form-urlencoded';

describe.each(['/sms/inbound', '/sms/status?o=a&m=b', '/api/messages'])('at %s', (path) => {
  const to = `POST ${path}`;
  it.each<[string, string | Buffer]>([
    ['a malformed host', `${to} HTTP/1.1\r\nHost: ][\r\n\r\n`],
    ['no host', `${to} HTTP/1.1\r\n\r\n`],
    ['two hosts', `${to} HTTP/1.1\r\nHost: a\r\nHost: ][\r\n\r\n`],
    ['an absolute target', head(`POST http://evil.example${path}`)],
    ['a target that is no address', head('POST http://[')],
    ['a bad percent sign', head(`POST ${path}%zz`.replace('?', '%?'))],
    ['a written NUL', head(`POST /sms%00${path}`)],
    ['a NUL in a header', head(to, 'X: a\0b')],
    ['a NUL in the target', head(`POST /sms\0${path}`)],
    ['a huge header', head(to, `X: ${'a'.repeat(40_000)}`)],
    ['very many headers', head(to, ...Array.from({ length: 3_000 }, (_, n) => `X-${n}: 1`))],
    ['a folded header', head(to, 'X: a\r\n b\r\n: c')],
    ['both ways to measure', head(to, 'Content-Length: 4', 'Transfer-Encoding: chunked') + '0\r\n\r\nGET'],
    ['two lengths', head(to, 'Content-Length: 4', 'Content-Length: 5') + 'abcd'],
    ['a negative length', head(to, 'Content-Length: -1')],
    ['a length in words', head(to, 'Content-Length: four')],
    ['chunks of no size', head(to, FORM, 'Transfer-Encoding: chunked') + 'zz\r\nabc\r\n0\r\n\r\n'],
    ['an odd encoding', head(to, 'Transfer-Encoding: chunked, identity') + '0\r\n\r\n'],
    ['garbage that is called gzip', head(to, 'Content-Encoding: gzip', 'Content-Length: 3') + 'abc'],
    [
      'a bomb',
      Buffer.concat([
        Buffer.from(head(to, 'Content-Encoding: gzip', 'Content-Length: 1000')),
        gzipSync('x'.repeat(9_000_000)),
      ]),
    ],
    ['a body that says it is endless', head(to, FORM, 'Content-Length: 99999999')],
    [
      'chunks over the limit',
      head(to, FORM, 'Transfer-Encoding: chunked') + `11170\r\n${'x'.repeat(70_000)}\r\n`,
    ],
    ['rubbish for a body', head(to, FORM, 'Content-Length: 3') + '\xff\xfe\x00'],
    ['nothing', head(to, 'Content-Length: 0')],
  ])('%s is answered 4xx', async (_what, bytes) => {
    const answer = await raw(bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).not.toMatch(/node_modules|Error:|at \w+ \(|Invalid/);
    expect(await alive()).toBe(true);
  });
});

it('takes nothing that follows a body it would not read for a request of its own', async () => {
  const socket = connect(composed.port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString())).on('error', () => undefined);
  const smuggled = head('GET /healthz');
  socket.write(head('POST /sms/inbound', FORM, 'Content-Length: 99999999') + smuggled + smuggled);
  await once(socket, 'close');
  expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413']);
});

it('lets go of whoever never ends the head, or the body, of a request', async () => {
  const impatient = createHttpServer({
    routes: [healthRoute, { method: 'POST', path: '/post', handle: () => ({ status: 200 }) }],
    log,
    host: '127.0.0.1',
    port: 0,
    now: Date.now,
    headersTimeoutMs: 150,
  });
  const { port } = await impatient.listen();
  expect(await raw('GET /healthz HTTP/1.1\r\nHost: a\r\nX-Slow: ', port)).toMatch(/^$|^HTTP\/1\.1 408 /);
  expect(await raw(head('POST /post', 'Content-Length: 10') + 'half', port)).toMatch(/^$|^HTTP\/1\.1 408 /);
  await impatient.close();
});

describe('a token', () => {
  const now = Math.floor(Date.now() / 1_000);
  const hmac = (algorithm: string) => {
    const [, front = ''] =
      /^Bearer (.+)\.[^.]*$/.exec(bearer(composed.channelUrl, {}, { alg: algorithm })) ?? [];
    return `Bearer ${front}.${createHmac('sha256', publicKeyPem).update(front).digest('base64url')}`;
  };
  const ask = async (authorization: string | undefined, more: Record<string, unknown> = {}) => {
    const activity = {
      type: 'message',
      id: '17',
      channelId: 'msteams',
      serviceUrl: composed.channelUrl,
      from: { id: '29:u', aadObjectId: 'oid-nobody' },
      recipient: { id: '28:bot' },
      conversation: { id: 'a:1', conversationType: 'personal' },
      text: 'hello',
      ...more,
    };
    const headers = {
      'content-type': 'application/json',
      ...(authorization !== undefined && { authorization }),
    };
    return fetch(`${composed.url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) });
  };

  it.each<[string, () => string | undefined]>([
    ['is missing', () => undefined],
    ['is for another bot', () => bearer(composed.channelUrl, { aud: 'other' })],
    ['is of another issuer', () => bearer(composed.channelUrl, { iss: 'https://evil.example' })],
    ['has run out', () => bearer(composed.channelUrl, { nbf: now - 9_000, exp: now - 4_000 })],
    ['does not hold yet', () => bearer(composed.channelUrl, { nbf: now + 3_600, exp: now + 7_200 })],
    ['names another service', () => bearer('https://elsewhere.example/')],
    ['names no service', () => bearer(composed.channelUrl, { serviceurl: undefined })],
    ['is unsigned', () => bearer(composed.channelUrl, {}, { alg: 'none' }).replace(/[^.]*$/, '')],
    ['is signed with our public key as if it were a secret', () => hmac('HS256')],
    ['calls a keyed hash a signature', () => hmac('RS256')],
    ['names a key nobody knows', () => bearer(composed.channelUrl, {}, { kid: 'key-9' })],
    ['is signed by somebody else', () => bearer(composed.channelUrl, {}, {}, strangerKeys.privateKey)],
  ])('that %s gets 401 and not a word', async (_what, token) => {
    const answer = await ask(token());
    expect([answer.status, await answer.text()]).toEqual([401, '']);
  });

  it('for a channel its key does not stand for gets 401', async () => {
    expect((await ask(bearer(composed.channelUrl), { channelId: 'webchat' })).status).toBe(401);
  });

  it('shown again with another card action gives nobody the right of a clinician', async () => {
    const value = { action: { verb: 'acknowledge', data: { patientId: 'patient-1', alertId: 'a' } } };
    const answer = await ask(bearer(composed.channelUrl), {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value,
    });
    expect(JSON.stringify(await answer.json())).toContain('Only clinicians of this clinic');
  });
});

describe('a signature of the carrier', () => {
  const form = { MessageSid: 'SM1', From: '+15550109999', To: '+15550100000', Body: 'I want to kill myself' };
  const ask = (signature: string, body: URLSearchParams | string = new URLSearchParams(form), more = {}) =>
    fetch(`${composed.url}/sms/inbound`, {
      method: 'POST',
      headers: {
        'x-twilio-signature': signature,
        'content-type': 'application/x-www-form-urlencoded',
        ...more,
      },
      body: body.toString(),
    });

  it('is held against the public address, whatever a proxy writes into its headers', async () => {
    const good = twilioSignature('/sms/inbound', form);
    const proxied = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      'x-forwarded-for': '198.51.100.7',
    };
    expect((await ask(good, undefined, proxied)).status).toBe(200);
    const forEvil = twilioSignature('/sms/inbound', form, undefined, 'https://evil.example');
    expect((await ask(forEvil, undefined, { 'x-forwarded-host': 'evil.example' })).status).toBe(403);
  });

  it('is of one body alone, and of either token', async () => {
    const good = twilioSignature('/sms/inbound', form);
    expect((await ask(good, new URLSearchParams({ ...form, Body: 'I am fine' }))).status).toBe(403);
    expect((await ask(good, `${new URLSearchParams(form).toString()}&From=%2B15550100001`)).status).toBe(403);
    expect((await ask(twilioSignature('/sms/inbound', form, 'old-token'))).status).toBe(200);
    expect((await ask(twilioSignature('/sms/inbound', form, 'guess'))).status).toBe(403);
  });

  it('shown again is believed, and its text handled once', async () => {
    const once7 = { ...form, MessageSid: 'SM7', From: '+15550109997' };
    const before = composed.carrier.texts.length;
    const signature = twilioSignature('/sms/inbound', once7);
    for (let n = 0; n < 3; n++) expect((await ask(signature, new URLSearchParams(once7))).status).toBe(200);
    await composed.app.core.settled();
    expect(composed.carrier.texts.slice(before).map((each) => each.get('To'))).toEqual(['+15550109997']);
  });

  it('that is right is heard from an address that is refused again and again', async () => {
    const from = { 'x-forwarded-for': '198.51.100.66' };
    const wrong = [];
    for (let n = 0; n < 70; n++) wrong.push((await ask('forged', undefined, from)).status);
    expect([wrong[0], wrong.at(-1)]).toEqual([403, 429]);
    expect((await ask(twilioSignature('/sms/inbound', form), undefined, from)).status).toBe(200);
    const unsigned = await fetch(`${composed.url}/sms/inbound`, { method: 'POST', headers: from, body: 'x' });
    expect([unsigned.status, unsigned.headers.get('retry-after')]).toEqual([429, '60']);
    expect((await ask('forged', undefined, { 'x-forwarded-for': '198.51.100.67' })).status).toBe(403);
  });
});
