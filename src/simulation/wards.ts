/**
 * A large clinic lives in wards: each has so many of its people, a store and a clock of its own, so that several can live at
 * the same time. How many at a time changes nothing: the wards are always the same. Where the lives are kept, there is one.
 */
import { Worker } from 'node:worker_threads';
import type { Day } from '../model/time.ts';
import { together, type Seen } from './seen.ts';

/** What a thread needs to live the lives of a ward; it reads the content by itself. */
export interface Lived {
  patients: number;
  days: number;
  seed: number;
  firstDay: Day;
  contentDir: string;
  /** How many people a ward has. */
  perWard: number;
}

export interface Ward {
  from: number;
  until: number;
}

export function wardsOf({ patients, perWard }: Pick<Lived, 'patients' | 'perWard'>): Ward[] {
  return Array.from({ length: Math.ceil(patients / perWard) }, (_, at) => ({
    from: at * perWard,
    until: Math.min(patients, (at + 1) * perWard),
  }));
}

/** `ended` is told of each ward that has lived to its end, and how many there are. */
export async function liveInWards(
  lived: Lived,
  threads: number,
  ended: (wards: number, of: number) => void,
): Promise<Seen> {
  const wards = wardsOf(lived);
  const seen = new Map<Ward, Seen>();
  const waiting = [...wards];
  const workers = Array.from({ length: Math.min(threads, wards.length) }, () => workerFor(lived));
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (let ward = waiting.shift(); ward !== undefined; ward = waiting.shift()) {
          seen.set(ward, await livedBy(worker, ward));
          ended(seen.size, wards.length);
        }
      }),
    );
  } finally {
    await Promise.all(workers.map((each) => each.terminate()));
  }
  return together(wards.map((ward) => seen.get(ward)!));
}

function workerFor(lived: Lived): Worker {
  return new Worker(new URL('./ward-worker.ts', import.meta.url), { workerData: lived, execArgv: [] });
}

function livedBy(worker: Worker, ward: Ward): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const over = () => reject(new Error('a ward ended before its lives did'));
    const told = (seen: Seen) => {
      worker.off('error', reject).off('exit', over);
      resolve(seen);
    };
    worker.once('message', told).once('error', reject).once('exit', over);
    worker.postMessage(ward);
  });
}
