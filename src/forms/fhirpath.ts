/**
 * Runs the expressions of forms in a thread of its own, one batch after another. An expression that does not come back
 * is cut off with its thread, said, and after a second time not tried again: no form can hold up a person's turn.
 */
import { setTimeout as after } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Batch, Evaluate, Outcome } from './evaluate.ts';
import type { Handed } from './fhirpath-worker.ts';
import type { Json } from './json.ts';

export interface FhirPath {
  evaluate: Evaluate;
  close(): Promise<void>;
}

export interface Limits {
  /** How long one expression may take. */
  expressionMs: number;
  /** How long all of a batch may take, however many they are. */
  batchMs: number;
  memoryMb: number;
  /** How long one that was cut off is waited for. */
  endMs: number;
}
const usual: Limits = { expressionMs: 500, batchMs: 5_000, memoryMb: 128, endMs: 1_000 };
/** Loading the library on a busy machine; not counted against any expression. */
const START_MS = 20_000;
const MOST_FORMS = 20;
const MOST_HANGS = 2;

interface Thread {
  worker: Worker;
  running: Int32Array;
  /** The forms it has, by their numbers. */
  forms: Map<Json, number>;
}

export function startFhirPath(limits: Partial<Limits> = {}): FhirPath {
  const held = { ...usual, ...limits };
  const hung = new Map<string, number>();
  let thread: Thread | undefined;
  let ending: Promise<unknown> | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  async function whole(batch: Batch): Promise<Record<string, Outcome>> {
    const outcomes: Record<string, Outcome> = {};
    let jobs = batch.jobs.filter((job) => (hung.get(job.expression) ?? 0) < MOST_HANGS);
    for (const job of batch.jobs)
      if (!jobs.includes(job)) outcomes[job.key] = cutOff('has hung before and is not tried again.');
    for (let tries = 0; jobs.length > 0; tries++) {
      thread ??= (await isOver(ending, held.endMs)) ? await begin(held) : undefined;
      if (thread === undefined) {
        for (const each of jobs)
          outcomes[each.key] = cutOff('was not run: the thread for expressions did not start.');
        break;
      }
      const result = await attempt(thread, { ...batch, jobs }, held);
      if (result.kind === 'done') return { ...outcomes, ...result.outcomes };
      thread = undefined;
      ({ ending } = result);
      const culprit = jobs[result.at] ?? jobs[0];
      if (culprit === undefined) break;
      hung.set(culprit.expression, (hung.get(culprit.expression) ?? 0) + 1);
      outcomes[culprit.key] = cutOff(result.says);
      jobs = jobs.filter((each) => each.expression !== culprit.expression);
      if (tries < MOST_HANGS) continue;
      for (const each of jobs)
        outcomes[each.key] = cutOff('was not reached: others of this form took too long.');
      break;
    }
    return outcomes;
  }

  return {
    evaluate: (batch) => {
      const turn = queue.then(() => whole(batch));
      queue = turn.catch(() => undefined);
      return turn;
    },
    close: async () => {
      await queue;
      await thread?.worker.terminate();
      thread = undefined;
    },
  };
}

function cutOff(says: string): Outcome {
  return { kind: 'cut-off', says };
}

/**
 * In the middle of one huge text a thread ends only when that is made, and two of them would take twice the memory. Nobody's turn
 * waits for long; what comes meanwhile is not worked out.
 */
async function isOver(ending: Promise<unknown> | undefined, ms: number): Promise<boolean> {
  if (ending === undefined) return true;
  const stop = new AbortController();
  const isLate = after(ms, false, { signal: stop.signal }).catch(() => false);
  const ended = await Promise.race([ending.then(() => true), isLate]);
  stop.abort();
  return ended;
}

/** Nothing when a machine is too busy to start it: a form then goes on without what its expressions would give. */
async function begin({ memoryMb }: Limits): Promise<Thread | undefined> {
  const shared = new SharedArrayBuffer(4);
  const worker = new Worker(new URL('./fhirpath-worker.ts', import.meta.url), {
    workerData: { running: shared },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
    env: {},
    execArgv: [],
    // Whatever it would print is about answers.
    stdout: true,
    stderr: true,
  });
  // It may run out of memory when it has been given up already and nobody waits for it: unheard, that would end the process.
  worker.on('error', () => undefined);
  const running = new Int32Array(shared);
  const ready = await first(worker, START_MS, () => false);
  if (ready !== 'ready') {
    await worker.terminate();
    return undefined;
  }
  // An idle thread is no reason to keep a process alive.
  worker.unref();
  return { worker, running, forms: new Map() };
}

type Attempt =
  | { kind: 'done'; outcomes: Record<string, Outcome> }
  | { kind: 'ended'; at: number; says: string; ending: Promise<unknown> };

async function attempt(thread: Thread, batch: Batch, limits: Limits): Promise<Attempt> {
  const { worker, running, forms } = thread;
  Atomics.store(running, 0, 0);
  worker.ref();
  const known = forms.get(batch.questionnaire);
  const forget = known === undefined && forms.size >= MOST_FORMS;
  if (forget) forms.clear();
  const form = known ?? forms.size;
  const { questionnaire, ...rest } = batch;
  const handed: Handed = { ...rest, form, forget, ...(known === undefined && { questionnaire }) };
  worker.postMessage(handed);
  const watch = watching(running);
  const answer = await first(worker, limits.batchMs, watch, limits.expressionMs);
  if (answer !== undefined && answer !== 'ended') {
    forms.set(questionnaire, form);
    worker.unref();
    return { kind: 'done', outcomes: answer as Record<string, Outcome> };
  }
  const at = Atomics.load(running, 0);
  const says =
    answer === 'ended' ? 'needed too much memory and was cut off.' : 'took too long and was cut off.';
  return { kind: 'ended', at, says, ending: worker.terminate() };
}

/** Whether the same job has been running since the last look. */
function watching(running: Int32Array): () => boolean {
  let before = -2;
  return () => {
    const now = Atomics.load(running, 0);
    const same = now === before;
    before = now;
    return same;
  };
}

/** The thread's next message; `ended` when it died of itself, nothing when its time is over. */
function first(worker: Worker, ms: number, isStuck: () => boolean, every = ms): Promise<unknown> {
  return new Promise((resolve) => {
    const over = setTimeout(() => done(undefined), ms);
    const look = setInterval(() => isStuck() && done(undefined), every);
    const done = (said: unknown) => {
      clearTimeout(over);
      clearInterval(look);
      worker.off('message', done).off('error', failed).off('exit', failed);
      resolve(said);
    };
    const failed = () => done('ended');
    worker.on('message', done).on('error', failed).on('exit', failed);
  });
}
