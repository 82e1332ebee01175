/**
 * What the watch over alerts has seen when it looked last. It is kept where the service's metrics find it, so that a watch that
 * has stopped is seen by those who watch the service.
 */
import { z } from 'zod';

export const lastLook = z.object({
  v: z.literal(1),
  at: z.number(),
  /** Faults that stand, and all that it has found since its start. */
  standing: z.number(),
  found: z.number(),
});
export type LastLook = z.infer<typeof lastLook>;

/** An owner that is no patient: a patient's id has no slash. */
export const WATCH = 'service/watch';
export const LAST_LOOK = 'last-look';
