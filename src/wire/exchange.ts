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
  timeoutMs: number;
}
/** Node has read them already; making them into a `Headers` for the one that is looked at would cost more than the rest. */
export type AnswerHeaders = Pick<Headers, 'get'>;
export interface Answered {
  status: number;
  headers: AnswerHeaders;
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

class TimeoutError extends Error {
  override name = 'TimeoutError';
}

/**
 * Throws what the network throws. The time limit is a plain timer that ends with the exchange: a signal of Node's would
 * stay in memory until its time is over, ten seconds after an answer that took ten milliseconds.
 */
export async function exchange(url: URL, { method, headers, body, timeoutMs }: Exchange): Promise<Answered> {
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const options = { method, headers: { ...headers, ...length } };
  const out =
    url.protocol === 'https:'
      ? overHttps(url, { ...options, agent: https })
      : overHttp(url, { ...options, agent: http });
  let late: TimeoutError | undefined;
  const limit = setTimeout(() => out.destroy((late = new TimeoutError())), timeoutMs);
  try {
    const answer = await answerTo(out.end(body));
    const text = await readBounded(answer, MAX_ANSWER_BYTES);
    return { status: answer.statusCode ?? 0, headers: headersOf(answer), body: text };
  } catch (fault) {
    // An answer that is cut off by our own limit fails as a reset connection, and its reason is the limit.
    throw late ?? fault;
  } finally {
    clearTimeout(limit);
  }
}

function answerTo(out: ClientRequest): Promise<IncomingMessage> {
  return new Promise((answered, failed) => {
    out.once('response', answered);
    out.on('error', failed);
  });
}

function headersOf({ headers }: IncomingMessage): AnswerHeaders {
  return {
    get(name) {
      const value = headers[name.toLowerCase()];
      return typeof value === 'string' ? value : null;
    },
  };
}
