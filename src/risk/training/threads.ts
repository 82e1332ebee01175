/** Fits heads on all cores. Each is fitted by itself, so that neither their number nor their order changes a bit. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Head } from '../second/score.ts';
import type { Task } from './heads.ts';
import type { Packed } from './packed.ts';

/** The heads in the order of the tasks. */
export async function fitInThreads(packed: Packed, tasks: readonly Task[]): Promise<Head[]> {
  const heads: Head[] = [];
  const left = [...tasks.entries()];
  const threads = Array.from({ length: Math.min(availableParallelism(), tasks.length) }, () =>
    work(packed, left, heads),
  );
  await Promise.all(threads);
  return heads;
}

function work(packed: Packed, left: [number, Task][], heads: Head[]): Promise<void> {
  const worker = new Worker(new URL('./fit-worker.ts', import.meta.url), {
    workerData: packed,
    execArgv: [],
  });
  return new Promise((done, failed) => {
    const next = () => {
      const task = left.shift();
      if (task === undefined) void worker.terminate();
      else worker.postMessage(task);
    };
    worker.on('message', ([at, head]: [number, Head]) => {
      heads[at] = head;
      next();
    });
    worker.on('error', failed);
    worker.on('exit', () => done());
    next();
  });
}
