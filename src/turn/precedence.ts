/**
 * Who goes first when this process has more to do than it can do at once: paging for somebody in danger, then the answer to
 * whoever wrote, then what is only due. While the processor has time to spare, nobody waits for anybody, however long a
 * provider takes; and nobody waits for ever.
 */
import { performance } from 'node:perf_hooks';

/** What may have to wait. */
export type Rank = 'turn' | 'routine';

export interface Precedence {
  /** Turns and routine work wait while this is under way. */
  paging<T>(task: () => Promise<T>): Promise<T>;
  /** Routine work waits while this is under way. */
  answering<T>(task: () => Promise<T>): Promise<T>;
  /** Resolves when work of this rank may begin; true when it has had to wait, so that what it knows may be old. */
  clear(rank: Rank): Promise<boolean>;
  /** Whether the processor is what is short. */
  isBusy(): boolean;
}

/** For where there is never more to do than can be done. */
export const noPrecedence: Precedence = {
  paging: (task) => task(),
  answering: (task) => task(),
  clear: async () => false,
  isBusy: () => false,
};

interface Waiting {
  since: number;
  go(): void;
}

/** Long enough for the pages of a disaster to go out. */
const AT_MOST_MS: Record<Rank, number> = { turn: 5_000, routine: 1_000 };
/** So many of a rank are let go in one lap of the event loop. */
const AT_ONCE = 5;

export function createPrecedence(
  isBusy: () => boolean = watchLoop(),
  now = () => performance.now(),
): Precedence {
  const under = { paging: 0, answering: 0 };
  const waiting: Record<Rank, Waiting[]> = { turn: [], routine: [] };
  let isTurning = false;

  const isFree = (rank: Rank) => {
    const others = rank === 'turn' ? 0 : under.answering + waiting.turn.length;
    return under.paging + others === 0 || !isBusy();
  };

  function lap(): void {
    const at = now();
    for (const rank of ['turn', 'routine'] as const) {
      const may = isFree(rank) ? AT_ONCE : countOf(waiting[rank], at - AT_MOST_MS[rank]);
      for (const { go } of waiting[rank].splice(0, Math.min(may, AT_ONCE))) go();
    }
    isTurning = waiting.turn.length + waiting.routine.length > 0;
    if (isTurning) setImmediate(lap);
  }

  const counting =
    (what: keyof typeof under): Precedence['paging'] =>
    async (task) => {
      under[what] += 1;
      try {
        return await task();
      } finally {
        under[what] -= 1;
      }
    };

  return {
    paging: counting('paging'),
    answering: counting('answering'),
    isBusy,
    async clear(rank) {
      if (waiting[rank].length === 0 && isFree(rank)) return false;
      await new Promise<void>((go) => {
        waiting[rank].push({ since: now(), go });
        if (!isTurning) setImmediate(lap);
        isTurning = true;
      });
      return true;
    },
  };
}

/** The oldest stand first. */
function countOf(waiting: readonly Waiting[], before: number): number {
  const young = waiting.findIndex(({ since }) => since >= before);
  return young === -1 ? waiting.length : young;
}

const WINDOW_MS = 25;
const BUSY_SHARE = 0.8;

/** Whether the event loop has hardly rested lately. */
function watchLoop(): () => boolean {
  let from = { at: performance.now(), used: performance.eventLoopUtilization() };
  let isBusy = false;
  return () => {
    const at = performance.now();
    if (at - from.at < WINDOW_MS) return isBusy;
    const used = performance.eventLoopUtilization();
    isBusy = performance.eventLoopUtilization(used, from.used).utilization > BUSY_SHARE;
    from = { at, used };
    return isBusy;
  };
}
