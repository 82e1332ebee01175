/** A stop in an order that loses nobody: what comes last is still heard, and what is not finished is given back. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Beat } from '../turn/beat.ts';
import type { Core } from '../turn/core.ts';

/** Longer than the slowest provider may take, together with what is left until the end. */
const FINISH_WITHIN_MS = 8_000;
const STOP_WITHIN_MS = 10_000;
const NOTICED_AFTER_MS = 2_000;

export interface Stopping {
  core: Core;
  beat: Beat;
  /** Those who are answered while the store is away. */
  away: { settled(): Promise<unknown> };
  /** Whoever sends us work looks now and then whether we are ready: until they have seen it, people are still heard. */
  isLookedAt: boolean;
  /** Stops hearing people. */
  closeDoors(): Promise<void>;
}

/** Returns after ten seconds at the latest, with nothing held any more. */
export async function finish({ core, beat, away, isLookedAt, closeDoors }: Stopping): Promise<void> {
  core.drain();
  const begun = performance.now();
  const noticed = isLookedAt ? wait(NOTICED_AFTER_MS) : undefined;
  await within(FINISH_WITHIN_MS, Promise.all([noticed, beat.stop(), core.settled()]));
  const closing = closeDoors();
  const left = STOP_WITHIN_MS - (performance.now() - begun);
  // The turns of those who came last are waited for, or handed over with the rest.
  const last = closing.then(() => Promise.all([core.settled(), away.settled()]));
  await within(left, Promise.all([last, beat.stop()]));
  await core.letGo();
}

async function within(ms: number, task: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([task, new Promise((done) => (timer = setTimeout(done, ms)))]);
  clearTimeout(timer);
}
