/** A provider at the other end of a real connection, that answers, or fails to, as a test tells it. */
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What is written once the whole request has come; undefined for nothing at all. `end` closes in the middle. */
export interface Behaviour {
  write?: string;
  end?: boolean;
  /** Hangs up as soon as somebody connects. */
  refuse?: boolean;
}

export interface Provider {
  host: string;
  seen: string[];
  behave(next: Behaviour): void;
  close(): Promise<void>;
}

export async function startProvider(): Promise<Provider> {
  const seen: string[] = [];
  const open = new Set<Socket>();
  let behaviour: Behaviour = {};
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    if (behaviour.refuse) return void socket.destroy();
    let heard = '';
    socket.on('data', (chunk) => {
      heard += chunk.toString();
      if (!isWhole(heard)) return;
      seen.push(heard);
      heard = '';
      if (behaviour.write !== undefined) socket.write(behaviour.write);
      if (behaviour.end) socket.end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    behave: (next) => (behaviour = next),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of open) socket.destroy();
      }),
  };
}

function isWhole(request: string): boolean {
  const [head = '', body = ''] = request.split('\r\n\r\n');
  return (
    request.includes('\r\n\r\n') && Buffer.byteLength(body) >= Number(/length: (\d+)/i.exec(head)?.[1] ?? 0)
  );
}

export function answer(status: number, body: unknown, headers: Record<string, string> = {}): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const lines = Object.entries({ 'content-length': `${Buffer.byteLength(text)}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return `HTTP/1.1 ${status} X\r\n${lines.join('')}\r\n${text}`;
}
