/** Asks the worker for a picture, and waits for it only so long: whoever wants one has words that stand for it. */
import { Worker } from 'node:worker_threads';
import type { Chart } from '../model/chart.ts';

export interface Drawing {
  /** Undefined when it could not be drawn in time. Drawn on an opaque ground, so that it can be read on light and dark. */
  png(chart: Chart): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}

export interface DrawingOptions {
  /** In pixels: sharp enough for a phone, and small enough for a card. */
  width?: number;
  timeoutMs?: number;
  file?: URL;
}

export function createDrawing(options: DrawingOptions = {}): Drawing {
  const { width = 520, timeoutMs = 4_000, file = new URL('./draw-worker.ts', import.meta.url) } = options;
  const waiting = new Map<number, (png: Uint8Array | undefined) => void>();
  let worker: Worker | undefined;
  let count = 0;

  function start(): Worker {
    const begun = new Worker(file);
    // It keeps no process alive, and one that died is begun anew with the next picture.
    begun.unref();
    const gone = () => {
      if (worker === begun) worker = undefined;
      for (const answer of waiting.values()) answer(undefined);
    };
    begun.on('error', gone).on('exit', gone);
    begun.on('message', ({ id, png }: { id: number; png?: Uint8Array }) => waiting.get(id)?.(png));
    return begun;
  }

  return {
    async png(chart) {
      const id = (count += 1);
      const { promise, resolve } = Promise.withResolvers<Uint8Array | undefined>();
      const timer = setTimeout(() => resolve(undefined), timeoutMs);
      waiting.set(id, resolve);
      worker ??= start();
      worker.postMessage({ id, chart, width });
      return promise.finally(() => {
        clearTimeout(timer);
        waiting.delete(id);
      });
    },
    async close() {
      await worker?.terminate();
    },
  };
}
