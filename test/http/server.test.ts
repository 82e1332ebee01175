import { createServer, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { healthRoute } from '../../src/http/routes/health.ts';
import { createHttpServer } from '../../src/http/server.ts';
import type { HttpRoute, Request } from '../../src/ports/http.ts';
import { keepingLog } from './keeping-log.ts';
import { serve, type Served } from './serve.ts';

const SECRET = 'the pain is 9 for +15550100001';
let last: Request | undefined;
let stopped = Promise.withResolvers<void>();
const routes: HttpRoute[] = [
  healthRoute,
  {
    method: 'POST',
    path: '/echo',
    handle: (request) => {
      last = request;
      return { status: 200, type: 'text/plain', body: request.body };
    },
  },
  {
    method: 'GET',
    path: '/pages/*',
    handle: ({ path }) => ({
      status: 200,
      body: path,
      headers: { 'Content-Security-Policy': "default-src 'self'" },
    }),
  },
  {
    method: 'GET',
    path: '/broken',
    handle: () => {
      throw new Error(SECRET);
    },
  },
  { method: 'GET', path: '/rejected', handle: () => Promise.reject(new Error(SECRET)) },
  {
    method: 'GET',
    path: '/follow',
    handle: () => ({
      status: 200,
      stream: (write) => {
        write('data: hello\n\n');
        return () => stopped.resolve();
      },
    }),
  },
];
const log = keepingLog();
let served: Served;
beforeAll(async () => {
  served = await serve(routes, log, 2_000);
});
afterAll(() => served.close());

/** What comes back for bytes that no HTTP client would send. */
async function raw(text: string | Buffer): Promise<string> {
  const socket = connect(served.port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk.toString();
    socket.end();
  });
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return answer;
}
const alive = async () => (await fetch(`${served.url}/healthz`)).status === 200;

