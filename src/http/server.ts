/**
 * The room for serving HTTP: restify routes requests to `HttpRoute`s, which read nothing of it. What reaches a route is
 * bounded and of a known form, and what goes out never holds the text of an error.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type restifyTypes from 'restify';
import { AppError } from '../errors.ts';
import type { HttpRoute, Request as RouteRequest } from '../ports/http.ts';
import type { Log } from '../ports/log.ts';
import { bare, give, type Reply } from './answer.ts';
import { readBody } from './body.ts';
import { turnedAway } from './guard.ts';
import { restify } from './restify.ts';
import { createStrangers, type TellOfStranger } from './strangers.ts';
import { createVisitors, type Visitors } from './visitors.ts';

export interface HttpServerOptions {
  routes: readonly HttpRoute[];
  log: Log;
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** The setting that named the port, for whoever finds it taken. */
  portName?: string;
  maxBodyBytes?: number;
  /** For the head of a request; its body may take as long again. */
  headersTimeoutMs?: number;
  /** Of this machine; only differences of it are looked at. */
  now(): number;
}
export interface HttpServer {
  listen(): Promise<{ port: number }>;
  /** Lets requests in progress end, for a while. */
  close(): Promise<void>;
}

const HEADERS_TIMEOUT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** Longer than the minute for which load balancers keep a connection, so that it is never ours that closes first. */
const KEEP_ALIVE_MS = 65_000;
const CLOSE_WITHIN_MS = 10_000;

/** restify wants a logger; what it would write holds addresses and error texts. */
const silent = {
  trace: () => false,
  debug() {},
  info() {},
  warn() {},
  error() {},
  fatal() {},
  child: () => silent,
};

export function createHttpServer(options: HttpServerOptions): HttpServer {
  const server = restify.createServer({ name: '', log: silent as never, handleUpgrades: false });
  const open = new Set<() => void>();
  const visitors = createVisitors(options.now);
  const ofStranger = createStrangers(options.log, options.now);
  guard(server, visitors, options);
  for (const route of options.routes) mount(server, route, { ...options, visitors, ofStranger, open });
  return {
    listen: () => listen(server, options),
    close: () => close(server, open),
  };
}

/** Missing from the published types. */
type FirstIn = restifyTypes.Server & {
  first(look: (request: IncomingMessage, response: ServerResponse) => boolean): void;
};

function guard(
  server: restifyTypes.Server,
  visitors: Visitors,
  { headersTimeoutMs = HEADERS_TIMEOUT_MS }: HttpServerOptions,
): void {
  // restify reads the address in ways that throw outside any handler; this runs before it looks.
  (server as FirstIn).first((request, response) => {
    const status = turnedAway(request);
    if (status !== undefined) bare(response, visitors.refused(request, status));
    return status === undefined;
  });
  server.on(
    'restifyError',
    (_request: unknown, response: Reply, fault: { statusCode?: number }, next: () => void) => {
      const status = fault.statusCode ?? 500;
      if (!response.headersSent) bare(response, status);
      response._sent = true;
      next();
    },
  );
  // Without somebody who answers, an upgrade would hold its connection for ever.
  server.on('upgrade', (_request: unknown, socket: { destroy(): void }) => socket.destroy());
  Object.assign(server.server, {
    headersTimeout: headersTimeoutMs,
    requestTimeout: Math.min(REQUEST_TIMEOUT_MS, 2 * headersTimeoutMs),
    // Node looks for those who are too slow only twice a minute by itself.
    connectionsCheckingInterval: headersTimeoutMs / 3,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxHeadersCount: 100,
  });
}

const verbs = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'del' } as const;

interface Mounted extends HttpServerOptions {
  visitors: Visitors;
  ofStranger: TellOfStranger;
  /** How to end each stream that is open. */
  open: Set<() => void>;
}

function mount(server: restifyTypes.Server, route: HttpRoute, options: Mounted): void {
  const handle = (request: restifyTypes.Request, response: restifyTypes.Response): Promise<void> =>
    serve(route, options, request, response);
  server[verbs[route.method]](route.path, async (request, response) => handle(request, response));
  if (route.method === 'GET') server.head(route.path, async (request, response) => handle(request, response));
}

async function serve(
  route: HttpRoute,
  mounted: Mounted,
  request: restifyTypes.Request,
  response: restifyTypes.Response,
): Promise<void> {
  const { visitors, open, log, maxBodyBytes = 65_536 } = mounted;
  if (route.proof !== undefined && visitors.isTurnedAway(request, claims(route, request)))
    return bare(response, 429);
  const body = await readBody(request, maxBodyBytes);
  if (body.kind === 'gone') return;
  if (body.kind === 'too-large') return bare(response, visitors.refused(request, 413));
  try {
    const answer = await route.handle(asRouteRequest(request, body.text));
    if (route.proof !== undefined) judged(route, mounted, request, answer.status);
    if (visitors.refused(request, answer.status) === 429) return bare(response, 429);
    give(request, response, answer, open);
  } catch (fault) {
    log.error('request not handled', { route: route.path, method: route.method }, fault);
    bare(response, 500);
  }
}

/** What only somebody known may ask has been answered: to whom it was, by what it was answered. */
function judged(
  route: HttpRoute,
  { visitors, ofStranger }: Mounted,
  request: restifyTypes.Request,
  status: number,
): void {
  if (status >= 200 && status < 300) visitors.believed(request);
  if (status === 401 || status === 403)
    ofStranger({ route: route.path, status, claims: claims(route, request) });
}

function claims({ proof }: HttpRoute, { headers }: restifyTypes.Request): boolean {
  return proof !== undefined && headers[proof] !== undefined;
}

function asRouteRequest(request: restifyTypes.Request, body: string): RouteRequest {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value[0] : value,
  ]);
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(headers) as RouteRequest['headers'],
    body,
    loopback: isFromHere(request),
  };
}

/** A request that a proxy on this machine passes on comes from somewhere else. */
function isFromHere({ socket, headers }: restifyTypes.Request): boolean {
  const passedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some(
    (name) => headers[name] !== undefined,
  );
  return !passedOn && /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');
}

function listen(
  server: restifyTypes.Server,
  { host, port, portName = 'PORT' }: HttpServerOptions,
): Promise<{ port: number }> {
  const started = Promise.withResolvers<{ port: number }>();
  server.once('error', (fault: NodeJS.ErrnoException) =>
    started.reject(
      fault.code === 'EADDRINUSE' ? new AppError('PORT_TAKEN', `${portName}=${port}`, fault) : fault,
    ),
  );
  server.listen(port, host, () => started.resolve({ port: (server.address() as { port: number }).port }));
  return started.promise;
}

async function close(server: restifyTypes.Server, open: Set<() => void>): Promise<void> {
  const closed = Promise.withResolvers<void>();
  server.close(() => closed.resolve());
  for (const end of open) end();
  // A connection whose last answer has gone out would otherwise stay for its keep-alive time.
  const idle = setInterval(() => server.server.closeIdleConnections(), 50);
  const patience = setTimeout(() => server.server.closeAllConnections(), CLOSE_WITHIN_MS);
  await closed.promise;
  clearInterval(idle);
  clearTimeout(patience);
}
