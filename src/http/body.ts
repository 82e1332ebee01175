/** Reads a request's body as text, up to a limit. */
import type { IncomingMessage } from 'node:http';

export type Body = { kind: 'read'; text: string } | { kind: 'too-large' } | { kind: 'gone' };

export function readBody(request: IncomingMessage, maxBytes: number): Promise<Body> {
  const read = Promise.withResolvers<Body>();
  if (Number(request.headers['content-length'] ?? 0) > maxBytes)
    return Promise.resolve({ kind: 'too-large' });
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= maxBytes) return void chunks.push(chunk);
    // Paused and not destroyed, because the connection must still carry our answer.
    request.pause();
    read.resolve({ kind: 'too-large' });
  });
  request.once('end', () => read.resolve({ kind: 'read', text: Buffer.concat(chunks).toString('utf8') }));
  request.once('error', () => read.resolve({ kind: 'gone' }));
  request.once('close', () => read.resolve({ kind: 'gone' }));
  return read.promise;
}
