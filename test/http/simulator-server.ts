/** Serves routes over plain node:http, so that the simulator is tested without the service's own server. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer, HttpRoute, Request } from '../../src/ports/http.ts';

export interface Served {
  url: string;
  close(): Promise<void>;
}

export async function serve(routes: HttpRoute[], port = 0): Promise<Served> {
  const server = createServer((req, res) => {
    answer(routes, req, res).catch(() => res.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(routes: HttpRoute[], req: IncomingMessage, res: ServerResponse): Promise<void> {
  const request = await read(req);
  const route = routes.find((each) => each.method === request.method && matches(each.path, request.path));
  write(res, route ? await route.handle(request) : { status: 404 });
}

function matches(pattern: string, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}

async function read(req: IncomingMessage): Promise<Request> {
  const url = new URL(req.url ?? '/', 'http://127.0.0.1');
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return {
    method: req.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: req.headers as Record<string, string | undefined>,
    body: Buffer.concat(chunks).toString('utf8'),
    loopback: true,
  };
}

function write(res: ServerResponse, { status, type, headers, body, stream }: Answer): void {
  res.writeHead(status, { ...headers, ...(type === undefined ? {} : { 'content-type': type }) });
  if (!stream) return void res.end(body);
  const stop = stream((chunk) => res.write(chunk));
  res.on('close', stop);
}
