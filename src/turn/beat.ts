/** Again and again, never two at once, and at once again while there is something to do. */
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
  const pass = async () => {
    try {
      const done = await job();
      lastAt = deps.now();
      return done;
    } catch (fault) {
      deps.log.error('cycle failed', {}, fault);
      return 0;
    }
  };
  const run = async () => {
    const done = await pass();
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
