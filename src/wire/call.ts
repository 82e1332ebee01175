/**
 * The room for calling out by HTTP: one request, with a time limit and a list of hosts that may be called. It says what
 * became of the request as a value and never tries again, because only the caller knows whether repeating is safe.
 */
import type { Log } from '../ports/log.ts';
import { exchange, type AnswerHeaders } from './exchange.ts';
import { allowedUrl } from './hosts.ts';
import { because, reachedNobody } from './faults.ts';

export interface Outward {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  body?: string;
  timeoutMs: number;
}

export type Called =
  | { kind: 'answered'; status: number; headers: AnswerHeaders; body: string }
  /** The other side has certainly not seen the request. */
  | { kind: 'not-sent'; because: string }
  /** The other side may have acted on the request. */
  | { kind: 'unknown'; because: string };

export type Call = (request: Outward) => Promise<Called>;

export function createCall(options: { allowedHosts: readonly string[]; log: Log }): Call {
  return async (request) => {
    const url = allowedUrl(request.url, options.allowedHosts);
    if (url === undefined) {
      options.log.error('address not allowed', { code: 'NOT_ALLOWED', host: hostOf(request.url) });
      return { kind: 'not-sent', because: 'not-allowed' };
    }
    return send(url, request);
  };
}

async function send(url: URL, { method, headers = {}, body, timeoutMs }: Outward): Promise<Called> {
  try {
    const answer = await exchange(url, { method, headers, body, timeoutMs });
    if (answer.body === undefined) return { kind: 'unknown', because: 'answer-too-long' };
    return { kind: 'answered', ...answer, body: answer.body };
  } catch (fault) {
    return { kind: reachedNobody(fault) ? 'not-sent' : 'unknown', because: because(fault) };
  }
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? 'unreadable';
}

const MAX_WAIT_MS = 3_600_000;

/** What a `Retry-After` header asks for, in ms. A date is held against the answer's own, so that no clock matters. */
export function retryAfterMs(headers: AnswerHeaders, otherwise: number): number {
  const asked = headers.get('retry-after')?.trim() ?? '';
  const ms = /^\d+$/.test(asked)
    ? Number(asked) * 1_000
    : Date.parse(asked) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(ms) ? otherwise : Math.min(Math.max(ms, 0), MAX_WAIT_MS);
}
