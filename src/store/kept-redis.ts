/**
 * Keeps the Redis of our own running. One that dies is started again over the same file, at once and then with longer and
 * longer waits; one that does not stay is an operator's matter, and is only looked for now and then.
 */
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../ports/log.ts';
import type { StoreTrouble } from '../ports/store.ts';
import type { OwnRedis } from './start-redis.ts';

export interface KeptRedis extends OwnRedis {
  /** What is done about it while it is away; undefined while it runs. */
  trouble(): StoreTrouble | undefined;
}

export interface Patience {
  /** Before each try to start it again. */
  waitsMs: readonly number[];
  /** After those, one try at a time. */
  laterMs: number;
  /** Whoever has stayed so long has all tries again. */
  stayedMs: number;
}

const patience: Patience = {
  waitsMs: [0, 250, 500, 1_000, 2_000, 4_000, 8_000, 15_000],
  laterMs: 5 * 60_000,
  stayedMs: 60_000,
};

const REMEDY =
  'See why it ends (room on the disk, memory, redis-check-aof on DATA_DIR/appendonlydir) and start again. What comes in is kept.';

/** `again` starts it, or finds it; undefined when it does not answer. */
export function keepRunning(
  own: OwnRedis,
  again: () => Promise<unknown>,
  log: Log,
  { waitsMs, laterMs, stayedMs }: Patience = patience,
): KeptRedis {
  const closing = new AbortController();
  let trouble: StoreTrouble | undefined;
  let tries = 0;
  let upSince = performance.now();
  let reviving: Promise<void> | undefined;
  let line = hold();

  /** A connection that says nothing: it ends when the server does, so nobody has to ask. */
  function hold() {
    const held = connect(own.socketPath).unref();
    held.on('error', () => undefined);
    held.once('close', () => {
      if (!closing.signal.aborted) reviving = revive();
    });
    return held;
  }

  async function revive(): Promise<void> {
    if (performance.now() - upSince > stayedMs) tries = 0;
    while (!closing.signal.aborted) {
      const inMs = waitsMs[tries];
      tries += 1;
      tell(inMs === undefined);
      await wait(inMs ?? laterMs, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
      if (closing.signal.aborted || !(await isBack())) continue;
      trouble = undefined;
      upSince = performance.now();
      log.warn('own redis runs again', { tries });
      line = hold();
      return;
    }
  }

  async function isBack(): Promise<boolean> {
    try {
      return (await again()) !== undefined;
    } catch (fault) {
      log.error('own redis cannot be started', { tries }, fault);
      return false;
    }
  }

  function tell(isGivenUp: boolean): void {
    trouble = isGivenUp ? 'given-up' : 'restarting';
    if (!isGivenUp) log.error('own redis has died and is started again', { tries });
    else
      log.error('own redis does not stay up, and is only looked for now and then', { tries, remedy: REMEDY });
  }

  return {
    ...own,
    trouble: () => trouble,
    async stop() {
      closing.abort();
      line.destroy();
      await reviving;
      await own.stop();
    },
  };
}
