import type { Inbound } from '../ports/receiver.ts';
import type { Past } from './record.ts';

/** Who acts on danger while the store is away. Nothing here may wait for the store. */
export interface Standby {
  /** True when this answers one of its own pages: then it is dealt with and need not be kept. */
  takes(inbound: Inbound): Promise<boolean>;
  /** Listens to a message that has to wait, and begins at once to do what cannot wait. */
  heard(inbound: Inbound): void;
  /** Whether somebody has written of danger in it; known of whatever was heard here. */
  isDanger(inbound: Inbound): boolean;
  /** The message has reached the receiver after all: what happens now is the ordinary way's. */
  drained(inbound: Inbound): void;
  /** What was kept before this process started, in its order. */
  replay(past: Past): void;
}
