/**
 * One request on a kept connection. Node's own client rather than `fetch`: measured in a whole turn it costs a third of
 * the processor time, follows no redirect, and unpacks nothing that we did not ask for.
 */
import { Agent as HttpAgent, request as overHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as overHttps } from 'node:https';
import { readBounded } from './read-bounded.ts';

export interface Exchange {
  method: string;
  headers: Record<string, string>;
  body: string | undefined;
  signal: AbortSignal;
}
export interface Answered {
  status: number;
  headers: Headers;
  /** Undefined when it is longer than we are willing to hold. */
  body: string | undefined;
}

const MAX_ANSWER_BYTES = 1_048_576;
/**
 * Enough for every send that is under way at once; a provider that is slow must not make the others wait in line, and
 * making a connection costs more than sending over one that was kept. An idle
 * connection is closed before the other side does: a request into one that is just closing may or may not arrive.
 */
const connections = { keepAlive: true, maxSockets: 256, maxFreeSockets: 128, timeout: 4_000 };
const http = new HttpAgent(connections);
const https = new HttpsAgent(connections);

/** Throws what the network throws. */
export async function exchange(url: URL, { method, headers, body, signal }: Exchange): Promise<Answered> {
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const options = { method, headers: { ...headers, ...length }, signal };
  const out =
    url.protocol === 'https:'
      ? overHttps(url, { ...options, agent: https })
      : overHttp(url, { ...options, agent: http });
  const answer = await answerTo(out.end(body));
  const text = await bodyOf(answer, signal);
  return { status: answer.statusCode ?? 0, headers: headersOf(answer), body: text };
}

function answerTo(out: ClientRequest): Promise<IncomingMessage> {
  return new Promise((answered, failed) => {
    out.once('response', answered);
    out.on('error', failed);
  });
}

/** An answer that is cut off by our own time limit fails as a reset connection, and its reason is the limit. */
async function bodyOf(answer: IncomingMessage, signal: AbortSignal): Promise<string | undefined> {
  try {
    return await readBounded(answer, MAX_ANSWER_BYTES);
  } catch (fault) {
    throw signal.aborted ? signal.reason : fault;
  }
}

function headersOf({ headers }: IncomingMessage): Headers {
  const single = Object.entries(headers).filter(([, value]) => typeof value === 'string');
  return new Headers(Object.fromEntries(single) as Record<string, string>);
}
