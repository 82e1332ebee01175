import type { IncomingMessage } from 'node:http';

/** The body of an answer as text, or undefined when it is longer than we are willing to hold. */
export function readBounded(answer: IncomingMessage, maxBytes: number): Promise<string | undefined> {
  return new Promise((read, failed) => {
    const chunks: Buffer[] = [];
    let size = 0;
    answer.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= maxBytes) return void chunks.push(chunk);
      read(undefined);
      answer.destroy();
    });
    answer.once('end', () => read(Buffer.concat(chunks).toString('utf8')));
    answer.once('error', failed);
    // Without an end before it, the answer has been cut off.
    answer.once('close', () => failed(new Error('the answer was cut off')));
  });
}
