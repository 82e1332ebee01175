/** A thread of training: fits the heads it is told to, one after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { fitHead, type Task } from './heads.ts';
import type { Packed } from './packed.ts';

parentPort!.on('message', ([at, task]: [number, Task]) => {
  parentPort!.postMessage([at, fitHead(workerData as Packed, task)]);
});
