/** Switches that make the carrier or Teams misbehave the way the real ones sometimes do. Used by tests. */
import { z } from 'zod';
import type { Answer } from '../ports/http.ts';

const times = z.number().int().min(0).default(0);
export const faultSwitches = z.object({
  /** Refuses the next requests with this HTTP status and code. */
  refuse: z
    .object({
      times: z.number().int().min(1),
      status: z.number().int().default(400),
      code: z.union([z.number(), z.string()]),
    })
    .optional(),
  /** Never answers the next requests, and does not take the message either. */
  hang: times,
  tooMany: times,
  /** Takes the message, and the answer is lost. */
  acceptThenSilence: times,
  callbacks: z
    .object({
      delayMs: z.number().int().min(0).default(0),
      /** How many more times each callback is sent. */
      repeat: z.number().int().min(0).max(20).default(0),
      lastFirst: z.boolean().default(false),
      /** Held back until the switches are set again. */
      hold: z.boolean().default(false),
    })
    .prefault({}),
  /** Whether the carrier answers STOP and START itself, as Twilio does unless told otherwise. */
  answersKeywords: z.boolean().default(true),
});
export type FaultSwitches = z.infer<typeof faultSwitches>;

export type Fault =
  | { kind: 'refuse'; status: number; code: number | string }
  | { kind: 'hang' }
  | { kind: 'too-many' }
  | { kind: 'accept-then-silence' };

export interface Faults {
  switches(): FaultSwitches;
  /** Sets all switches at once (what is not named is off) and lets go of everything that was hanging or held. */
  set(switches: FaultSwitches): void;
  /** The fault the next request meets, counted off. */
  next(): Fault | undefined;
  /** Resolves when the switches are set again. */
  silence(): Promise<Answer>;
}

export function createFaults(): Faults {
  let now = faultSwitches.parse({});
  let changed = Promise.withResolvers<void>();
  return {
    switches: () => now,
    set(switches) {
      now = structuredClone(switches);
      changed.resolve();
      changed = Promise.withResolvers<void>();
    },
    next: () => take(now),
    silence: () => changed.promise.then(() => ({ status: 503 })),
  };
}

function take(now: FaultSwitches): Fault | undefined {
  if (now.refuse && now.refuse.times > 0) {
    now.refuse.times -= 1;
    return { kind: 'refuse', status: now.refuse.status, code: now.refuse.code };
  }
  if (now.hang > 0) {
    now.hang -= 1;
    return { kind: 'hang' };
  }
  if (now.tooMany > 0) {
    now.tooMany -= 1;
    return { kind: 'too-many' };
  }
  if (now.acceptThenSilence > 0) {
    now.acceptThenSilence -= 1;
    return { kind: 'accept-then-silence' };
  }
  return undefined;
}
