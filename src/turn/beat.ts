/** Again and again, never two at once, and at once again while there is something to do. */
import { AppError } from '../errors.ts';
import type { Log } from '../ports.ts';

export interface Beat {
  start(): void;
  /** Resolves when the pass that is under way is over. */
  stop(): Promise<void>;
  /** When the last pass ended well, on the clock that was given. */
  readonly lastAt: number | undefined;
}

export function createBeat(
  ms: number,
  job: () => Promise<number>,
  deps: { log: Log; now: () => number },
): Beat {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let lastAt: number | undefined;
  let current: Promise<void> = Promise.resolve();
  let away = false;
  const went = (done: number) => {
    if (away) deps.log.warn('store back');
    away = false;
    lastAt = deps.now();
    return done;
  };
  /** The store's absence is said when it begins and when it ends, not every second. */
  const failed = (fault: unknown) => {
    const isAway = fault instanceof AppError && fault.code === 'STORE_AWAY';
    if (!isAway) deps.log.error('cycle failed', {}, fault);
    else if (!away) deps.log.error('store away', {}, fault);
    away = isAway;
    return 0;
  };
  const run = async () => {
    const done = await job().then(went, failed);
    if (!stopped) timer = setTimeout(begin, done > 0 ? 0 : ms);
  };
  const begin = () => void (current = run());
  return {
    start: begin,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      return current;
    },
    get lastAt() {
      return lastAt;
    },
  };
}
