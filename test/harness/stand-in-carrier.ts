/** A carrier that takes every text and remembers it: what the service would really have posted to Twilio. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StandInCarrier {
  address: string;
  /** The forms it was given, in order. */
  texts: URLSearchParams[];
  /** Resolves when it has been given this many. */
  takes(count: number): Promise<void>;
  /** Keeps everybody waiting for an answer, until the returned function is called. */
  hold(): () => void;
  close(): Promise<void>;
}

export async function startCarrier(): Promise<StandInCarrier> {
  const texts: URLSearchParams[] = [];
  let taken = Promise.withResolvers<void>();
  let held: Promise<void> = Promise.resolve();
  const server = createServer((incoming, outgoing) => {
    let form = '';
    incoming.setEncoding('utf8').on('data', (chunk: string) => (form += chunk));
    const answer = async () => {
      texts.push(new URLSearchParams(form));
      const sid = `SM${String(texts.length).padStart(32, '0')}`;
      taken.resolve();
      taken = Promise.withResolvers();
      await held;
      outgoing.writeHead(201, { 'content-type': 'application/json' });
      outgoing.end(JSON.stringify({ sid }));
    };
    incoming.on('end', () => void answer());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    texts,
    async takes(count) {
      while (texts.length < count) await taken.promise;
    },
    hold() {
      const gate = Promise.withResolvers<void>();
      held = gate.promise;
      return gate.resolve;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
