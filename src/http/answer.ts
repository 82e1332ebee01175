/** Writes answers. An answer of ours that is not a route's is a status and its name, and nothing else. */
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Answer } from '../ports/http.ts';

/** `_sent` is how restify knows that it need not answer any more. */
export type Reply = ServerResponse & { _sent?: boolean };

const SAFE = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};

/** A reader that has stopped reading is let go; it can come back. */
const MAX_UNREAD_BYTES = 1_048_576;

export function bare(response: ServerResponse, status: number): void {
  if (response.headersSent) return void response.destroy();
  // What is left of a body we did not read would be taken for the next request.
  if (status === 413 || status === 400 || status === 429) response.setHeader('connection', 'close');
  if (status === 429) response.setHeader('retry-after', '60');
  write(response, status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(STATUS_CODES[status] ?? 'Error');
}

export function give(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  open: Set<() => void>,
): void {
  if (answer.stream !== undefined) return follow(request, response, answer, open);
  write(response, answer.status, headersOf(answer));
  response.end(answer.body);
}

/** Keeps writing until the reader goes or the server closes; then the route is told to stop. */
function follow(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  open: Set<() => void>,
): void {
  write(response, answer.status, { ...headersOf(answer), 'x-accel-buffering': 'no' });
  if (request.method === 'HEAD' || answer.stream === undefined) return void response.end();
  response.flushHeaders();
  const stop = answer.stream((chunk) => {
    response.write(chunk);
    if (response.writableLength > MAX_UNREAD_BYTES) response.destroy();
  });
  const end = () => void response.end();
  open.add(end);
  response.once('close', () => {
    open.delete(end);
    stop();
  });
}

function headersOf({ type, headers, stream }: Answer): Record<string, string> {
  const usual = stream === undefined ? undefined : 'text/event-stream; charset=utf-8';
  const contentType = type ?? usual;
  return { ...(contentType !== undefined && { 'content-type': contentType }), ...lowerCased(headers ?? {}) };
}

function write(response: ServerResponse, status: number, headers: Record<string, string>): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries({ ...SAFE, ...headers })) response.setHeader(name, value);
}

/** So that a route's own policy takes the place of ours, however it is spelt. */
function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
