import type { Instant } from '../model/time.ts';

/** The service's now. In step with the store's clock, and movable outside production. Nobody else reads the time. */
export interface Clock {
  now(): Instant;
}

/** Moves the clock outside production: by an offset, or to an instant at which it stands still (tests). */
export interface TimeShift {
  offsetMs: number;
  frozenAt?: Instant;
}
