/** Writes bytes that no HTTP client would, over connections that are kept, and reads the status that comes back. */
import { connect, type Socket } from 'node:net';

export interface RawClient {
  /** The status, or undefined when the other side hung up without one. */
  ask(request: Buffer): Promise<number | undefined>;
  close(): void;
}

export function rawClient(port: number): RawClient {
  let socket: Socket | undefined;
  return {
    ask: (request) =>
      new Promise((resolve) => {
        socket =
          socket === undefined || socket.destroyed || !socket.writable ? connect(port, '127.0.0.1') : socket;
        const current = socket;
        current.setNoDelay(true);
        let heard = '';
        const end = (status: number | undefined, over: boolean) => {
          current.removeAllListeners('data').removeAllListeners('close');
          if (over) {
            current.destroy();
            socket = undefined;
          }
          resolve(status);
        };
        current.removeAllListeners('error').on('error', () => undefined);
        current.on('data', (chunk) => {
          heard += chunk.toString('latin1');
          const whole = wholeAnswer(heard);
          if (whole !== undefined) end(whole.status, whole.closes);
        });
        current.on('close', () => end(wholeAnswer(heard)?.status ?? statusOf(heard), true));
        current.write(request);
      }),
    close: () => socket?.destroy(),
  };
}

export function post(path: string, headers: Record<string, string>, body: Buffer): Buffer {
  const all = { Host: 'clinic.example', 'Content-Length': `${body.length}`, ...headers };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\n${head.join('')}\r\n`, 'latin1'), body]);
}

function statusOf(text: string): number | undefined {
  const found = /^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

function wholeAnswer(text: string): { status: number; closes: boolean } | undefined {
  const end = text.indexOf('\r\n\r\n');
  const status = statusOf(text);
  if (end < 0 || status === undefined) return undefined;
  const head = text.slice(0, end).toLowerCase();
  const closes = head.includes('connection: close');
  if (status === 204) return { status, closes };
  const body = text.slice(end + 4);
  if (head.includes('transfer-encoding: chunked'))
    return body.endsWith('0\r\n\r\n') ? { status, closes } : undefined;
  return body.length >= Number(/content-length: (\d+)/.exec(head)?.[1] ?? 0) ? { status, closes } : undefined;
}
