/**
 * A large clinic lives in groups: each has so many of its people, a store and a clock of its own, so that several can live at
 * the same time. How many at a time changes nothing: the groups are always the same. Where the lives are kept, there is one.
 */
import { Worker } from 'node:worker_threads';
import type { Day } from '../model/time.ts';
import { together, type Seen } from './seen.ts';

/** What a thread needs to live the lives of a group; it reads the content by itself. */
export interface Lived {
  patients: number;
  days: number;
  seed: number;
  firstDay: Day;
  contentDir: string;
  /** How many people a group has. */
  perGroup: number;
}

export interface Group {
  from: number;
  until: number;
}

/** What a thread tells: days of people that were lived, and at a group's end what was seen of it. */
export type Told = { lived: number } | { seen: Seen };

export function groupsOf({ patients, perGroup }: Pick<Lived, 'patients' | 'perGroup'>): Group[] {
  return Array.from({ length: Math.ceil(patients / perGroup) }, (_, at) => ({
    from: at * perGroup,
    until: Math.min(patients, (at + 1) * perGroup),
  }));
}

/** `passed` is told now and then how many days of people have been lived. */
export async function liveInGroups(
  lived: Lived,
  threads: number,
  passed: (personDays: number) => void,
): Promise<Seen> {
  const groups = groupsOf(lived);
  const seen = new Map<Group, Seen>();
  const waiting = [...groups];
  let personDays = 0;
  const lives = (more: number) => passed((personDays += more));
  const workers = Array.from({ length: Math.min(threads, groups.length) }, () => workerFor(lived));
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
          seen.set(group, await livedBy(worker, group, lives));
        }
      }),
    );
  } finally {
    await Promise.all(workers.map((each) => each.terminate()));
  }
  return together(groups.map((group) => seen.get(group)!));
}

function workerFor(lived: Lived): Worker {
  return new Worker(new URL('./group-worker.ts', import.meta.url), { workerData: lived, execArgv: [] });
}

function livedBy(worker: Worker, group: Group, lives: (personDays: number) => void): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const over = () => reject(new Error('a group ended before its lives did'));
    const told = (said: Told) => {
      if ('lived' in said) return lives(said.lived);
      worker.off('message', told).off('error', reject).off('exit', over);
      resolve(said.seen);
    };
    worker.on('message', told).once('error', reject).once('exit', over);
    worker.postMessage(group);
  });
}
