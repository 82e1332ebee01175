/** The line from a terminal to the running simulator: what it answers, and what it tells as it happens. */
import type { Bubble } from './bubble.ts';
import type { Person } from './people.ts';

export interface SeenState {
  people: Person[];
  clock: { now: number };
  bubbles: Bubble[];
  installed: string[];
}

export interface Line {
  state(): Promise<SeenState>;
  /** False when the simulator refuses. */
  ask(path: string, wish: object): Promise<boolean>;
  /** Calls `arrived` for each bubble as it appears or changes; resolves when the line breaks. */
  listen(arrived: (bubble: Bubble) => void, stop: AbortSignal): Promise<void>;
}

export function openLine(url: string): Line {
  return {
    async state() {
      const answer = await fetch(`${url}/simulator/state`).catch(() => undefined);
      if (!answer?.ok) throw new Error(`No practice clinic answers at ${url}. Start it with npm start.`);
      return (await answer.json()) as SeenState;
    },
    async ask(path, wish) {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${url}/simulator/${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(wish),
      });
      await answer.arrayBuffer();
      return answer.ok;
    },
    async listen(arrived, stop) {
      const answer = await fetch(`${url}/simulator/events`, { signal: stop }).catch(() => undefined);
      for await (const event of eventsOf(answer?.body)) {
        const bubble = bubbleIn(event);
        if (bubble) arrived(bubble);
      }
    },
  };
}

/** Ends when the stream does, for whatever reason. */
async function* eventsOf(body: ReadableStream<Uint8Array> | null | undefined): AsyncGenerator<string> {
  const text = new TextDecoder();
  let pending = '';
  try {
    for await (const chunk of body ?? []) {
      const parts = (pending + text.decode(chunk, { stream: true })).split('\n\n');
      pending = parts.pop() ?? '';
      yield* parts;
    }
  } catch {
    // A broken connection is an end like any other; the caller says so.
  }
}

function bubbleIn(event: string): Bubble | undefined {
  const data = /^event: bubble\ndata: (.*)$/m.exec(event)?.[1];
  return data === undefined ? undefined : (JSON.parse(data) as { bubble: Bubble }).bubble;
}
