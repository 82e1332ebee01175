/**
 * A process of its own that works on a store until it is done or killed; it tells what it did, one JSON line at a time.
 * Started as: node store-worker.ts '{"socketPath" or "dir", "name", "task": "turns" or "writes", "count"}'
 */
import { randomInt } from 'node:crypto';
import { writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { Store } from '../../src/ports/store.ts';
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import { openRedisStore } from '../../src/store/redis/redis-store.ts';
import { invited, logInto, ring } from './store/subject.ts';

export interface Task {
  socketPath?: string;
  dir?: string;
  name: string;
  task: 'turns' | 'writes';
  count: number;
}
export const OWNERS = ['p1', 'p2', 'p3'];

const task = JSON.parse(process.argv[2] ?? '{}') as Task;
const common = { keys: ring(), shift: { offsetMs: 0 }, log: logInto([]) };
const store = await (task.socketPath === undefined
  ? openEmbeddedStore({ ...common, dir: task.dir!, hostNow: Date.now })
  : openRedisStore({ ...common, socketPath: task.socketPath }));

const tell = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`);

/** Mail comes in without a lock; a turn takes all there is, and counts itself under the lock, reading no version. */
async function turns(to: Store): Promise<void> {
  for (let index = 0; index < task.count; index += 1) {
    const owner = OWNERS[randomInt(OWNERS.length)]!;
    const id = `${task.name}-${index}`;
    const admitted = await to.commit(owner, { once: id, enqueue: [invited(id)] });
    if (admitted.kind === 'committed') tell({ admitted: id });
    if (await turn(to, owner)) tell({ turn: owner });
  }
}

async function turn(to: Store, owner: string): Promise<boolean> {
  const lock = await to.lock(owner, 10_000);
  if (lock.kind === 'busy') return false;
  const count = Number(lock.docs['turns']?.value ?? 0);
  await setImmediate();
  const outcome = await to.commit(owner, {
    fence: lock.fence,
    put: { turns: count + 1 },
    dequeue: lock.mail.map(({ number }) => number),
    append: { handled: lock.mail.map(({ event }) => event.id) },
  });
  await to.unlock(owner, lock.fence);
  return outcome.kind === 'committed';
}

async function writes(to: Store): Promise<void> {
  for (let index = 0; index < task.count; index += 1) {
    const outcome = await to.commit('p1', { put: { last: index }, append: { answers: [index] } });
    if (outcome.kind === 'committed') tell({ written: index });
  }
}

tell({ ready: process.pid });
await (task.task === 'turns' ? turns(store) : writes(store));
await store.close();
