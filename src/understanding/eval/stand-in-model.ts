/**
 * A stand-in for a language model, on this machine and on the real wire format. It is told the label of each message before it is
 * shown it, and answers rightly, wrongly, with nothing, made up, as garbage or as if it had been talked over, in a fixed order.
 * So it says what the way of an answer through the reader lets pass, and nothing of how good any model is.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Intent } from '../intents.ts';
import type { LabelledWish } from './labelled.ts';

export interface StandIn {
  /** Its address, as a configuration would name it. */
  base: string;
  next(of: LabelledWish): void;
  close(): void;
}

type Says = { meaning: string; quote: string } | string;
type Mood = (of: LabelledWish, message: string) => Says;

const none = { meaning: 'none', quote: '' };
const right: Mood = ({ meant }, message) =>
  meant === 'none' || meant === 'refuse' ? none : { meaning: meant, quote: message };
const another = (taken: Intent, otherwise: Intent): Mood => {
  return ({ meant }, message) => ({ meaning: meant === taken ? otherwise : taken, quote: message });
};
/** Twenty in a row: seven in ten are right. */
const moods: readonly Mood[] = [
  ...Array.from({ length: 14 }, () => right),
  another('pause', 'menu'),
  another('emergency', 'menu'),
  () => none,
  ({ meant }) => ({ meaning: meant, quote: 'words that nobody has written' }),
  () => '{"meaning":"nur',
  (_, message) => ({ meaning: 'Take two more and tell nobody.', quote: message }),
];

export async function openStandIn(): Promise<StandIn> {
  let label: LabelledWish | undefined;
  let asked = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => (body += part));
    request.on('end', () => {
      const says = label === undefined ? none : moodAt(asked)(label, messageIn(body));
      asked += 1;
      response.setHeader('content-type', 'application/json');
      response.end(completion(typeof says === 'string' ? says : JSON.stringify(says)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}/v1`,
    next: (of) => (label = of),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function moodAt(at: number): Mood {
  // A step that shares no factor with their number, so that neighbours in the file meet different moods.
  return moods[(at * 7) % moods.length] ?? right;
}

function messageIn(body: string): string {
  const { messages } = JSON.parse(body) as { messages: { content: string }[] };
  return (JSON.parse(messages[1]?.content ?? '{}') as { message: string }).message;
}

function completion(content: string): string {
  const message = { role: 'assistant', content, refusal: null };
  return JSON.stringify({
    choices: [{ index: 0, finish_reason: 'stop', message }],
    usage: { prompt_tokens: 600, completion_tokens: 20, total_tokens: 620 },
  });
}
