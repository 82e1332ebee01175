import type { Asked, Read } from '../model/reading.ts';

/**
 * A language model outside the house reads a message. It never throws, takes seconds, and its answer may be wrong or made up:
 * nobody who waits for anything may wait for it.
 */
export interface ModelReader {
  read(asked: Asked): Promise<Read>;
  /** What it has cost since the start, and whether it is left alone for now because it fails. */
  use?(): { tokens: number; rests: boolean };
}
