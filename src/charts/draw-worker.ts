/** Draws beside the service: a picture takes up to a second of a busy processor, and no alert may wait behind it. */
import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { chart } from '../model/chart.ts';
import { chartPng } from './png.ts';

const job = z.object({ id: z.number(), chart, width: z.number().int().min(100).max(2_000) });

parentPort?.on('message', (message: unknown) => {
  const { id, chart: wanted, width } = job.parse(message);
  void chartPng(wanted, 'light', width).then(
    (png) => parentPort?.postMessage({ id, png }),
    () => parentPort?.postMessage({ id }),
  );
});
