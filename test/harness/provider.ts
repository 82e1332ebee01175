/** Stands in for Twilio, the Bot Framework connector and a paging service: takes everything, and says who was written to. */
import { createServer } from 'node:http';

export interface Provider {
  url: string;
  /** How many messages it has taken. */
  taken(): number;
  /** Its own name for the message it took last. */
  lastId(): string;
  /** Resolves at the next message to this address; a message that came before is not remembered. */
  next(address: string): Promise<void>;
  onMessage: ((address: string, text: string) => void) | undefined;
  /** What it takes no message for, and says so at once. */
  refuse: ((address: string, text: string) => boolean) | undefined;
  close(): Promise<void>;
}

export async function openProvider(): Promise<Provider> {
  const waiting = new Map<string, () => void>();
  let count = 0;
  const provider: Provider = {
    url: '',
    taken: () => count,
    lastId: () => idOf(count),
    next: (address) => new Promise((heard) => waiting.set(address, heard)),
    onMessage: undefined,
    refuse: undefined,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  const server = createServer((incoming, outgoing) => {
    let body = '';
    incoming.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    incoming.on('end', () => {
      const address = addressee(incoming.url ?? '', body);
      if (provider.refuse?.(address, body) === true) {
        outgoing.writeHead(400, { 'content-type': 'application/json' }).end('{"code":21211}');
        return;
      }
      count += 1;
      const id = idOf(count);
      outgoing
        .writeHead(201, { 'content-type': 'application/json' })
        .end(`{"sid":"${id}","id":"${id}","dedup_key":"${id}"}`);
      provider.onMessage?.(address, body);
      const heard = waiting.get(address);
      waiting.delete(address);
      heard?.();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  provider.url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  return provider;
}

function idOf(count: number): string {
  return `SM${String(count).padStart(32, '0')}`;
}

/** The phone number of a text or a call, the conversation of an activity, or the path of a paging service. */
function addressee(path: string, body: string): string {
  if (body.startsWith('{') && !path.includes('/v3/')) return path;
  const conversation = /\/v3\/conversations\/([^/]+)/.exec(path)?.[1];
  return conversation === undefined
    ? (new URLSearchParams(body).get('To') ?? '')
    : decodeURIComponent(conversation);
}
