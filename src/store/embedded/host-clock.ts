import type { Instant } from '../../model/time.ts';
import type { TimeShift } from '../../ports/clock.ts';
import type { Statements } from './statements.ts';

/** The clock of the machine, the only one that the embedded store has; moved outside production. */
export class HostClock {
  readonly #sql: Statements;
  readonly #shift: TimeShift;
  readonly #hostNow: () => number;
  #seen: number;

  constructor(sql: Statements, shift: TimeShift, hostNow: () => number) {
    this.#sql = sql;
    this.#shift = shift;
    this.#hostNow = hostNow;
    this.#seen = this.#newestKnown() - shift.offsetMs;
    this.follow();
  }

  now(): Instant {
    return this.#shift.frozenAt ?? this.#hostNow() + this.#shift.offsetMs;
  }

  /**
   * Somebody may put it back. What is due at a time of day stays there; leases and waits go back with the clock, or a lock,
   * a retry or the next step of an alert would stand still until then. Put forward it needs no care: what was waited for
   * comes at once.
   */
  follow(): void {
    const host = this.#hostNow();
    const by = this.#seen - host;
    this.#seen = host;
    if (by <= 0) return;
    this.#sql.locksBack.run(by);
    this.#sql.waitsBack.run({ by });
    this.#sql.holdsBack.run({ by });
  }

  /** The clock may have been put back while nobody ran; the newest message says how late it was by then. */
  #newestKnown(): Instant {
    return (this.#sql.newestOnce.get() as { at: number | null }).at ?? 0;
  }
}
