/** People who write and wait for the answer: so many conversations at a time, and how long each turn took. */
import { Agent, request } from 'node:http';
import type { Provider } from '../harness/provider.ts';

export interface Post {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Where the reply will go. */
  address: string;
}
/** One person's messages, in order; each is sent when the one before has been answered. */
export type Talk = Post[];

export interface Turns {
  count: number;
  seconds: number;
  /** Until the reply had reached the provider, in ms. */
  replied: number[];
  /** Until the webhook was answered, in ms. */
  acknowledged: number[];
  failed: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });
/** A turn without a reply by then has failed. */
const PATIENCE_MS = 15_000;

export function post({ url, headers, body }: Post): Promise<number> {
  return new Promise((done, failed) => {
    const length = { 'content-length': Buffer.byteLength(body) };
    const out = request(url, { method: 'POST', agent, headers: { ...headers, ...length } });
    out.on('error', failed);
    out.on('response', (answer) => answer.resume().on('end', () => done(answer.statusCode ?? 0)));
    out.end(body);
  });
}

/** Closed loop: `together` conversations, each writing as soon as it was answered. */
export async function converse(provider: Provider, talks: Talk[], together: number): Promise<Turns> {
  const turns: Turns = { count: 0, seconds: 0, replied: [], acknowledged: [], failed: 0 };
  const begun = performance.now();
  let next = 0;
  const one = async () => {
    for (let talk = talks[next++]; talk !== undefined; talk = talks[next++])
      for (const message of talk) await turn(provider, message, turns);
  };
  await Promise.all(Array.from({ length: together }, one));
  turns.seconds = (performance.now() - begun) / 1_000;
  return turns;
}

/** Open loop: `perSecond` messages whatever becomes of them. A talk's messages keep their order. */
export async function stream(provider: Provider, talks: Talk[], perSecond: number): Promise<Turns> {
  const turns: Turns = { count: 0, seconds: 0, replied: [], acknowledged: [], failed: 0 };
  const rows = Math.max(...talks.map((talk) => talk.length));
  const order = Array.from({ length: rows }, (_, row) => talks.flatMap((talk) => talk[row] ?? [])).flat();
  const begun = performance.now();
  const under: Promise<void>[] = [];
  for (const [index, message] of order.entries()) {
    const due = begun + (index * 1_000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await new Promise((go) => setTimeout(go, early));
    under.push(turn(provider, message, turns));
  }
  await Promise.all(under);
  turns.seconds = (performance.now() - begun) / 1_000;
  return turns;
}

async function turn(provider: Provider, message: Post, turns: Turns): Promise<void> {
  const begun = performance.now();
  const heard = provider.next(message.address);
  const acknowledged = (async () => {
    const status = await post(message);
    turns.acknowledged.push(performance.now() - begun);
    if (status >= 400) throw new Error(`answered ${status}`);
  })();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>(
    (_, give) => (timer = setTimeout(() => give(new Error('late')), PATIENCE_MS)),
  );
  try {
    await Promise.race([Promise.all([acknowledged, heard]), late]);
    turns.replied.push(performance.now() - begun);
    turns.count += 1;
  } catch {
    turns.failed += 1;
  } finally {
    clearTimeout(timer);
  }
}

export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
