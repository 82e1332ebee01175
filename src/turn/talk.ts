import type { Collected } from './collect.ts';

/** Holds the conversation for one event: asks the dialogs what to say, and keeps where they stand in the turn. */
export type Talk = (collected: Collected) => Promise<void>;
