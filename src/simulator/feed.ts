/** Server-sent events to whoever has the page or a terminal open. */
import type { Answer } from '../ports/http.ts';

const HEARTBEAT_MS = 15_000;

export interface Feed {
  publish(event: string, data: unknown): void;
  answer(headers: Record<string, string>): Answer;
}

export function createFeed(): Feed {
  const listeners = new Set<(chunk: string) => void>();
  return {
    publish(event, data) {
      const chunk = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
      for (const write of listeners) write(chunk);
    },
    answer(headers) {
      return {
        status: 200,
        type: 'text/event-stream',
        headers,
        stream(write) {
          listeners.add(write);
          write('retry: 1000\nevent: hello\ndata: {}\n\n');
          const beat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS);
          beat.unref();
          return () => {
            clearInterval(beat);
            listeners.delete(write);
          };
        },
      };
    },
  };
}
