import type { SendPermit } from '../model/consent.ts';
import type { Outgoing, Sent } from '../model/outgoing.ts';

/** A way to reach people. Sends once per call, and never without a permit; retrying is the caller's decision. */
export interface Carrier {
  send(message: Outgoing, permit: SendPermit): Promise<Sent>;
}

/** Replaces a card that was sent earlier, for everybody who sees it. */
export interface Cards {
  replace(reference: unknown, activityId: string, card: Record<string, unknown>): Promise<Sent>;
}
