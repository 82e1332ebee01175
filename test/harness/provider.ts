/** Stands in for Twilio and for the Bot Framework connector: takes everything, and says who was written to. */
import { createServer } from 'node:http';

export interface Provider {
  url: string;
  /** How many messages it has taken. */
  taken(): number;
  /** Resolves at the next message to this address; a message that came before is not remembered. */
  next(address: string): Promise<void>;
  onMessage: ((address: string, text: string) => void) | undefined;
  close(): Promise<void>;
}

export async function openProvider(): Promise<Provider> {
  const waiting = new Map<string, () => void>();
  let count = 0;
  const provider: Provider = {
    url: '',
    taken: () => count,
    next: (address) => new Promise((heard) => waiting.set(address, heard)),
    onMessage: undefined,
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
      count += 1;
      const id = `SM${String(count).padStart(32, '0')}`;
      outgoing.writeHead(201, { 'content-type': 'application/json' }).end(`{"sid":"${id}","id":"${id}"}`);
      const address = addressee(incoming.url ?? '', body);
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

/** The phone number of a text, or the conversation of an activity. */
function addressee(path: string, body: string): string {
  const conversation = /\/v3\/conversations\/([^/]+)/.exec(path)?.[1];
  return conversation === undefined
    ? (new URLSearchParams(body).get('To') ?? '')
    : decodeURIComponent(conversation);
}
