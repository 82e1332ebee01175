import type { Moment } from '../model/moment.ts';

/** Told of each moment as it is reached, and expected to return at once; it can change nothing. */
export type Watch = (moment: Moment) => void;
