import type { Instant } from '../../model/time.ts';
import type { TimeShift } from '../../ports/clock.ts';

/** Redis' clock, which alone decides what is due; moved outside production. */
export class RedisClock {
  readonly #shift: TimeShift;
  /** How far Redis' clock is ahead of this process' own count of time. */
  #ahead = Date.now() - performance.now();

  constructor(shift: TimeShift) {
    this.#shift = shift;
  }

  get frozenAt(): Instant | undefined {
    return this.#shift.frozenAt;
  }

  /** As Redis tells it: seconds, and microseconds of the next one. */
  from([seconds = 0, micros = 0]: number[]): Instant {
    return seconds * 1_000 + Math.floor(micros / 1_000) + Math.round(this.#shift.offsetMs);
  }

  /** As far as it can be told without asking. */
  reckon(): Instant {
    const { frozenAt, offsetMs } = this.#shift;
    return frozenAt ?? Math.round(performance.now() + this.#ahead + offsetMs);
  }

  /** For the time that a script will tell, which is moved as it was when the script was sent. */
  listen(): (at: Instant) => void {
    const { frozenAt, offsetMs } = this.#shift;
    return (at) => {
      if (frozenAt === undefined) this.#ahead = at - offsetMs - performance.now();
    };
  }

  /** How a script is told it. */
  get argument(): string {
    const { frozenAt, offsetMs } = this.#shift;
    return frozenAt === undefined ? `offset:${Math.round(offsetMs)}` : `frozen:${Math.round(frozenAt)}`;
  }
}
