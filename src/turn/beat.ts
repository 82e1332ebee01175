/** Passes that are made again and again: each never twice at once, and at once again while there is something to do. */
import { isAway } from '../errors.ts';
import type { Log } from '../ports/log.ts';

export interface Beat {
  start(): void;
  /** Resolves when the passes that are under way are over. */
  stop(): Promise<void>;
  /** When the pass that is longest ago ended well, on the clock that was given; undefined while one never has. */
  readonly lastAt: number | undefined;
}

/** Returns how much it did. */
export type Pass = () => Promise<number>;

interface BeatDeps {
  log: Log;
  now: () => number;
}

/** The passes wait for nobody but themselves; those `beside` them do not show whether the store answers. */
export function createBeats(ms: number, passes: Pass[], beside: Pass[], { log, now }: BeatDeps): Beat {
  let away = false;
  /** The store's absence is said when it begins and when it ends, not every second and not for each pass. */
  const failed = (fault: unknown) => {
    if (!isAway(fault)) return log.error('cycle failed', {}, fault);
    if (!away) log.error('store away', {}, fault);
    away = true;
  };
  const went = () => {
    if (away) log.warn('store back');
    away = false;
  };
  const beats = passes.map((pass) => createBeat(ms, pass, { now, failed, went }));
  const quiet = beside.map((pass) => createBeat(ms, pass, { now, failed, went: () => undefined }));
  const all = [...beats, ...quiet];
  return {
    start: () => all.forEach((each) => each.start()),
    stop: async () => void (await Promise.all(all.map((each) => each.stop()))),
    get lastAt() {
      const oldest = Math.min(...beats.map(({ lastAt }) => lastAt ?? -Infinity));
      return Number.isFinite(oldest) ? oldest : undefined;
    },
  };
}

interface OneDeps {
  now: () => number;
  failed(fault: unknown): void;
  went(): void;
}

function createBeat(ms: number, pass: Pass, { now, failed, went }: OneDeps): Beat {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let lastAt: number | undefined;
  let current: Promise<void> = Promise.resolve();
  const run = async () => {
    const done = await pass().then(ended, (fault: unknown) => (failed(fault), 0));
    if (!stopped) timer = setTimeout(begin, done > 0 ? 0 : ms);
  };
  const ended = (done: number) => {
    went();
    lastAt = now();
    return done;
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