describe('an ordinary request', () => {
  it('reaches its route with what was sent, and the answer carries safe headers', async () => {
    const answer = await fetch(`${served.url}/echo?a=1&b=%C3%A9`, {
      method: 'POST',
      body: 'howdy é',
      headers: { 'X-Thing': 'yes' },
    });
    expect(await answer.text()).toBe('howdy é');
    expect(last).toMatchObject({ method: 'POST', path: '/echo', body: 'howdy é', loopback: true });
    expect(last?.query.get('b')).toBe('é');
    expect(last?.headers['x-thing']).toBe('yes');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(answer.headers.get('server')).toBeNull();
  });

  it('is not from this machine when a proxy passed it on', async () => {
    await fetch(`${served.url}/echo`, {
      method: 'POST',
      body: '',
      headers: { 'X-Forwarded-For': '203.0.113.9' },
    });
    expect(last?.loopback).toBe(false);
  });

  it('may be for anything below a path, and a route may set a policy of its own', async () => {
    const answer = await fetch(`${served.url}/pages/a/b.css`);
    expect(await answer.text()).toBe('/pages/a/b.css');
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'self'");
  });

  it('for the health of the service says that it is alive, with and without a body', async () => {
    expect(await (await fetch(`${served.url}/healthz`)).json()).toEqual({ status: 'alive' });
    const head = await fetch(`${served.url}/healthz`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});

describe('a request that cannot be served', () => {
  it.each([
    ['GET', '/nowhere', 404, 'Not Found'],
    ['GET', '/echo', 405, 'Method Not Allowed'],
    ['DELETE', '/healthz', 405, 'Method Not Allowed'],
    ['GET', '/broken', 500, 'Internal Server Error'],
    ['GET', '/rejected', 500, 'Internal Server Error'],
  ])('%s %s gets %s and nothing but its name', async (method, path, status, text) => {
    const answer = await fetch(served.url + path, { method });
    expect([answer.status, await answer.text()]).toEqual([status, text]);
  });

  it('leaves its error in the log, by route', async () => {
    log.kept.length = 0;
    await fetch(`${served.url}/broken`);
    expect(log.kept).toEqual([
      ['request not handled', { route: '/broken', method: 'GET' }, expect.anything()],
    ]);
  });

  it('is too large by what it says or by what it sends', async () => {
    const said = await fetch(`${served.url}/echo`, { method: 'POST', body: 'x'.repeat(2_001) });
    expect(said.status).toBe(413);
    const endless = `POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nbb8\r\n${'x'.repeat(3_000)}\r\n`;
    expect(await raw(endless)).toMatch(/^HTTP\/1.1 413 /);
    expect(await alive()).toBe(true);
  });

  it('is not unpacked', async () => {
    const body = gzipSync('x'.repeat(100_000));
    const answer = await fetch(`${served.url}/echo`, {
      method: 'POST',
      body,
      headers: { 'content-encoding': 'gzip' },
    });
    expect(answer.status).toBe(415);
  });
});

describe('a hostile request', () => {
  it.each([
    ['an impossible host', 'GET /healthz HTTP/1.1\r\nHost: ][\r\n\r\n'],
    ['a host with a space', 'GET /healthz HTTP/1.1\r\nHost: a b\r\n\r\n'],
    ['a host with a bar', 'GET /healthz HTTP/1.1\r\nHost: foo|bar\r\n\r\n'],
    ['a host that is no address', 'GET /healthz HTTP/1.1\r\nHost: 999.999.999.999\r\n\r\n'],
    ['a broken target', 'GET http://[ HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a whole address as target', 'GET http://evil.example/healthz HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a star as target', 'OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['dots that climb', 'GET /pages/../healthz HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['written dots that climb', 'GET /pages/%2e%2e/healthz HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a written slash', 'GET /pages/..%2fhealthz HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['two slashes', 'GET //healthz HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a broken escape', 'GET /pages/%zz HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['something else than HTTP', '\x16\x03\x01\x02\x00\x01\r\n\r\n'],
    ['a false length', 'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n'],
    [
      'two ways to measure',
      'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    [
      'a false packing',
      'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc',
    ],
    [
      'far too many headers',
      `GET /healthz HTTP/1.1\r\nHost: a\r\n${'X-Filler: 0123456789\r\n'.repeat(2_000)}\r\n`,
    ],
  ])('with %s gets a plain 4xx and the service lives on', async (_what, text) => {
    const answer = await raw(text);
    expect(answer).toMatch(/^HTTP\/1.1 4\d\d /);
    expect(answer).not.toMatch(/node_modules|Error:|Invalid URL/);
    expect(await alive()).toBe(true);
  });

  it('for an upgrade is dropped', async () => {
    const upgrade = 'GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    expect(await raw(upgrade)).toBe('');
    expect(await alive()).toBe(true);
  });

  it('that goes away in the middle of its body harms nobody', async () => {
    const socket = connect(served.port, '127.0.0.1');
    socket.write('POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf');
    await once(socket, 'ready');
    socket.destroy();
    await once(socket, 'close');
    expect(await alive()).toBe(true);
  });
});

describe('an open stream', () => {
  it('delivers what is written, and the route hears when the reader goes', async () => {
    stopped = Promise.withResolvers<void>();
    const request = httpRequest(`${served.url}/follow`).end();
    const [answer] = await once(request, 'response');
    const [chunk] = await once(answer, 'data');
    expect(answer.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(String(chunk)).toBe('data: hello\n\n');
    answer.destroy();
    await expect(stopped.promise).resolves.toBeUndefined();
  });

  it('does not keep a closing server', async () => {
    const other = await serve(routes);
    const request = httpRequest(`${other.url}/follow`).end();
    const [answer] = await once(request, 'response');
    answer.resume();
    await other.close();
    await expect(fetch(`${other.url}/healthz`)).rejects.toThrow();
  });
});

it('leaves other servers in the process able to write a head and an end in one go', async () => {
  const plain = createServer((_request, response) => void response.writeHead(201).end('made')).listen(
    0,
    '127.0.0.1',
  );
  await once(plain, 'listening');
  const answer = await fetch(`http://127.0.0.1:${(plain.address() as { port: number }).port}/`);
  expect([answer.status, await answer.text()]).toEqual([201, 'made']);
  plain.closeAllConnections();
  plain.close();
});

it('says which port is taken', async () => {
  const second = createHttpServer({ routes, log, host: '127.0.0.1', port: served.port, now: Date.now });
  await expect(second.listen()).rejects.toMatchObject({ code: 'PORT_TAKEN' });
});
